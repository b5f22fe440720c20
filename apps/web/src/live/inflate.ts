/*
 * Opens the frames that came deflated. The browser's own DecompressionStream is asynchronous and would let later frames
 * overtake earlier ones, so a frame is inflated here and now by a small synchronous reader of RFC 1951.
 */
import { flags, type Frame } from '@acta-viva/model/wire'
import { inflateRaw } from './rfc1951.ts'

export const inflate = (frame: Frame): Frame =>
  frame.flags === flags.deflate ? { ...frame, flags: flags.plain, bytes: inflateRaw(frame.bytes) } : frame
