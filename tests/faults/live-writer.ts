/*
 * Somebody with a phone, for faults of the whole server: one live socket, one Y.Doc that outlives every connection, a card of one's own
 * into whose text 1; 2; 3; … is written.
 *
 * A number counts as acknowledged when the server answered the mark behind it, and then only. Whoever comes back sends what the
 * server lacks, as our web does; so what a server lost has to be looked for before its writers are back.
 */
import { CONTROL, encodeControl, encodeFrames, flags, PROTOCOL, readDown, readFrames, SECOND_STATE, type Down, type Frame, type Up } from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import { inflateRawSync } from 'node:zlib'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { stateMessage, updateMessage, vectorMessage } from '../../apps/server/src/rooms/messages.ts'

export interface Place { readonly url: string; readonly meeting: string }

export class LiveWriter {
  readonly name: string
  readonly session: string
  readonly said: Down[] = []
  doc = new Y.Doc()
  written = 0
  /** The highest number that is on the disk, as the server says. */
  acknowledged = 0
  epoch: string | null = null
  closed: number | null = null
  ready = false
  socket: WebSocket | null = null
  #marks = 0
  #channel = 0
  #marked = new Map<number, number>()
  readonly #acknowledge: (name: string, n: number) => void

  constructor(name: string, session: string, acknowledge: (name: string, n: number) => void) {
    this.name = name
    this.session = session
    this.#acknowledge = acknowledge
  }

  get text(): string { return textsIn(this.doc).get(this.name) ?? '' }
  /** Everything written so far is acknowledged. */
  get isSaved(): boolean { return this.acknowledged === this.written }

  connect({ url, meeting }: Place): void {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live/${meeting}`, { headers: { authorization: `Bearer ${this.session}` } })
    this.socket = socket
    this.closed = null
    this.ready = false
    this.#marked = new Map()
    this.#marks = 0
    socket.binaryType = 'nodebuffer'
    socket.on('open', () => {
      this.#say(control({ t: 'hello', protocol: PROTOCOL, client: this.doc.clientID, ...(this.epoch !== null && { epoch: this.epoch }) }))
    })
    socket.on('message', (data: Buffer) => { if (socket === this.socket) for (const frame of readFrames(data)) this.#hear(frame) })
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      if (socket !== this.socket) return
      this.closed = code
      this.ready = false
    })
  }

  /** The next number, and a mark behind it. Without a line it stays in the document, to be sent with the next one. */
  write(filling = ''): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => {
      const cards = this.doc.getMap<Y.Map<unknown>>('cards')
      const row = cards.get(this.name) ?? cards.set(this.name, new Y.Map<unknown>([['text', new Y.Text()], ['order', this.name]]))
      const text = row.get('text') as Y.Text
      text.insert(text.length, `${this.written + 1};`)
      if (filling !== '') row.set('by', filling)
    })
    this.written += 1
    if (this.ready) this.#say({ channel: this.#channel, flags: flags.plain, bytes: updateMessage(Y.encodeStateAsUpdate(this.doc, before)) }, this.#mark())
  }

  /** Lets go of this copy and starts with nothing, as after words were put aside. */
  startAfresh(): void {
    this.doc = new Y.Doc()
    if (this.socket?.readyState === WebSocket.OPEN) this.#ask()
  }

  /** Sends all of this copy, whatever the server said. */
  sendAnyway(): void {
    this.#say({ channel: this.#channel, flags: flags.plain, bytes: stateMessage(Y.encodeStateAsUpdate(this.doc)) }, this.#mark())
  }

  /** Asks for the whole document, as if nothing of it were here. */
  askForAll(): void { this.#say({ channel: this.#channel, flags: flags.plain, bytes: vectorMessage(Uint8Array.of(0)) }) }

  drop(): void {
    const { socket } = this
    this.socket = null
    this.ready = false
    socket?.terminate()
  }

  #mark(): Frame {
    this.#marks += 1
    this.#marked.set(this.#marks, this.written)
    return control({ t: 'mark', n: this.#marks })
  }

  #hear(frame: Frame): void {
    const bytes = frame.flags === flags.deflate ? new Uint8Array(inflateRawSync(frame.bytes)) : frame.bytes
    if (frame.channel === CONTROL) return this.#control(readDown(bytes))
    if (frame.channel !== this.#channel) return
    for (const from = decoding.createDecoder(bytes); decoding.hasContent(from);) {
      decoding.readVarUint(from)
      const kind = decoding.readVarUint(from)
      const body = decoding.readVarUint8Array(from)
      if (kind === 0) this.#answer(body)
      else if (kind === SECOND_STATE) Y.applyUpdateV2(this.doc, body, this)
      else Y.applyUpdate(this.doc, body, this)
    }
  }

  #answer(vector: Uint8Array): void {
    this.ready = true
    this.#say({ channel: this.#channel, flags: flags.plain, bytes: stateMessage(Y.encodeStateAsUpdate(this.doc, vector)) }, this.#mark())
  }

  #control(down: Down): void {
    if (down.t !== 'presence') this.said.push(down)
    if (down.t === 'hello') {
      this.#channel = down.channels.find(({ document }) => document === 'plenary')?.channel ?? 0
      if (this.epoch === null || this.epoch === down.epoch) this.#ask()
      this.epoch ??= down.epoch
    }
    if (down.t !== 'saved') return
    const n = this.#marked.get(down.n) ?? 0
    for (let each = this.acknowledged + 1; each <= n; each += 1) this.#acknowledge(this.name, each)
    this.acknowledged = Math.max(this.acknowledged, n)
  }

  #ask(): void { this.#say({ channel: this.#channel, flags: flags.plain, bytes: vectorMessage(Y.encodeStateVector(this.doc)) }) }
  #say(...frames: Frame[]): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(encodeFrames(frames))
  }
}

const control = (up: Up): Frame => ({ channel: CONTROL, flags: flags.plain, bytes: encodeControl(up) })

/** What stands on each card of a plenary. */
export function textsIn(doc: Y.Doc): Map<string, string> {
  const cards = doc.getMap('cards').toJSON() as Record<string, { text?: string }>
  return new Map(Object.entries(cards).map(([name, { text }]) => [name, text ?? '']))
}
