/*
 * Whole documents for our own web in the fewest bytes: what every newcomer gets first, and the most of what a visit costs.
 *
 * The state goes in Yjs' second format, which deflates to little more than half of the first; what was committed since goes behind it,
 * in one frame. Packed as well as deflate can, since it is made once for everybody who comes.
 */
import { flags, type Frame } from '@acta-viva/model/wire'
import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { DEFLATE_ABOVE } from './delivery.ts'
import { bodyOf, secondStateMessage } from './messages.ts'

/** Small blocks: the second format holds a column for each part of the structs, and each deflates best by tables of its own (2 to 7 % less). */
const HOW = { level: 9, memLevel: 5 } as const

/** `base`: the state as a message of the first format. `state`: the same in the second, if somebody has it at hand. */
export function packedState(channel: number, base: Uint8Array, state: Uint8Array | null): Frame {
  if (base.length <= DEFLATE_ABOVE) return { channel, flags: flags.plain, bytes: base }
  return deflated(channel, secondStateMessage(state ?? Y.convertUpdateFormatV1ToV2(bodyOf(base))))
}

/** Several messages, one after the other. */
export function packedTail(channel: number, messages: readonly Uint8Array[]): Frame {
  const bytes = new Uint8Array(Buffer.concat(messages))
  return bytes.length <= DEFLATE_ABOVE ? { channel, flags: flags.plain, bytes } : deflated(channel, bytes)
}

/** Copied, because what zlib hands out lies in a larger piece that would be kept as long as the frame. */
const deflated = (channel: number, message: Uint8Array): Frame =>
  ({ channel, flags: flags.deflate, bytes: new Uint8Array(deflateRawSync(message, HOW)) })
