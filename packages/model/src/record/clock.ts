/*
 * Three clocks, one list of events: meeting, block and speaker are readings of the same state at a moment.
 *
 * Everything is subtraction from server time; nothing ticks and nothing is stored. Planned and added time stay apart. A reading
 * below zero is an overrun and is shown, nobody is cut off. Lengths and moments are milliseconds.
 */
import type { BlockId, Millis, PersonId } from '../ids.ts'
import { hasStarted, runOf } from './blocks.ts'
import { isRunning, used } from './intervals.ts'
import { inBreak } from './rule.ts'
import type { MeetingState } from './state.ts'
import type { Plan, PlanBlock } from './table.ts'
import { turnLeft } from './turns.ts'

export interface MeetingClock {
  /** Time the meeting ran, without breaks. */
  elapsed: Millis
  /** What the agenda promised: planned minutes, without what was added or cut. */
  planned: Millis
  /** Positive: it will end (or ended) earlier than planned; negative: later. */
  aheadMs: Millis
  /** When it will end if what is left takes its time; the real end once ended; null before the start. */
  projectedEnd: Millis | null
  running: boolean
}

export interface BlockClock {
  block: BlockId; title: string; planned: Millis; added: Millis; used: Millis
  /** Below zero while it runs over. */
  remaining: Millis
  overrun: Millis
  running: boolean
}

/** 'minute' at 60 s for turns of two minutes and more, 'amber' at 30 s, 'over' past the end. */
export type Warning = 'none' | 'minute' | 'amber' | 'over'

export interface SpeakerClock {
  person: PersonId; given: Millis; extended: Millis; used: Millis; remaining: Millis; overrun: Millis; running: boolean
  warning: Warning
}

const LONG_TURN = 120_000
const MINUTE = 60_000
const AMBER = 30_000

/** What was promised for a block: stamped when it started, from the agenda until then. */
const promised = (state: MeetingState, block: PlanBlock): Millis => {
  const run = runOf(state, block.id)
  return hasStarted(run) ? run.planned : block.ms
}

/** The length a block has now: promised and added; nothing once postponed; never below zero. */
export function blockLength(state: MeetingState, block: PlanBlock): Millis {
  const run = runOf(state, block.id)
  return run.moved ? 0 : Math.max(0, promised(state, block) + run.added)
}

/** What a block still needs at this moment: nothing once it ended or was postponed. */
export function blockLeft(state: MeetingState, block: PlanBlock, now: Millis): Millis {
  const run = runOf(state, block.id)
  return run.ended ? 0 : Math.max(0, blockLength(state, block) - used(run.intervals, now))
}

/** The meeting's clock (MC1, MC5, MC8). Blocks that ran and are no longer in the agenda take no more time. */
export function meetingClock(state: MeetingState, plan: Plan, now: Millis): MeetingClock {
  const planned = plan.reduce((sum, block) => sum + promised(state, block), 0)
  const elapsed = used(state.sessions, now)
  if (state.startedAt === null) return { elapsed, planned, aheadMs: 0, projectedEnd: null, running: false }
  const rest = inBreak(state) ? Math.max(0, (state.breakUntil ?? now) - now) : 0
  const left = plan.reduce((sum, block) => sum + blockLeft(state, block, now), 0)
  const projectedEnd = state.endedAt ?? now + rest + left
  return { elapsed, planned, aheadMs: state.startedAt + planned - projectedEnd, projectedEnd, running: isRunning(state.sessions) }
}

/** The running block's clock (MC2, MC3); null between blocks. */
export function blockClock(state: MeetingState, now: Millis): BlockClock | null {
  if (state.block === null) return null
  const run = runOf(state, state.block)
  const spent = used(run.intervals, now)
  const remaining = Math.max(0, run.planned + run.added) - spent
  return {
    block: run.id, title: run.title, planned: run.planned, added: run.added, used: spent, remaining,
    overrun: Math.max(0, -remaining),
    running: isRunning(run.intervals),
  }
}

function warningAt(length: Millis, remaining: Millis): Warning {
  if (remaining < 0) return 'over'
  if (remaining <= AMBER) return 'amber'
  return remaining <= MINUTE && length >= LONG_TURN ? 'minute' : 'none'
}

/** The speaker's clock (MC4); null when nobody has the word. */
export function speakerClock(state: MeetingState, now: Millis): SpeakerClock | null {
  if (state.turn === null) return null
  const { person, given, extended, intervals } = state.turn
  const remaining = turnLeft(state.turn, now)
  return {
    person, given, extended, used: used(intervals, now), remaining, overrun: Math.max(0, -remaining),
    running: isRunning(intervals),
    warning: warningAt(given + extended, remaining),
  }
}
