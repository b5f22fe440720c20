/*
 * Server time as a signal that ticks at whole seconds, so every screen turns its digits together.
 * Sleeps while the page is hidden (no timer then), and is right again with the first tick after it is seen. Until the server has said
 * what time it is, no digits are shown; only without a line does the device's own clock have to do.
 */
import type { Millis } from '@acta-viva/model/ids'
import { createSignal, type Accessor } from 'solid-js'
import { heardTime, serverTime, unknownTime, watchDrift } from './time.ts'

export interface ServerClockDeps {
  now: () => Millis
  monotonic: () => Millis
  after: (ms: number, run: () => void) => () => void
}
export interface ServerClock {
  now: Accessor<Millis>
  /** Whether `now` is worth showing. */
  timed: Accessor<boolean>
  exact: () => Millis
  /** The moment to put in a time question. */
  asking: () => Millis
  heard: (sent: Millis, server: Millis) => void
  /** A first guess, before any round trip was measured. */
  assume: (server: Millis) => void
  /** There is no line to ask: the device's clock, moved by how far the server was `ahead` of it when last heard. */
  doWithout: (ahead: Millis) => void
  onSlept: (run: () => void) => void
  close: () => void
}

export function createServerClock(deps: ServerClockDeps): ServerClock {
  let time = unknownTime
  let assumed: Millis | null = null
  let slept: () => void = () => undefined
  let stop: () => void = () => undefined
  const exact = () => serverTime(time, deps.monotonic(), assumed === null ? deps.now() : deps.monotonic() + assumed)
  const [now, setNow] = createSignal(exact())
  const [timed, setTimed] = createSignal(false)
  const assume = (server: Millis) => { assumed = server - deps.monotonic(); setNow(exact()); setTimed(true) }

  const tick = () => {
    const watched = watchDrift(time, deps.monotonic(), deps.now())
    time = watched.time
    if (watched.slept) slept()
    const moment = exact()
    setNow(moment)
    if (!document.hidden) stop = deps.after(1_000 - (moment % 1_000) + 2, tick)
  }
  const seen = () => { stop(); if (!document.hidden) tick() }
  document.addEventListener('visibilitychange', seen)
  tick()
  return {
    now, timed, exact, asking: deps.monotonic,
    heard(sent, server) { time = heardTime(time, sent, deps.monotonic(), server); setNow(exact()); setTimed(true) },
    assume,
    doWithout(ahead) { if (!timed()) assume(deps.now() + ahead) },
    onSlept(run) { slept = run },
    close() { stop(); document.removeEventListener('visibilitychange', seen) },
  }
}
