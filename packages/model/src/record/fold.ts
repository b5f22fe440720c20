/*
 * From events to the state: one pure, total function for server, screens and export.
 *
 * It never throws, whatever stands in the record: what cannot be read, is not known or makes no sense where it stands only
 * advances the count and the moment. Folding all at once and step by step give the same state. Nouns keep their own rules; this
 * file only joins them into one total table.
 */
import type { RefusalReason } from '../wire/refusals.ts'
import { blockRules } from './blocks.ts'
import { emptyState } from './empty.ts'
import type { EventType, MeetingEvent } from './events.ts'
import { roleRules } from './handover.ts'
import { mergeRules } from './merge.ts'
import { paperRules } from './papers.ts'
import { peopleRules } from './people.ts'
import { phaseRules, phaseTable } from './phases.ts'
import { positionRules } from './positions.ts'
import { queueRules } from './queue.ts'
import { own, type Rules } from './rule.ts'
import { sealingRules } from './sealing.ts'
import { readEvent } from './shape.ts'
import type { MeetingState, Phase } from './state.ts'
import { teamRules } from './teams.ts'
import { turnRules } from './turns.ts'
import { UNDO_MS, undoAfter } from './undo.ts'

const rules: Rules<EventType> = {
  ...phaseRules, ...peopleRules, ...mergeRules, ...roleRules, ...blockRules, ...queueRules, ...turnRules,
  ...positionRules, ...teamRules, ...paperRules, ...sealingRules,
  'act.undo': {
    fits: (state, event) => (state.undo === null || event.at - state.undo.at > UNDO_MS ? 'too-late'
      : state.undo.event === event.event ? null : 'stale'),
    apply: (state) => (state.undo === null ? state : foldAll(state.undo.since, state.undo.before)),
  },
}

interface AnyRule {
  fits: (state: MeetingState, event: MeetingEvent) => RefusalReason | null
  apply: (state: MeetingState, event: MeetingEvent) => MeetingState
}
/** The table pairs every type with its own rule; the compiler cannot follow that pairing through a union. */
const ruleOf = (event: MeetingEvent): AnyRule => rules[event.type] as unknown as AnyRule

/** Why an event makes no sense in this state, or null if it does. Judges no rights. */
export const misfit = (state: MeetingState, event: MeetingEvent): RefusalReason | null =>
  own<Record<Phase, RefusalReason | null>>(phaseTable, event.type)?.[state.phase] ?? ruleOf(event).fits(state, event)

/** The state after one more event, which may be any JSON. The given state is not changed. Never throws. */
export function fold(state: MeetingState, event: unknown): MeetingState {
  const read = readEvent(event)
  if (read === null) return { ...state, seq: state.seq + 1 }
  const timely = read.at < state.lastAt ? { ...read, at: state.lastAt } : read
  const here = { ...state, seq: state.seq + 1, lastAt: timely.at }
  if (misfit(here, timely) !== null) return here
  const next = ruleOf(timely).apply(here, timely)
  if (timely.type === 'act.undo') return { ...next, seq: here.seq, lastAt: here.lastAt, undo: null }
  return { ...next, undo: undoAfter(state, timely) }
}

/** Folds a whole record, or what came after a known state. */
export const foldAll = (events: Iterable<unknown>, from: MeetingState = emptyState()): MeetingState => {
  let state = from
  for (const event of events) state = fold(state, event)
  return state
}
