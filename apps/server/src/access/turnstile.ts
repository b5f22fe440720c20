/*
 * How many sockets there may be: per person, per meeting and per address, and of those nobody answers for.
 *
 * A whole school shares one address and a person has a few devices, so the numbers are far above any honest use; they bound what one
 * script can hold open. Whoever is over is told `too-many` and may come back. Callers on the server's own machine have a wide gate.
 */
import type { Caller } from './join.ts'

export const socketLimits = { person: 60, meeting: 2500, address: 1500, here: 20_000, unknown: 200 } as const

export interface Turnstile {
  /** Lets a socket in; the answer takes it out again, once. Null when there are too many. */
  enter(meeting: string, person: string, caller: Caller): (() => void) | null
  /** The same for a socket that is only there to be told why not. */
  enterUnknown(): (() => void) | null
}

export function openTurnstile(): Turnstile {
  const inside = new Map<string, number>()
  let unknown = 0
  return {
    enter(meeting, person, caller) {
      const gates: [string, number][] = [
        [`p ${meeting} ${person}`, socketLimits.person], [`m ${meeting}`, socketLimits.meeting],
        [`a ${caller.address}`, caller.here ? socketLimits.here : socketLimits.address],
      ]
      if (gates.some(([gate, most]) => (inside.get(gate) ?? 0) >= most)) return null
      for (const [gate] of gates) inside.set(gate, (inside.get(gate) ?? 0) + 1)
      return once(() => {
        for (const [gate] of gates) {
          const left = (inside.get(gate) ?? 1) - 1
          if (left > 0) inside.set(gate, left)
          else inside.delete(gate)
        }
      })
    },
    enterUnknown() {
      if (unknown >= socketLimits.unknown) return null
      unknown += 1
      return once(() => { unknown -= 1 })
    },
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (!done) run()
    done = true
  }
}
