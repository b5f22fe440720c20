/*
 * How a client of each server speaks: what it says on opening, how it sends edits and carets, what it makes of what it hears.
 *
 * A dialect knows bytes and nothing of the load. `documents` are numbered: stock servers have one per connection, our live socket
 * carries table, plenary and record together.
 */
import { CONTROL, encodeControl, encodeFrames, flags, PROTOCOL, readDown, readFrames, SECOND_STATE, type Down, type Up } from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { inflateRawSync } from 'node:zlib'

export interface Heard {
  /** The bytes of a document: `packed` ones are deflated messages of the sync protocol. */
  update(document: string, bytes: Uint8Array, packed: boolean): void
  synced(document: string): void
  control(message: Down): void
  carets(count: number): void
}
export interface Caret {
  readonly client: number
  readonly clock: number
  readonly name: string
  /** Document and root of the text it stands in. */
  readonly group: string
  readonly at: string
}

export interface Dialect {
  opening(client: number, name: string): Uint8Array[]
  read(bytes: Buffer, heard: Heard): Uint8Array[]
  edit(document: string, update: Uint8Array): Uint8Array
  /** Everything the server asked for is in the first answer: a client that has written nothing owes it nothing. */
  caret(caret: Caret): Uint8Array
}

const NOTHING = Uint8Array.of(0, 0)
const EMPTY_VECTOR = Uint8Array.of(0)

const written = (write: (to: encoding.Encoder) => void): Uint8Array => {
  const to = encoding.createEncoder()
  write(to)
  return encoding.toUint8Array(to)
}
const sync = (inner: number, bytes: Uint8Array) => (to: encoding.Encoder): void => {
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint(to, inner)
  encoding.writeVarUint8Array(to, bytes)
}

/** Hocuspocus hears nothing before a token; any will do where nobody checks it. */
const token = (to: encoding.Encoder): void => {
  encoding.writeVarUint(to, 2)
  encoding.writeVarUint(to, 0)
  encoding.writeVarString(to, 'x')
}

/** What y-prosemirror tells of a person: name, colour, and where the selection stands. */
const awareness = ({ client, clock, name, at }: Omit<Caret, 'group'>) => (to: encoding.Encoder): void => {
  const state = JSON.stringify({ user: { name, color: '#1f6f8b' }, cursor: JSON.parse(at) as unknown })
  encoding.writeVarUint(to, 1)
  encoding.writeVarUint8Array(to, written((body) => {
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, client)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, state)
  }))
}

/** The y-websocket protocol; Hocuspocus puts the document's name before every message and asks for a token. */
export function stock(document: string, prefix: string | null): Dialect {
  const wrap = (write: (to: encoding.Encoder) => void): Uint8Array => written((to) => {
    if (prefix !== null) encoding.writeVarString(to, prefix)
    write(to)
  })
  return {
    opening: (client, name) => [
      ...(prefix === null ? [] : [wrap(token)]),
      wrap(sync(0, EMPTY_VECTOR)),
      wrap(awareness({ client, clock: 1, name, at: 'null' })),
    ],
    edit: (_, update) => wrap(sync(2, update)),
    caret: (caret) => wrap(awareness(caret)),
    read(bytes, heard) {
      const from = decoding.createDecoder(bytes)
      if (prefix !== null) decoding.readVarString(from)
      const outer = decoding.readVarUint(from)
      if (outer === 1) { heard.carets(1); return [] }
      if (outer !== 0 && outer !== 4) return []
      const inner = decoding.readVarUint(from)
      const body = decoding.readVarUint8Array(from)
      if (inner === 0) return [wrap(sync(1, NOTHING))]
      heard.update(document, body, false)
      if (inner === 1) heard.synced(document)
      return []
    },
  }
}

/** Our live socket: one client, three documents, control messages. */
export function live(): Dialect {
  const channels = new Map<number, string>()
  const numbers = new Map<string, number>()
  let marks = 0
  const say = (up: Up) => ({ channel: CONTROL, flags: flags.plain, bytes: encodeControl(up) })
  const on = (channel: number, inner: number, body: Uint8Array) =>
    ({ channel, flags: flags.plain, bytes: written(sync(inner, body)) })
  return {
    opening: (client) => [encodeFrames([say({ t: 'hello', protocol: PROTOCOL, client })])],
    edit: (document, update) => encodeFrames([on(numbers.get(document) ?? 0, 2, update), say({ t: 'mark', n: ++marks })]),
    caret: ({ group, at }) => {
      const [document = '', root = ''] = group.split(' ')
      return encodeFrames([say({ t: 'caret', document, root, at })])
    },
    read(bytes, heard) {
      const answers: Uint8Array[] = []
      for (const frame of readFrames(bytes)) {
        const document = channels.get(frame.channel)
        if (frame.channel === CONTROL) {
          const down = readDown(frame.flags === flags.plain ? frame.bytes : unpack(frame.bytes))
          if (down.t === 'hello') {
            for (const { channel, document: name } of down.channels) { channels.set(channel, name); numbers.set(name, channel) }
            answers.push(encodeFrames(down.channels.map(({ channel }) => on(channel, 0, EMPTY_VECTOR))))
          }
          if (down.t === 'caret') heard.carets(down.carets.length)
          heard.control(down)
        } else if (document !== undefined) {
          const packed = frame.flags === flags.deflate
          if (packed || frame.bytes[1] !== 0) heard.update(document, frame.bytes, packed)
          if (packed || frame.bytes[1] === 1) heard.synced(document)
          if (!packed && frame.bytes[1] === 0) {
            answers.push(encodeFrames([on(frame.channel, 1, NOTHING), say({ t: 'mark', n: ++marks })]))
          }
        }
      }
      return answers
    },
  }
}

const unpack = (bytes: Uint8Array): Uint8Array => new Uint8Array(inflateRawSync(bytes))

/** Applies what `update` was given: one update, or (framed) the messages of the sync protocol that stand in one frame. */
export function applyIn(doc: Y.Doc, bytes: Uint8Array, packed: boolean, framed: boolean, origin?: unknown): void {
  if (!framed) return Y.applyUpdate(doc, bytes, origin)
  for (const from = decoding.createDecoder(packed ? unpack(bytes) : bytes); decoding.hasContent(from);) {
    decoding.readVarUint(from)
    const kind = decoding.readVarUint(from)
    const body = decoding.readVarUint8Array(from)
    if (kind === SECOND_STATE) Y.applyUpdateV2(doc, body, origin)
    else if (kind !== 0) Y.applyUpdate(doc, body, origin)
  }
}
