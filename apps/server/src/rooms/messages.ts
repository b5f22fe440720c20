/*
 * The messages of the y-websocket protocol, written and read as bytes.
 *
 *   0 sync: 0 state vector · 1 everything the other lacks · 2 update      1 awareness      2 auth: 0 denied      3 query awareness
 *
 * Reading is total: what does not read to its last byte is a Refusal('bad-frame'). Nothing here looks inside an update.
 */
import { Refusal, SECOND_STATE } from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The outer kind of awareness messages. */
export const AWARENESS = 1

/** The largest state vector worth reading: some ten thousand tabs. */
const MOST_VECTOR = 64 * 1024

/** What answering a state vector costs, in messages: it may take a pass over the whole document. */
export const VECTOR_COST = 10

export type Heard =
  | { kind: 'vector'; vector: Uint8Array }
  /** `whole`: an answer to our own state vector, not a fresh edit. */
  | { kind: 'update'; update: Uint8Array; whole: boolean }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'query' }
  | { kind: 'other' }

/** Where the body of a message of so many bytes begins. */
const headOf = (length: number): number => (length < 0x80 ? 3 : 2 + Math.ceil((32 - Math.clz32(length)) / 7))

/** Written at once and into one piece: every edit of every room comes by here. */
function message(inner: number, bytes: Uint8Array): Uint8Array {
  const head = headOf(bytes.length)
  const out = new Uint8Array(head + bytes.length)
  out[1] = inner // out[0] is 0: sync
  let [at, rest] = [2, bytes.length]
  for (; rest >= 0x80; rest >>>= 7) out[at++] = (rest & 0x7f) | 0x80
  out[at] = rest
  out.set(bytes, head)
  return out
}

/** The bytes inside a message that was made here: a window on it, so that whoever keeps both keeps them once. */
export function bodyOf(made: Uint8Array): Uint8Array {
  let head = 3
  while (made[head - 1]! >= 0x80) head += 1
  return made.subarray(head)
}

export const vectorMessage = (vector: Uint8Array): Uint8Array => message(0, vector)
export const stateMessage = (state: Uint8Array): Uint8Array => message(1, state)
/** Only for our own web: everything the other lacks, in Yjs' second format. */
export const secondStateMessage = (state: Uint8Array): Uint8Array => message(SECOND_STATE, state)
export const updateMessage = (update: Uint8Array): Uint8Array => message(2, update)

export function deniedMessage(reason: string): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, 2)
  encoding.writeVarUint(to, 0)
  encoding.writeVarString(to, reason)
  return encoding.toUint8Array(to)
}

/** An awareness update about nobody: keeps a client from believing that we are gone. */
export const FEED: Uint8Array = Uint8Array.of(1, 1, 0)
/** The state vector of an empty document. */
export const isEmptyVector = (vector: Uint8Array): boolean => vector.length === 1 && vector[0] === 0
/** An update that holds no struct: it can only delete. */
export const onlyDeletes = (update: Uint8Array): boolean => update[0] === 0

/** Whose structs an update holds, as far as its first bytes tell: one client id, several, or nobody's (it only deletes). */
export function onlyAuthor(update: Uint8Array): number | 'nobody' | 'several' {
  if (onlyDeletes(update)) return 'nobody'
  if (update[0] !== 1) return 'several'
  try {
    const from = decoding.createDecoder(update)
    decoding.readVarUint(from) // sections
    decoding.readVarUint(from) // structs
    return decoding.readVarUint(from)
  } catch { // whatever it is, it is judged by itself
    return 'several'
  }
}

/** Reads one message of a stock client. @throws Refusal('bad-frame') */
export function readMessage(bytes: Uint8Array): Heard {
  try {
    const from = decoding.createDecoder(bytes)
    const outer = decoding.readVarUint(from)
    if (outer === 3) return { kind: 'query' }
    if (outer !== 0 && outer !== AWARENESS) return { kind: 'other' }
    const inner = outer === 0 ? decoding.readVarUint(from) : 0
    const body = decoding.readVarUint8Array(from)
    if (inner > 2 || decoding.hasContent(from)) throw new Refusal('bad-frame')
    if (outer === AWARENESS) return { kind: 'awareness', update: body }
    if (inner > 0) return { kind: 'update', update: body, whole: inner === 1 }
    if (body.length === 0 || body.length > MOST_VECTOR) throw new Refusal('bad-frame')
    return { kind: 'vector', vector: body }
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('bad-frame', { cause })
  }
}
