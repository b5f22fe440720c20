/*
 * Sessions: what a device shows after it entered, and who that is.
 *
 *   join ─► 256 random bits ─► cookie `av_<meeting>` (HttpOnly) and the answer's `session` (for programs: Bearer)
 *   request ─► cookie, bearer or ticket ─► hash ─► session row ─► person row ─► seat
 *
 * A session belongs to one meeting and one person; it says who somebody is, never what they may do. Removed people have none.
 */
import { Refusal } from '@acta-viva/model/wire'
import { leadRoles } from '@acta-viva/model/record'
import type { Seat } from '../rooms/index.ts'
import type { Person, Store } from '../store/store.ts'
import { hashOf, newSecret, sameHash, type RandomBytes } from './keys.ts'
import type { Tickets } from './tickets.ts'

/** How long a device stays known after it entered: a month, so that the acta can be opened again. In milliseconds. */
export const SESSION_LIFE = 30 * 24 * 3_600_000

/** What a request showed, in the order in which it is believed. */
export interface Shown {
  readonly bearer: string | null
  readonly ticket: string | null
  readonly cookie: string | null
}
export type Proof = 'bearer' | 'ticket' | 'cookie'

/** Somebody with a valid session. `sessionHash` names it without giving it away. */
export interface SignedIn { readonly seat: Seat; readonly sessionHash: string; readonly proof: Proof }

export interface Sessions {
  /** A fresh session for this person; the secret is given out once. */
  open(meeting: string, person: string): Promise<{ session: string; sessionHash: string }>
  /** Who this is, or null when nothing valid for that meeting was shown. @throws Refusal('removed') */
  find(meeting: string, shown: Shown): Promise<SignedIn | null>
  /** The same, for whoever must be somebody. @throws Refusal('signed-out' | 'removed') */
  need(meeting: string, shown: Shown): Promise<SignedIn>
  /** Ends every session of this person in this meeting. */
  end(meeting: string, person: string): Promise<void>
}

export const cookieName = (meeting: string): string => `av_${meeting}`

/** The place somebody takes in a room: what they are called, how they came in, and which lead links they have opened. */
export const seatOf = (person: Person): Seat => ({
  meeting: person.meeting, person: person.id, name: person.name,
  standing: person.grants.every((grant) => grant === 'observer') && person.grants.length > 0 ? 'observer' : 'participant',
  links: leadRoles.filter((role) => person.grants.includes(role)),
})

export interface SessionDeps { readonly store: Store; readonly tickets: Tickets; readonly now: () => number; readonly random: RandomBytes }

export function openSessions({ store, tickets, now, random }: SessionDeps): Sessions {
  const proofOf = ({ bearer, ticket, cookie }: Shown): { proof: Proof; hash: string } | null => {
    if (bearer !== null) return { proof: 'bearer', hash: hashOf(bearer) }
    const ticketed = ticket === null ? null : tickets.read(ticket)
    if (ticketed !== null) return { proof: 'ticket', hash: ticketed }
    return ticket === null && cookie !== null ? { proof: 'cookie', hash: hashOf(cookie) } : null
  }
  const find = async (meeting: string, shown: Shown): Promise<SignedIn | null> => {
    const shows = proofOf(shown)
    if (shows === null) return null
    const row = await store.directory.session(shows.hash, now())
    if (row === null || row.meeting !== meeting || !sameHash(row.hash, shows.hash)) return null
    const person = await settled(store, meeting, row.person)
    if (person === null) return null
    if (person.removedAt !== null) throw new Refusal('removed')
    return { seat: seatOf(person), sessionHash: row.hash, proof: shows.proof }
  }
  return {
    find,
    async open(meeting, person) {
      const session = newSecret(random)
      const sessionHash = hashOf(session)
      const createdAt = now()
      await store.directory.addSession({ hash: sessionHash, meeting, person, createdAt, expiresAt: createdAt + SESSION_LIFE })
      return { session, sessionHash }
    },
    async need(meeting, shown) {
      const found = await find(meeting, shown)
      if (found === null) throw new Refusal('signed-out')
      return found
    },
    end: (meeting, person) => store.directory.endSessions(meeting, person),
  }
}

/** The person, or whoever they were merged into. */
async function settled(store: Store, meeting: string, id: string): Promise<Person | null> {
  const person = await store.directory.person(meeting, id)
  return person?.mergedInto ? store.directory.person(meeting, person.mergedInto) : person
}
