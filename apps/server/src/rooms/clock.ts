/*
 * The clock of a running server; tests bring their own.
 */
import type { Clock } from './ports.ts'

export const realClock: Clock = {
  now: Date.now,
  after(ms, run) {
    if (ms <= 0) { // at once, but after what this turn of the event loop still brings
      const soon = setImmediate(run)
      return () => { clearImmediate(soon) }
    }
    const timer = setTimeout(run, ms)
    return () => { clearTimeout(timer) }
  },
}
