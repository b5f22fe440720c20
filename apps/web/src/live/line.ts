/*
 * The line: one WebSocket for everything this device says and hears in a meeting.
 *
 *   connecting ─open─► open ─cut or silent─► waiting ─after a jittered pause─► connecting
 *        └──────────── final refusal (4400–4499) ───────────► ended
 *
 * Only the line reconnects; documents and commands are driven by it. A half-open line (a laptop that slept, a phone between two
 * antennas) is noticed by silence: we ask the time when nothing was heard for a while, and hang up when no answer comes.
 * What is said in one breath (before the page does anything else) leaves as one message: on a poor line each costs its own packet.
 * It never decides what is saved, and never throws what it could not send: the caller still has it.
 */
import { encodeFrames, flags, MOST_FRAMES, readFrames, type Frame } from '@acta-viva/model/wire'

export type LineState =
  | { at: 'connecting'; attempt: number }
  | { at: 'open'; since: number }
  | { at: 'waiting'; attempt: number; until: number }
  | { at: 'resting' }
  | { at: 'ended'; code: number; reason: string }

export interface LineDeps {
  open: (url: string) => WebSocket
  now: () => number
  random: () => number
  after: (ms: number, run: () => void) => () => void
}

export interface LineEvents {
  state: (state: LineState) => void
  /** Frames as they came, inflated, one call per message. */
  frames: (frames: Frame[]) => void
  /** Time to ask the server for its clock; also what keeps a silent line honest. */
  ask: () => void
  /** Whether to be sparing: silence is then borne longer before it is asked about. */
  sparing: () => boolean
  /** Bytes as they cross the wire, for the data budget. */
  traffic: (up: number, down: number) => void
}

export interface Line {
  /** True if it left; false if there is no line now. */
  send: (frames: readonly Frame[]) => boolean
  /** Try at once instead of waiting out the pause (the phone says the network is back, the page is looked at again). */
  hurry: () => void
  /** Hang up until `hurry`: a hidden page that holds nothing rests. */
  rest: () => void
  close: () => void
}

/** Nothing heard for this long: ask. No answer after as long again: hang up. Together below 10 s. */
const QUIET = 4_500
/** The same where every byte is dear: a dead line is noticed within half a minute. */
const SPARING_QUIET = 14_000
/** However much is heard: a page that only listens is asked for nothing, and would be taken for gone, its clock never set. */
const STEADY = 25_000
const HANDSHAKE = 15_000
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 10_000
/** Bytes that share a message: a day of offline work stays in pieces the server takes. */
const LONGEST_BREATH = 64 * 1024

/** Full jitter (as many devices come back at once after a cut): anything up to the growing pause, never nothing. */
export const pauseBefore = (attempt: number, random: () => number): number =>
  250 + Math.round(random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempt, 6)))

export function openLine(url: () => string, events: LineEvents, deps: LineDeps): Line {
  let socket: WebSocket | null = null
  let state: LineState = { at: 'connecting', attempt: 0 }
  let stop: () => void = () => undefined
  let asked = false
  let queue = Promise.resolve()
  let behind = 0
  let stopAsking: () => void = () => undefined
  let breath: Frame[] = []
  let weight = 0

  /** Sends what was said in this breath. */
  const utter = () => {
    const frames = breath
    breath = []
    weight = 0
    if (socket === null || frames.length === 0) return
    const bytes = encodeFrames(frames)
    socket.send(bytes as Uint8Array<ArrayBuffer>)
    events.traffic(bytes.length, 0)
  }

  const become = (next: LineState) => { state = next; events.state(next) }

  const listen = () => {
    stop()
    stop = deps.after(events.sparing() ? SPARING_QUIET : QUIET, () => {
      if (asked) { drop(); return }
      asked = true
      events.ask()
      listen()
    })
  }
  const heard = () => { asked = false; listen() }

  /** Asks at once, soon again (the first answer may have queued behind the documents), then steadily. */
  const keepAsking = (pause: number) => {
    events.ask()
    stopAsking = deps.after(pause, () => keepAsking(STEADY))
  }

  const forget = () => {
    stop()
    stopAsking()
    utter()
    if (socket === null) return
    const old = socket
    socket = null
    old.onopen = old.onmessage = old.onclose = old.onerror = null
    if (old.readyState < WebSocket.CLOSING) old.close()
  }

  const again = () => {
    const attempt = state.at === 'waiting' || state.at === 'connecting' ? state.attempt + 1 : 0
    const pause = pauseBefore(attempt, deps.random)
    become({ at: 'waiting', attempt, until: deps.now() + pause })
    stop = deps.after(pause, () => dial(attempt))
  }
  const drop = () => { forget(); again() }

  /**
   * Frames reach the meeting in the order they came. What came deflated waits for its reader, which is fetched apart from the room's
   * first code, and so does everything behind it; a reader that cannot be fetched, or bytes it cannot read, end this connection.
   */
  const deliver = (from: WebSocket, frames: Frame[]) => {
    if (behind === 0 && !frames.some((frame) => frame.flags === flags.deflate)) { events.frames(frames); return }
    behind += 1
    queue = queue.then(async () => {
      try {
        const { inflate } = await import('./inflate.ts')
        if (socket === from) events.frames(frames.map(inflate))
      } catch (cause) {
        console.warn('The connection starts again: what came could not be read', cause)
        if (socket === from) drop()
      } finally { behind -= 1 }
    })
  }

  const dial = (attempt: number) => {
    forget()
    become({ at: 'connecting', attempt })
    const next = deps.open(url())
    socket = next
    next.binaryType = 'arraybuffer'
    stop = deps.after(HANDSHAKE, drop)
    next.onopen = () => { asked = false; become({ at: 'open', since: deps.now() }); listen(); keepAsking(2_000) }
    next.onmessage = (event: MessageEvent) => {
      const bytes = new Uint8Array(event.data as ArrayBuffer)
      events.traffic(0, bytes.length)
      heard()
      deliver(next, readFrames(bytes))
    }
    next.onerror = () => undefined // the close that follows says what matters
    next.onclose = (event: CloseEvent) => {
      forget()
      if (event.code >= 4400 && event.code < 4500) become({ at: 'ended', code: event.code, reason: event.reason })
      else again()
    }
  }

  dial(0)
  return {
    send(frames) {
      if (socket === null || socket.readyState !== WebSocket.OPEN) return false
      const heavy = frames.reduce((sum, { bytes }) => sum + bytes.length, 0)
      if (breath.length + frames.length > MOST_FRAMES || weight + heavy > LONGEST_BREATH) utter()
      if (breath.length === 0) queueMicrotask(utter)
      breath.push(...frames)
      weight += heavy
      return true
    },
    hurry() {
      if (state.at === 'waiting' || state.at === 'resting') dial(0)
      else if (state.at === 'open' && !asked) { asked = true; events.ask(); listen() }
    },
    rest() {
      if (state.at === 'ended') return
      forget()
      become({ at: 'resting' })
    },
    close() {
      forget()
      state = { at: 'ended', code: 1000, reason: 'left' }
    },
  }
}
