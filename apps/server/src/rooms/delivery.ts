/*
 * From committed changes to bytes on sockets: encoded once, shared by everybody who follows the same documents.
 *
 * The small edits of a tick are one update already; whatever came beside them goes as it is, one after the other. On the live socket
 * that is one frame per document, compressed above a size; whoever follows the same set of documents gets the very same bytes.
 */
import { encodeFrames, flags, type Frame } from '@acta-viva/model/wire'
import { deflateRawSync } from 'node:zlib'
import type { Change, RoomDocument } from './document.ts'

/** What became durable in one document in one tick. */
export interface News {
  readonly document: RoomDocument
  readonly messages: readonly Uint8Array[]
  /** How many updates of the document were committed before these. */
  readonly before: number
  /** The connection that wrote all of it, and needs no echo; null when several did. */
  readonly author: unknown
}

/** Several messages of one document share a frame up to about so many bytes. */
const FRAME_BYTES = 64 * 1024
/** Frames above this many bytes are deflated. */
export const DEFLATE_ABOVE = 512
/** So many documents can be told apart in one group key. */
export const GROUP_DOCUMENTS = 30

export function newsOf(document: RoomDocument, changes: readonly Change[]): News {
  const first = changes[0]!
  const author = first.author !== null && changes.every((change) => change.author === first.author) ? first.author : null
  return { document, messages: changes.map(({ message }) => message), before: document.seq - changes.length, author }
}

/** A whole message of the live socket, in memory that is cheap to have for a moment: it must not be kept. */
export const messageOf = (frames: readonly Frame[]): Uint8Array => encodeFrames(frames, (length) => Buffer.allocUnsafe(length))

/** One frame for one message, deflated if that is worth it. */
export function frameOf(channel: number, message: Uint8Array, level = 1): Frame {
  if (message.length <= DEFLATE_ABOVE) return { channel, flags: flags.plain, bytes: message }
  const packed = deflateRawSync(message, { level })
  return packed.length < message.length ? { channel, flags: flags.deflate, bytes: packed } : { channel, flags: flags.plain, bytes: message }
}

/** Remembers the frames of messages that many will ask for: whole states and shared diffs. */
export class Packed {
  readonly #frames = new WeakMap<Uint8Array, Frame>()

  frame(channel: number, message: Uint8Array): Frame {
    let frame = this.#frames.get(message)
    if (!frame) this.#frames.set(message, frame = frameOf(channel, message, 6))
    return frame
  }
}

/** Bytes by group; a group is the set of news that somebody gets, as bits. */
export class Groups {
  readonly #news: readonly News[]
  readonly #frames: (Frame[] | undefined)[] = []
  readonly #bytes = new Map<number, Uint8Array>()

  constructor(news: readonly News[]) {
    this.#news = news
  }

  bytes(mask: number): Uint8Array {
    let bytes = this.#bytes.get(mask)
    if (!bytes) this.#bytes.set(mask, bytes = messageOf(this.#framesOf(mask)))
    return bytes
  }

  #framesOf(mask: number): Frame[] {
    return this.#news.flatMap(({ document, messages }, i) =>
      ((mask & (1 << i)) === 0 ? [] : this.#frames[i] ??= joined(messages).map((bytes) => frameOf(document.channel, bytes))))
  }
}

/** Messages one after the other, in as few pieces as reasonable. Merging them would cost more than it saves, and more than linearly. */
function joined(messages: readonly Uint8Array[]): readonly Uint8Array[] {
  if (messages.length === 1) return messages
  const pieces: Uint8Array[][] = [[]]
  let bytes = 0
  for (const message of messages) {
    if (bytes > 0 && bytes + message.length > FRAME_BYTES) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)!.push(message)
    bytes += message.length
  }
  return pieces.map((some) => (some.length === 1 ? some[0]! : Buffer.concat(some)))
}
