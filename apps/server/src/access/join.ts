/*
 * Entering a meeting: a key and a name become a person with a session.
 *
 *   key ─► link in force ─► who is it? ─► token: the same person, on any device
 *                                     ├─► session of this browser: the same person, the link's role added
 *                                     └─► nobody known: a new person under this name
 *   then: grants stored ─► the record told (it decides about roles) ─► session
 *
 * Only well-formed keys that open nothing count as guesses: a key cut by a messenger or replaced since is an honest mistake.
 */
import { Refusal } from '@acta-viva/model/wire'
import type { Rooms, Seat } from '../rooms/index.ts'
import type { Link, Person, Store } from '../store/store.ts'
import { Explained } from './explained.ts'
import { hashOf, isWholeKey, newId, newSecret, sameHash, type RandomBytes } from './keys.ts'
import type { Limiter } from './limits.ts'
import { cleanName, sameName } from './names.ts'
import { seatOf, type Sessions, type Shown } from './sessions.ts'
import { standingOf } from './way.ts'

export interface JoinAsk { readonly key: string; readonly name?: string | undefined; readonly token?: string | undefined }

/** Where a request comes from. `here`: from the server's own machine, with no proxy in front. */
export interface Caller { readonly address: string; readonly here: boolean }

export interface Joined {
  readonly seat: Seat
  /** What the device keeps to be the same person again; only the newest one given works. */
  readonly token: string
  readonly session: string
  /** Somebody else already came in under this name: worth asking for a grade or a school. */
  readonly homonyms: boolean
}

export interface JoinDeps {
  readonly store: Store
  readonly rooms: Pick<Rooms, 'joined' | 'view'>
  readonly sessions: Sessions
  readonly limiter: Limiter
  readonly now: () => number
  readonly random: RandomBytes
}

export type Join = (meeting: string, ask: JoinAsk, shown: Shown, caller: Caller) => Promise<Joined>

/** Name of the setting that holds what the coordinator of a new meeting is called. */
export const coordinatorSetting = (meeting: string): string => `meeting:${meeting}:coordinator`

/**
 * @throws Refusal `too-many`, `key-cut`, `key-unknown`, `key-replaced`, `removed`, `bad-command` (the name)
 */
export function openJoin(deps: JoinDeps): Join {
  const { store, rooms, sessions, limiter, now, random } = deps

  const linkOf = async (meeting: string, key: string, caller: Caller): Promise<Link> => {
    if (!limiter.left('guess', caller.address)) throw new Refusal('too-many')
    if (!isWholeKey(key)) throw new Refusal('key-cut')
    const keyHash = hashOf(key)
    const link = await store.directory.link(keyHash)
    if (link === null || link.meeting !== meeting || !sameHash(link.keyHash, keyHash)) {
      limiter.take('guess', caller.address)
      throw new Refusal('key-unknown')
    }
    if (link.replacedAt !== null) {
      const { people, roles } = await rooms.view(meeting)
      const coordinator = people[roles.coordinator ?? '']?.name ?? await store.directory.setting(coordinatorSetting(meeting), '')
      throw new Explained('key-replaced', 'role', coordinator === '' ? {} : { extra: { coordinator } })
    }
    return link
  }

  const byToken = async (meeting: string, token: string): Promise<Person | null> => {
    const tokenHash = hashOf(token)
    const person = await store.directory.personByToken(meeting, tokenHash)
    if (person !== null) return person
    const all = await store.directory.people(meeting)
    if (all.some((one) => one.tokenHash === tokenHash && one.removedAt !== null)) throw new Refusal('removed')
    return null
  }
  const bySession = async (meeting: string, shown: Shown): Promise<Person | null> => {
    const signedIn = await sessions.find(meeting, shown)
    return signedIn === null ? null : store.directory.person(meeting, signedIn.seat.person)
  }

  const newcomer = async (meeting: string, typed: string, tokenHash: string, link: Link): Promise<Person> => {
    const named = typed.trim() === '' && link.role === 'coordinator' ? await store.directory.setting(coordinatorSetting(meeting), '') : typed
    const name = cleanName(named)
    if (name === null) throw new Explained('bad-command', 'name')
    const person: Person = {
      meeting, id: newId(random), name, tokenHash, createdAt: now(), removedAt: null, mergedInto: null,
      grants: [standingOf(link)], detail: null,
    }
    await store.directory.addPerson(person)
    return person
  }

  const returned = async (person: Person, tokenHash: string | undefined, link: Link): Promise<Person> => {
    const given = standingOf(link)
    const grants = person.grants.includes(given) ? person.grants : [...person.grants, given]
    const change = { grants, ...(tokenHash !== undefined && { tokenHash }) }
    return (await store.directory.updatePerson(person.meeting, person.id, change)) ?? person
  }

  return async (meeting, ask, shown, caller) => {
    limiter.take(caller.here ? 'joinHere' : 'join', caller.address)
    limiter.take('joinMeeting', meeting)
    const link = await linkOf(meeting, ask.key, caller)
    const recognised = ask.token === undefined ? null : await byToken(meeting, ask.token)
    const before = recognised ?? await bySession(meeting, shown)
    // A token that was recognised stays the device's own, also after its person was merged into another.
    const token = recognised !== null && ask.token !== undefined ? ask.token : newSecret(random)
    const person = before === null
      ? await newcomer(meeting, ask.name ?? '', hashOf(token), link)
      : await returned(before, recognised === null ? hashOf(token) : undefined, link)
    const seat = seatOf(person)
    await rooms.joined(meeting, seat)
    const { session } = await sessions.open(meeting, person.id)
    const others = before === null ? Object.values((await rooms.view(meeting)).people) : [] // the room has them at hand, the disk need not be asked
    const homonyms = others.some((one) => one.id !== person.id && !one.removed && sameName(one.name, person.name))
    return { seat, token, session, homonyms }
  }
}
