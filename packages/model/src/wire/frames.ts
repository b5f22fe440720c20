/*
 * The live socket's messages: one or more frames, each `varuint channel · flags byte · varuint length · bytes`.
 *
 * Channel 0 is control, and its bytes are one JSON message (control.ts). Channel n carries the sync part of the y-websocket
 * protocol of the document the server named n in its hello. Flag 1 says the bytes are raw deflate. Readers are total:
 * a malformed message throws a Refusal('bad-frame') and nothing else.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Refusal } from './refusals.ts'

/** Raised whenever a frame, a control message or a refusal changes its meaning. */
export const PROTOCOL = 1
export const CONTROL = 0
export const flags = { plain: 0, deflate: 1 } as const

export interface Frame { channel: number; flags: number; bytes: Uint8Array }

/** The most frames one message may carry, so that a small message cannot ask for endless work. */
const MOST_FRAMES = 256

export function writeFrame(to: encoding.Encoder, channel: number, bytes: Uint8Array, flag: number = flags.plain): void {
  encoding.writeVarUint(to, channel)
  encoding.writeUint8(to, flag)
  encoding.writeVarUint8Array(to, bytes)
}

export function encodeFrames(frames: readonly Frame[]): Uint8Array {
  const to = encoding.createEncoder()
  for (const frame of frames) writeFrame(to, frame.channel, frame.bytes, frame.flags)
  return encoding.toUint8Array(to)
}

/** Reads a whole message. @throws Refusal('bad-frame') if it does not read to its last byte. */
export function readFrames(message: Uint8Array): Frame[] {
  try {
    const from = decoding.createDecoder(message)
    const frames: Frame[] = []
    while (decoding.hasContent(from)) {
      const channel = decoding.readVarUint(from)
      const flag = decoding.readUint8(from)
      const bytes = decoding.readVarUint8Array(from)
      if (flag > flags.deflate || frames.length >= MOST_FRAMES) throw new Refusal('bad-frame')
      frames.push({ channel, flags: flag, bytes })
    }
    return frames
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('bad-frame', { cause })
  }
}
