/*
 * From committed changes to bytes on sockets: encoded once, shared by everybody who follows the same documents.
 *
 * The updates of a tick become one update per document (in bundles of at most sixteen, since merging grows faster than its input).
 * On the live socket they are frames, compressed above a size; whoever follows the same set of documents gets the very same bytes.
 */
import { encodeFrames, flags, type Frame } from '@acta-viva/model/wire'
import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { Change, RoomDocument } from './document.ts'
import { updateMessage } from './messages.ts'

/** What became durable in one document in one tick. */
export interface News {
  readonly document: RoomDocument
  readonly messages: readonly Uint8Array[]
  /** How many updates of the document were committed before these. */
  readonly before: number
  /** The connection that wrote all of it, and needs no echo; null when several did. */
  readonly author: unknown
}

const BUNDLE = 16
/** Frames above this many bytes are deflated. */
export const DEFLATE_ABOVE = 512
/** So many documents can be told apart in one group key. */
export const GROUP_DOCUMENTS = 30

export function newsOf(document: RoomDocument, changes: readonly Change[]): News {
  const first = changes[0]!
  const author = first.author !== null && changes.every((change) => change.author === first.author) ? first.author : null
  return { document, messages: bundled(changes), before: document.seq - changes.length, author }
}

function bundled(changes: readonly Change[]): Uint8Array[] {
  if (changes.length === 1) return [changes[0]!.message]
  const messages: Uint8Array[] = []
  for (let at = 0; at < changes.length; at += BUNDLE) {
    const some = changes.slice(at, at + BUNDLE)
    messages.push(some.length === 1 ? some[0]!.message : updateMessage(Y.mergeUpdates(some.map(({ update }) => update))))
  }
  return messages
}

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
    if (!bytes) this.#bytes.set(mask, bytes = encodeFrames(this.#framesOf(mask)))
    return bytes
  }

  #framesOf(mask: number): Frame[] {
    return this.#news.flatMap(({ document, messages }, i) =>
      ((mask & (1 << i)) === 0 ? [] : this.#frames[i] ??= messages.map((message) => frameOf(document.channel, message))))
  }
}
