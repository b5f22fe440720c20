/*
 * Whether this screen still hears the server. A projector stands alone: nobody taps it, so it has to notice silence by itself and
 * say so, or forty people follow a picture that stopped. A calm line answers a question about the time every few seconds, so
 * nothing at all for eight and a half is silence, whatever state the socket believes to be in.
 */
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'

/** Silence after which the screen says so; with the tick of one second it shows within ten. */
export const STALE_AFTER = 8_500

export interface FreshnessDeps {
  /** Milliseconds that never jump. */
  monotonic: () => number
  after: (ms: number, run: () => void) => () => void
}

/** True while nothing was heard for `STALE_AFTER`; `heard` has another value after each message, and after nothing else. */
export function createFreshness(heard: Accessor<unknown>, { monotonic, after }: FreshnessDeps): Accessor<boolean> {
  const [stale, setStale] = createSignal(false)
  let last = monotonic()
  let stop: () => void = () => undefined
  createEffect(on(createMemo(heard), () => { last = monotonic(); setStale(false) }))
  const look = () => {
    setStale(monotonic() - last >= STALE_AFTER)
    stop = after(1_000, look)
  }
  look()
  onCleanup(() => stop())
  return stale
}
