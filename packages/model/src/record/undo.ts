/*
 * Taking back the last act, for ten seconds.
 *
 * Only acts that steer the meeting can be taken back. What others did in between is kept: the state before the act is folded
 * again with everything that came since. The state kept for that carries no undo of its own, so states do not nest.
 */
import type { Millis, PersonId } from '../ids.ts'
import type { EventType, MeetingEvent } from './events.ts'
import { leads } from './handover.ts'
import { resolvePerson } from './rule.ts'
import type { MeetingState } from './state.ts'

export const UNDO_MS = 10_000

const undoable: ReadonlySet<EventType> = new Set<EventType>([
  'block.start', 'block.end', 'block.pause', 'block.resume', 'step.start', 'turn.grant', 'turn.end', 'turn.yield',
  'time.add', 'plan.adjust', 'queue.move', 'queue.open', 'queue.close', 'meeting.pause', 'meeting.resume', 'question.show',
])

/** What can be taken back after this event. */
export function undoAfter(before: MeetingState, event: MeetingEvent): MeetingState['undo'] {
  if (undoable.has(event.type)) {
    return { event: event.id, by: event.by, at: event.at, type: event.type, before: { ...before, undo: null }, since: [] }
  }
  const { undo } = before
  if (undo === null || event.at - undo.at > UNDO_MS) return null
  return { ...undo, since: [...undo.since, event] }
}

/** Whether this person may take back the last act at this moment: who did it, or anyone of the lead team (MC9). */
export const mayUndo = (state: MeetingState, person: PersonId, now: Millis): boolean =>
  state.undo !== null && now - state.undo.at <= UNDO_MS && state.phase === 'open'
  && (resolvePerson(state, state.undo.by) === resolvePerson(state, person) || leads(state, person))
