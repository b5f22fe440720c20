/*
 * One device on the live socket: control messages on channel 0, one document on each other channel.
 *
 *   loading ─room read─► handshake ─hello─► live ─► gone
 *                           └─5 s─► closed        └─three malformed messages, too slow, removed─► closed
 *
 * It speaks for one seat and never decides: rights, order and truth are the room's. Nothing is sent that is not on the disk.
 */
import { parseDocumentName, openDocuments } from '@acta-viva/model/documents'
import {
  CONTROL, encodeControl, flags, PROTOCOL, readFrames, Refusal, refusals, type Down, type Frame, type RefusalReason, type Up,
} from '@acta-viva/model/wire'
import { readUp } from '@acta-viva/model/wire/up'
import { inflateRawSync } from 'node:zlib'
import { Backlog } from './backlog.ts'
import { Breath } from './breath.ts'
import type { CaretOwner } from './carets.ts'
import { frameOf } from './delivery.ts'
import type { RoomDocument } from './document.ts'
import { Edits } from './edits.ts'
import { Inlet } from './inlet.ts'
import type { LiveAudience } from './liveAudience.ts'
import { isEmptyVector, readMessage, VECTOR_COST, vectorMessage } from './messages.ts'
import type { Peer } from './peer.ts'
import { arrive, depart } from './people.ts'
import type { Hearing, Seat, Socket } from './ports.ts'
import type { Room } from './room.ts'
import { whisper } from './whisper.ts'

const HELLO_WITHIN_MS = 5000
const HELLO_BYTES = 4096
const STRIKES = 3
/** A page silent for this long is gone: even a hidden one speaks once a minute. */
const SILENCE_MS = 90_000
const MOST_INFLATED = 2 * 1024 * 1024

type At = 'handshake' | 'live' | 'gone'

export class LivePeer implements Peer, CaretOwner, Hearing {
  readonly seat: Seat
  readonly person: string
  readonly backlog: Backlog
  client = 0
  /** Asked to be spared what is not needed. */
  low = false
  #at: At = 'handshake'
  #strikes = 0
  #heardAt: number
  readonly #channels = new Map<number, RoomDocument>()
  readonly #writes = new Map<RoomDocument, boolean>()
  /** Its copies are of another history (before a restore): a document is taken from it only once it begins with an empty one. */
  #isForeign = false
  readonly #begun = new Set<RoomDocument>()
  readonly #room: Room
  readonly #audience: LiveAudience
  readonly #socket: Socket
  readonly #breath: Breath
  readonly #inlet: Inlet
  readonly #edits: Edits

  constructor(room: Room, audience: LiveAudience, socket: Socket, seat: Seat) {
    this.seat = seat
    this.person = seat.person
    this.backlog = new Backlog(socket)
    this.#room = room
    this.#audience = audience
    this.#socket = socket
    this.#heardAt = room.now
    this.#breath = new Breath((bytes) => { socket.send(bytes) })
    this.#inlet = new Inlet(room.deps.clock, (bytes) => { this.#handle(bytes) }, () => { this.end('too-many') })
    this.#edits = new Edits(room, this, {
      gap: (document) => { this.#askFor(document) },
      refused: (document, reason) => {
        this.tell({ t: 'refused', document: document.name, reason })
        if (reason === 'bad-frame') this.#strike()
      },
      overflow: () => { this.end('too-many') },
    })
    room.deps.clock.after(HELLO_WITHIN_MS, () => { if (this.#at === 'handshake') this.end('too-late') })
  }

  hear(bytes: Uint8Array): void {
    this.#heardAt = this.#room.now
    if (this.#at === 'handshake' && bytes.length > HELLO_BYTES) this.end('bad-frame')
    else this.#inlet.hear(bytes)
  }

  gone(): void {
    if (this.#at === 'gone') return
    const wasLive = this.#at === 'live'
    this.#at = 'gone'
    this.#inlet.end()
    this.#edits.end()
    this.#audience.leave(this)
    if (wasLive) depart(this.#room, this.seat, this)
    if (wasLive) this.#audience.presenceChanged()
  }

  end(reason: RefusalReason): void {
    if (this.#at === 'gone') return
    this.#breath.flush()
    this.#socket.close(refusals[reason].close, reason)
    this.gone()
  }

  send(bytes: Uint8Array): void {
    this.#breath.flush()
    this.#socket.send(bytes)
  }
  tell(message: Down): void { this.sendFrames([frameOf(CONTROL, encodeControl(message))]) }
  sendFrames(frames: readonly Frame[]): void { this.#breath.say(frames) }

  follows(document: RoomDocument): boolean { return this.#writes.has(document) }
  /** Our own state vector, sent with each answer, so that the client sends us what we lack. Nothing for readers. */
  question(document: RoomDocument): readonly Frame[] {
    return this.#writes.get(document) ? [frameOf(document.channel, vectorMessage(document.vector()))] : []
  }
  get unsent(): number { return this.#socket.buffered() }
  takeMark(): number { return this.#edits.takeMark() }
  saved(n: number): void {
    if (this.#at !== 'live') return
    this.tell({ t: 'saved', n })
    for (const { name } of this.#edits.takeStraightened(n)) this.tell({ t: 'afresh', document: name })
  }
  released(): void { this.#guarded(() => { this.#edits.released() }) }
  health(state: 'ok' | 'full' | 'draining'): void { this.tell({ t: 'health', state }) }

  rightsChanged(): void {
    for (const [document, before] of this.#writes) {
      const { name, channel } = document
      if (!this.#room.mayRead(this.seat, document.at)) {
        this.#unfollow(document)
        this.tell({ t: 'channel', channel: 0, document: name, write: false })
        continue
      }
      const write = this.#room.writeRefusal(this.seat, document.at) === null
      if (write === before) continue
      this.#writes.set(document, write)
      this.tell({ t: 'channel', channel, document: name, write })
      if (write) this.#ask(document)
    }
  }

  beat(now: number): void {
    if (now - this.#heardAt > SILENCE_MS) this.end('too-late')
  }

  #handle(bytes: Uint8Array): void {
    this.#breath.during(() => { this.#guarded(() => {
      for (const frame of readFrames(bytes)) {
        if (this.#at === 'gone') return
        const body = frame.flags === flags.deflate ? inflated(frame.bytes) : frame.bytes
        if (frame.channel === CONTROL) this.#control(readUp(body))
        else this.#document(frame.channel, body)
      }
    }) })
  }

  /** Malformed input is a strike; anything else unexpected ends this connection and no other. */
  #guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'bad-frame') return this.#strike()
      if (!(error instanceof Refusal)) this.#room.deps.log.error('live-failed', { meeting: this.#room.id, message: String(error) })
      this.end(error instanceof Refusal ? error.reason : 'internal')
    }
  }

  #strike(): void {
    this.#strikes += 1
    if (this.#strikes >= STRIKES || this.#at === 'handshake') this.end('bad-frame')
  }

  #document(channel: number, bytes: Uint8Array): void {
    const document = this.#channels.get(channel)
    if (this.#at !== 'live') throw new Refusal('bad-frame')
    if (!document) return // closed a moment ago
    const heard = readMessage(bytes)
    if (heard.kind === 'update') {
      if (this.#isForeign && !this.#begun.has(document)) return this.tell({ t: 'refused', document: document.name, reason: 'epoch' })
      return this.#edits.edit(document, heard.update, heard.whole)
    }
    if (heard.kind !== 'vector') return
    this.#inlet.charge(VECTOR_COST)
    this.#edits.restart(document)
    if (isEmptyVector(heard.vector)) this.#begun.add(document)
    if (this.low) this.#audience.catchUp(this) // what waits for the beat keeps no answer back
    if (!this.backlog.takesWhole(document)) return this.backlog.isHopeless ? this.end('too-many') : undefined
    const frames = isEmptyVector(heard.vector) ? document.packed()
      : document.answer(heard.vector).map((message) => this.#audience.packed.frame(document.channel, message))
    this.sendFrames([...frames, ...this.question(document)])
  }

  #control(up: Up): void {
    if (up.t === 'hello') return this.#hello(up)
    if (this.#at !== 'live') throw new Refusal('bad-frame')
    switch (up.t) {
      case 'time': return this.tell({ t: 'time', sent: up.sent, now: this.#room.now })
      case 'mark': return this.#edits.mark(up.n)
      case 'command': return this.#command(up.command)
      case 'open': return this.#open(up.document)
      case 'close': {
        const document = this.#room.loaded(up.document)
        return document && this.#unfollow(document)
      }
      case 'place': {
        this.#room.presence.place(this.person, this, up.place)
        return this.#audience.presenceChanged()
      }
      case 'caret': return this.#caret(up)
      case 'whisper': return whisper(this.#room.record.state, this.seat, up, (to, kind) => this.#audience.whisper(to, { t: 'whisper', from: this.person, kind }))
      default: throw new Refusal('bad-frame')
    }
  }

  #hello(hello: Extract<Up, { t: 'hello' }>): void {
    if (this.#at !== 'handshake' || hello.protocol !== PROTOCOL) throw new Refusal('bad-frame')
    const room = this.#room
    arrive(room, this.seat)
    this.#at = 'live'
    this.client = hello.client !== undefined && room.isFree(hello.client, this.person) ? hello.client : 0
    this.#isForeign = hello.epoch !== undefined && hello.epoch !== room.deps.store.epoch
    this.low = hello.low ?? false
    const channels = openDocuments.map((name) => this.#follow(room.loaded(name)!))
    room.presence.place(this.person, this, 'here')
    this.#audience.enter(this)
    this.tell({ t: 'hello', protocol: PROTOCOL, epoch: room.deps.store.epoch, person: this.person, now: room.now, channels, presence: [] })
    if (room.isHeldFor('full')) this.health('full')
  }

  #follow(document: RoomDocument): { channel: number; document: string; write: boolean } {
    const write = this.#room.writeRefusal(this.seat, document.at) === null
    this.#channels.set(document.channel, document)
    this.#writes.set(document, write)
    return { channel: document.channel, document: document.name, write }
  }

  #unfollow(document: RoomDocument): void {
    this.#channels.delete(document.channel)
    this.#writes.delete(document)
    this.#audience.unfollowed(this, document.name)
  }

  #open(name: string): void {
    const at = parseDocumentName(name)
    if (!at || !this.#room.mayRead(this.seat, at)) return this.tell({ t: 'refused', document: name, reason: at ? 'not-allowed' : 'not-found' })
    this.#room.document(name).then(
      (document) => {
        if (this.#at === 'live' && this.#room.mayRead(this.seat, at)) this.tell({ t: 'channel', ...this.#follow(document) })
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) this.#room.deps.log.error('open-failed', { meeting: this.#room.id, document: name, message: String(error) })
        if (this.#at === 'live') this.tell({ t: 'refused', document: name, reason: error instanceof Refusal ? error.reason : 'internal' })
      },
    )
  }

  #command(command: { id: string; type: string }): void {
    const { id } = command
    this.#audience.commands.run(this.seat, command).then(
      (event) => { if (this.#at === 'live') this.tell({ t: 'answer', id, event }) },
      (error: unknown) => {
        if (!(error instanceof Refusal)) this.#room.deps.log.error('command-failed', { meeting: this.#room.id, message: String(error) })
        if (this.#at === 'live') this.tell({ t: 'answer', id, refused: error instanceof Refusal ? error.reason : 'internal' })
      },
    )
  }

  #caret({ document, root, at }: Extract<Up, { t: 'caret' }>): void {
    const known = this.#room.loaded(document)
    if (this.low || !known || !this.follows(known)) return
    this.#audience.caret(this, at === null ? null : { document, root, at })
  }

  #ask(document: RoomDocument): void {
    this.sendFrames([frameOf(document.channel, vectorMessage(document.vector()))])
  }

  #askFor(document: RoomDocument): void {
    this.tell({ t: 'gap', document: document.name })
    this.#ask(document)
  }
}

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return new Uint8Array(inflateRawSync(bytes, { maxOutputLength: MOST_INFLATED }))
  } catch (cause) {
    throw new Refusal('bad-frame', { cause })
  }
}
