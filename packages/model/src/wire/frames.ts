/*
 * The live socket's messages: one or more frames, each `varuint channel · flags byte · varuint length · bytes`.
 *
 * Channel 0 is control, and its bytes are one JSON message (control.ts). Channel n carries the sync part of the y-websocket
 * protocol of the document the server named n in its hello; from the server, several messages one after the other. Flag 1 says the bytes are raw deflate. Readers are total:
 * a malformed message throws a Refusal('bad-frame') and nothing else.
 */
import { Refusal } from './refusal.ts'

/** Raised whenever a frame, a control message or a refusal changes its meaning. */
export const PROTOCOL = 2
export const CONTROL = 0
export const flags = { plain: 0, deflate: 1 } as const
/** Beside the three sync messages (vector 0, state 1, update 2): a whole state in Yjs' second update format. Our server alone says it. */
export const SECOND_STATE = 3

export interface Frame { channel: number; flags: number; bytes: Uint8Array }

/** The most frames one message may carry, so that a small message cannot ask for endless work. */
export const MOST_FRAMES = 256

/** Bytes a number takes, seven bits in each. */
const width = (n: number): number => (n < 0x80 ? 1 : 1 + width(Math.floor(n / 0x80)))

/** `make` gives the bytes to write into, of so many; a server has cheaper ones than the language. */
export function encodeFrames(frames: readonly Frame[], make = (length: number): Uint8Array => new Uint8Array(length)): Uint8Array {
  const out = make(frames.reduce((sum, { channel, bytes }) => sum + width(channel) + 1 + width(bytes.length) + bytes.length, 0))
  let at = 0
  const number = (n: number): void => {
    for (; n >= 0x80; n = Math.floor(n / 0x80)) out[at++] = (n % 0x80) | 0x80
    out[at++] = n
  }
  for (const frame of frames) {
    number(frame.channel)
    out[at++] = frame.flags
    number(frame.bytes.length)
    out.set(frame.bytes, at)
    at += frame.bytes.length
  }
  return out
}

/** Reads a whole message; the frames' bytes are windows on it. @throws Refusal('bad-frame') if it does not read to its last byte. */
export function readFrames(message: Uint8Array): Frame[] {
  const frames: Frame[] = []
  let at = 0
  const byte = (): number => message[at++] ?? refuse()
  const number = (): number => {
    let sum = 0
    for (let unit = 1; ; unit *= 0x80) {
      const next = byte()
      sum += (next & 0x7f) * unit
      if (sum > Number.MAX_SAFE_INTEGER || unit > Number.MAX_SAFE_INTEGER) refuse()
      if (next < 0x80) return sum
    }
  }
  while (at < message.length) {
    const [channel, flag, length] = [number(), byte(), number()]
    if (flag > flags.deflate || frames.length >= MOST_FRAMES || length > message.length - at) refuse()
    frames.push({ channel, flags: flag, bytes: message.subarray(at, at += length) })
  }
  return frames
}

function refuse(): never { throw new Refusal('bad-frame') }
