/*
 * When a series would meet next: the day and hour it has kept so far. A suggestion for a form, never a decision.
 */
import type { Millis } from '../ids.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000
/** A team that has met once meets again in four weeks (a monthly series). */
const MONTHLY = 4
/** Longer pauses are holidays, not a rhythm. */
const LONGEST = 13

/**
 * The moment suggested after the last of `starts` (in any order): as many whole weeks on as the middle one of the gaps so far, so that weekday
 * and hour stay; never before `now`. Null where nothing is known. Moments are milliseconds.
 */
export function nextInSeries(starts: readonly Millis[], now: Millis): Millis | null {
  const order = [...new Set(starts)].filter(Number.isFinite).toSorted((a, b) => a - b)
  const last = order.at(-1)
  if (last === undefined) return null
  const gaps = order.slice(1).map((at, n) => Math.round((at - order[n]!) / WEEK)).filter((weeks) => weeks >= 1 && weeks <= LONGEST).toSorted((a, b) => a - b)
  const weeks = gaps[Math.floor(gaps.length / 2)] ?? MONTHLY
  const overdue = Math.max(1, Math.ceil((now - last) / (weeks * WEEK)))
  return last + overdue * weeks * WEEK
}
