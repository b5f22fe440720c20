/*
 * Stretches of time: the one shape behind every clock.
 *
 * A list of intervals is ordered and disjoint, and only its last one may still be running. Nothing here reads a clock:
 * moments come in as arguments, in server milliseconds.
 */
import type { Millis } from '../ids.ts'
import type { Interval } from './state.ts'

type Intervals = readonly Interval[]

/** Whether the last stretch is still running. */
export const isRunning = (list: Intervals): boolean => list.at(-1)?.to === null

/** Milliseconds used up to `now`; a clock that was set back takes nothing off. */
export const used = (list: Intervals, now: Millis): Millis =>
  list.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - from), 0)

/** The list with a stretch running from `at`; unchanged if one already runs. */
export const startAt = (list: Interval[], at: Millis): Interval[] => (isRunning(list) ? list : [...list, { from: at, to: null }])

/** The list with its running stretch ended at `at`; unchanged if none runs. */
export const stopAt = (list: Interval[], at: Millis): Interval[] =>
  list.map((one) => (one.to === null ? { from: one.from, to: Math.max(one.from, at) } : one))
