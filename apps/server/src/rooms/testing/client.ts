/*
 * A live client of the shortest kind, for tests: real Y.Docs, the real wire, a socket in memory.
 */
import {
  CONTROL, encodeControl, encodeFrames, flags, PROTOCOL, readDown, readFrames, SECOND_STATE, type Down, type PresenceRow, type Up,
} from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import { inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { stateMessage, updateMessage, vectorMessage } from '../messages.ts'
import type { Hearing, Seat, Socket } from '../ports.ts'
import type { Rooms } from '../rooms.ts'

export class LiveClient {
  readonly seat: Seat
  readonly said: Down[] = []
  readonly docs = new Map<string, Y.Doc>()
  readonly presence = new Map<string, PresenceRow>()
  closed: { code: number; reason: string } | null = null
  saved = 0
  /** Bytes the socket pretends not to have sent yet. */
  unsent = 0
  received = 0
  /** While true, edits are made but get lost on the way. */
  losing = false
  /** While true, it opens no document by itself. */
  silent = false
  #marks = 0
  readonly #channels = new Map<string, number>()
  readonly #hearing: Hearing

  constructor(rooms: Rooms, seat: Seat, hello: Partial<Extract<Up, { t: 'hello' }>> = {}) {
    this.seat = seat
    const socket: Socket = {
      send: (bytes) => { this.#receive(bytes) },
      close: (code, reason) => { this.closed ??= { code, reason } },
      buffered: () => this.unsent,
    }
    this.#hearing = rooms.live(socket, seat)
    this.say({ t: 'hello', protocol: PROTOCOL, ...hello })
  }

  doc(name = 'plenary'): Y.Doc {
    const doc = this.docs.get(name)
    if (!doc) throw new Error(`${this.seat.person} follows no ${name}`)
    return doc
  }

  heard<T extends Down['t']>(t: T): Extract<Down, { t: T }>[] {
    return this.said.filter((message): message is Extract<Down, { t: T }> => message.t === t)
  }

  get isReady(): boolean { return this.heard('hello').length > 0 }

  say(up: Up): void { this.#send(CONTROL, encodeControl(up)) }
  raw(bytes: Uint8Array): void { this.#hearing.hear(bytes) }
  command(command: { id: string; type: string } & Record<string, unknown>): void { this.say({ t: 'command', command }) }
  answer(id: string): Extract<Down, { t: 'answer' }> | undefined { return this.heard('answer').find((answer) => answer.id === id) }

  /** "Everything before this": the number to wait for. */
  mark(): number {
    this.#marks += 1
    this.say({ t: 'mark', n: this.#marks })
    return this.#marks
  }

  /** Sends an update as it is, whatever it is. */
  update(document: string, update: Uint8Array): void { this.#send(this.#channels.get(document)!, updateMessage(update)) }

  /** A fresh copy of a document, as after a refusal. */
  restart(document: string): Y.Doc {
    this.docs.get(document)?.destroy()
    this.#open(document, this.#channels.get(document)!)
    return this.doc(document)
  }

  drop(): void {
    this.closed ??= { code: 1006, reason: '' }
    this.#hearing.gone()
  }

  card(id: string, text: string): void {
    const doc = this.doc('plenary')
    doc.transact(() => {
      const row = new Y.Map<unknown>()
      row.set('text', new Y.Text(text))
      row.set('order', id)
      doc.getMap('cards').set(id, row)
    })
  }

  cards(): Record<string, { text: string }> { return this.doc('plenary').getMap('cards').toJSON() as Record<string, { text: string }> }

  #receive(message: Uint8Array): void {
    if (this.closed) return
    this.received += message.length
    for (const frame of readFrames(message)) {
      const bytes = frame.flags === flags.deflate ? new Uint8Array(inflateRawSync(frame.bytes)) : frame.bytes
      if (frame.channel === CONTROL) this.#control(readDown(bytes))
      else this.#document(frame.channel, bytes)
    }
  }

  #control(down: Down): void {
    this.said.push(down)
    if (down.t === 'hello') for (const row of down.channels) this.#open(row.document, row.channel)
    if (down.t === 'channel' && down.channel === 0) this.docs.delete(down.document)
    if (down.t === 'channel' && down.channel > 0 && !this.docs.has(down.document)) this.#open(down.document, down.channel)
    if (down.t === 'saved') this.saved = down.n
    if (down.t === 'presence') for (const row of down.rows) this.presence.set(row.person, row)
  }

  #open(document: string, channel: number): void {
    const doc = new Y.Doc()
    this.#channels.set(document, channel)
    this.docs.set(document, doc)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && !this.closed && !this.losing) this.#send(channel, updateMessage(update))
    })
    if (!this.silent) this.#send(channel, vectorMessage(Y.encodeStateVector(doc)))
  }

  #document(channel: number, bytes: Uint8Array): void {
    const name = [...this.#channels].find(([, known]) => known === channel)?.[0]
    const doc = name === undefined ? undefined : this.docs.get(name)
    if (!doc) return
    for (const from = decoding.createDecoder(bytes); decoding.hasContent(from);) {
      decoding.readVarUint(from)
      const kind = decoding.readVarUint(from)
      const body = decoding.readVarUint8Array(from)
      if (kind === 0) this.#send(channel, stateMessage(Y.encodeStateAsUpdate(doc, body)))
      else if (kind === SECOND_STATE) Y.applyUpdateV2(doc, body, this)
      else Y.applyUpdate(doc, body, this)
    }
  }

  #send(channel: number, bytes: Uint8Array): void {
    if (!this.closed) this.#hearing.hear(encodeFrames([{ channel, flags: flags.plain, bytes }]))
  }
}
