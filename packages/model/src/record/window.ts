/*
 * The days in which a closed acta is looked at: until when, and what waits to be taken up.
 *
 * Counted in calendar days where the meetings take place, so that "three days" ends with a day and not in the middle of a class.
 * Pure: whoever beats the drum (the server) asks here whether it is time.
 */
import type { Millis } from '../ids.ts'
import type { Correction, MeetingState } from './state.ts'

/** Peru has no summer time: five hours behind UTC all year. */
export const LIMA_MS = -5 * 3_600_000
const DAY_MS = 86_400_000
/** R1: three days unless the closing says another number. */
export const CONFIRMATION_DAYS = 3

/** The last millisecond of the `days`-th calendar day after a closing, in Lima (R1, D1). */
export const confirmationEnd = (closedAt: Millis, days: number = CONFIRMATION_DAYS): Millis =>
  (Math.floor((closedAt + LIMA_MS) / DAY_MS) + days + 1) * DAY_MS - LIMA_MS - 1

/** Whether a closed acta still takes conformities and corrections at `at`. */
export const takesConformity = (state: MeetingState, at: Millis): boolean =>
  state.phase === 'closed' && state.final === null && state.until !== null && at <= state.until

/** Whether the acta has to become final now: its days are over. */
export const isDue = (state: MeetingState, now: Millis): boolean =>
  state.phase === 'closed' && state.final === null && state.until !== null && now > state.until

/** Accepted corrections that no version shows yet. */
export const waitingCorrections = (state: MeetingState): Correction[] =>
  state.corrections.filter(({ outcome, version }) => outcome?.accepted === true && version === null)
