/*
 * The server's clock, as this device can best tell it.
 *
 * Offset is taken from the ping with the shortest round trip of the last few (the less a message waited, the less it lies), and
 * counted on the monotonic clock, so changing the phone's date moves nothing. When wall clock and monotonic clock part
 * (the device slept, or somebody set the date), old samples are thrown away and the server is asked again.
 */
import type { Millis } from '@acta-viva/model/ids'

export interface Sample { roundTrip: Millis; offset: Millis }
export interface ServerTime { samples: readonly Sample[]; drift: Millis | null }

const KEPT = 8
/** How far the two local clocks may part before a sleep or a changed date is assumed. */
const PARTED = 1_000

export const unknownTime: ServerTime = { samples: [], drift: null }

/** How far two honest samples may lie apart beyond what their round trips explain: clocks that run a little unevenly. */
const UNEVEN = 250

/** An answer lies within half its round trip of the truth. Two that cannot both be right mean that a clock was set meanwhile. */
const agree = (a: Sample, b: Sample): boolean => Math.abs(a.offset - b.offset) <= (a.roundTrip + b.roundTrip) / 2 + UNEVEN

/**
 * A ping answered: sent and back on the monotonic clock, `server` what the server's clock read in between. Older samples that the
 * new one contradicts are dropped: the server's clock was set, or ours stood still.
 */
export function heardTime(time: ServerTime, sent: Millis, back: Millis, server: Millis): ServerTime {
  const sample = { roundTrip: back - sent, offset: server - (sent + back) / 2 }
  return { ...time, samples: [...time.samples.filter((old) => agree(old, sample)), sample].slice(-KEPT) }
}

/** Server milliseconds for a moment of the monotonic clock; before any answer, the device's own wall clock has to do. */
export function serverTime(time: ServerTime, monotonic: Millis, wall: Millis): Millis {
  const best = time.samples.reduce<Sample | null>((a, b) => (a === null || b.roundTrip < a.roundTrip ? b : a), null)
  return best === null ? wall : monotonic + best.offset
}

/** Compares the two local clocks; `slept` means: ask the server again, what we knew is void. */
export function watchDrift(time: ServerTime, monotonic: Millis, wall: Millis): { time: ServerTime; slept: boolean } {
  const drift = wall - monotonic
  const slept = time.drift !== null && Math.abs(drift - time.drift) > PARTED
  return { time: { samples: slept ? [] : time.samples, drift }, slept }
}
