/*
 * Who may read and write which document of a room just now, as the record says; and after which events that may be otherwise.
 *
 * Pure: the state comes in. A right belongs to a whole document, never to a part of it.
 */
import { mayRead, mayWrite, type DocumentName, type Reader } from '@acta-viva/model/documents'
import { leads, resolvePerson, rolesOf, type EventType, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import type { RefusalReason } from '@acta-viva/model/wire'
import type { Seat } from './ports.ts'

function readerOf(state: MeetingState, person: string): Reader {
  const who = resolvePerson(state, person)
  const teams = state.teams.list.filter(({ members }) => members.includes(who)).map(({ id }) => id)
  return { person, roles: rolesOf(state, person), teams }
}

/** The rights of one meeting. Every edit is judged by them, and they change with the record alone: so each is worked out once. */
export class Rights {
  #state: MeetingState | null = null
  readonly #readers = new Map<string, Reader>()

  reads(state: MeetingState, { person }: Seat, at: DocumentName): boolean { return mayRead(this.#reader(state, person), at) }

  /** Why this person may not write there just now; null if they may. */
  writeRefusal(state: MeetingState, { person }: Seat, at: DocumentName): RefusalReason | null {
    if (!mayWrite(this.#reader(state, person), at)) return 'not-allowed'
    if (state.phase === 'closed') return 'closed'
    return at.kind === 'plenary' && state.locked && !leads(state, person) ? 'locked' : null
  }

  #reader(state: MeetingState, person: string): Reader {
    if (state !== this.#state) this.#readers.clear()
    this.#state = state
    let reader = this.#readers.get(person)
    if (!reader) this.#readers.set(person, reader = readerOf(state, person))
    return reader
  }
}

/** Events after which somebody may have other rights than before. */
const changesRights = new Set<EventType>([
  'person.remove', 'person.merge', 'role.give', 'role.claim', 'teams.form', 'teams.open', 'teams.recall',
  'plenary.lock', 'minutes.close', 'minutes.reopen',
])

/** Whose rights have to be looked at again: everybody's, or those of certain people; null for nobody's. */
export function rightsTouchedBy(events: readonly MeetingEvent[]): 'all' | ReadonlySet<string> | null {
  if (events.some((event) => changesRights.has(event.type) || (event.type === 'person.joined' && event.roles !== undefined))) return 'all'
  const came = new Set(events.flatMap((event) => (event.type === 'person.joined' ? [event.person] : [])))
  return came.size > 0 ? came : null
}
