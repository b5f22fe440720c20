/*
 * How often somebody may knock: token buckets by address and by meeting.
 *
 * A bucket starts full, each act takes one token, tokens come back at a steady pace. A whole school shares one address, so entering
 * is generous; guessing keys is not. A caller on the server's own machine (no proxy in front) gets wider buckets: load tests
 * live there. Time comes in as an argument; full buckets are forgotten, and their number is bounded.
 */
import { Refusal } from '@acta-viva/model/wire'

interface Limit { readonly burst: number; readonly perMinute: number }

export const limits = {
  /** Meetings made, per address. */
  create: { burst: 30, perMinute: 30 },
  createHere: { burst: 3000, perMinute: 600 },
  /** Entries, per address: a school's shared line comes in at once. */
  join: { burst: 300, perMinute: 120 },
  joinHere: { burst: 6000, perMinute: 6000 },
  /** Entries, per meeting. */
  joinMeeting: { burst: 1200, perMinute: 600 },
  /** Well-formed keys that open nothing, per address. */
  guess: { burst: 10, perMinute: 10 },
  /** Tickets, uploads, pulses and the like, per person. */
  write: { burst: 60, perMinute: 60 },
  /** Commands over HTTP, per person. */
  command: { burst: 200, perMinute: 600 },
  /** Files of the minutes, per person: each may cost a typesetting run. */
  file: { burst: 20, perMinute: 30 },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

export interface Limiter {
  /** Takes one token. @throws Refusal('too-many') when there is none */
  take(name: LimitName, who: string): void
  /** Whether a token is left, without taking it. */
  left(name: LimitName, who: string): boolean
}

interface Bucket { tokens: number; at: number }

/** The most buckets remembered per limit; beyond it, full ones are forgotten first and then the oldest. */
const MOST = 20_000

/** Buckets in memory, for one process. `now` in milliseconds. */
export function openLimiter(now: () => number): Limiter {
  const buckets = new Map<LimitName, Map<string, Bucket>>()
  const filled = (limit: Limit, bucket: Bucket | undefined, at: number): number => {
    if (bucket === undefined) return limit.burst
    const earned = (Math.max(0, at - bucket.at) / 60_000) * limit.perMinute
    return Math.min(limit.burst, bucket.tokens + earned)
  }
  const forget = (limit: Limit, of: Map<string, Bucket>, at: number): void => {
    for (const [who, bucket] of of) if (filled(limit, bucket, at) >= limit.burst) of.delete(who)
    for (const who of of.keys()) {
      if (of.size <= MOST / 2) return
      of.delete(who)
    }
  }
  return {
    take(name, who) {
      const limit = limits[name]
      const of = buckets.get(name) ?? new Map<string, Bucket>()
      buckets.set(name, of)
      const at = now()
      const tokens = filled(limit, of.get(who), at)
      if (tokens < 1) throw new Refusal('too-many')
      if (of.size >= MOST) forget(limit, of, at)
      of.set(who, { tokens: tokens - 1, at })
    },
    left: (name, who) => filled(limits[name], buckets.get(name)?.get(who), now()) >= 1,
  }
}
