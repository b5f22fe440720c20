/*
 * Who may read and write which document of a room just now, as the record says; and after which events that may be otherwise.
 *
 * Pure: the state comes in. A right belongs to a whole document, never to a part of it.
 */
import { mayRead, mayWrite, type DocumentName, type Reader } from '@acta-viva/model/documents'
import { leads, resolvePerson, rolesOf, type EventType, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import type { RefusalReason } from '@acta-viva/model/wire'
import type { Seat } from './ports.ts'

function readerOf(state: MeetingState, { person }: Seat): Reader {
  const who = resolvePerson(state, person)
  const teams = state.teams.list.filter(({ members }) => members.includes(who)).map(({ id }) => id)
  return { person, roles: rolesOf(state, person), teams }
}

export const readsThere = (state: MeetingState, seat: Seat, at: DocumentName): boolean => mayRead(readerOf(state, seat), at)

/** Why this person may not write there just now; null if they may. */
export function writeRefusalOf(state: MeetingState, seat: Seat, at: DocumentName): RefusalReason | null {
  if (!mayWrite(readerOf(state, seat), at)) return 'not-allowed'
  if (state.phase === 'closed') return 'closed'
  return at.kind === 'plenary' && state.locked && !leads(state, seat.person) ? 'locked' : null
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
