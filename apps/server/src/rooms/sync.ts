/*
 * One stock y-websocket client on one document: integrations, bots, anything that speaks Yjs.
 *
 *   loading ─► open (our state vector if they may write; answers, updates, carets) ─► closed
 *
 * Such a client knows no refusals: it gets the protocol's "permission denied" and a close code, final (44xx) when coming back with the
 * same copy cannot help; that holds for a malformed edit, too, as whatever follows it rests on it. With a fresh document it may come back
 * at once. A reader who repeats what we know has done nothing wrong.
 */
import { Refusal, refusals, type RefusalReason } from '@acta-viva/model/wire'
import { Backlog } from './backlog.ts'
import type { RoomDocument } from './document.ts'
import { Edits } from './edits.ts'
import { Inlet } from './inlet.ts'
import { deniedMessage, FEED, readMessage, VECTOR_COST, vectorMessage } from './messages.ts'
import { arrive, depart } from './people.ts'
import type { Peer } from './peer.ts'
import type { Hearing, Seat, Socket } from './ports.ts'
import type { Room } from './room.ts'
import type { SyncAudience } from './syncAudience.ts'

const STRIKES = 3
/** Stock clients renew their awareness every 15 s, and give a silent server up after 30 s. */
const SILENCE_MS = 90_000
const FEED_AFTER_MS = 14_000

export class SyncPeer implements Peer, Hearing {
  readonly seat: Seat
  readonly document: RoomDocument
  readonly backlog: Backlog
  #over = false
  #strikes = 0
  #heardAt: number
  #saidAt: number
  readonly #room: Room
  readonly #audience: SyncAudience
  readonly #socket: Socket
  readonly #inlet: Inlet
  readonly #edits: Edits

  /** @throws Refusal('removed') */
  constructor(room: Room, audience: SyncAudience, document: RoomDocument, socket: Socket, seat: Seat) {
    this.seat = seat
    this.document = document
    this.backlog = new Backlog(socket)
    this.#room = room
    this.#audience = audience
    this.#socket = socket
    this.#heardAt = this.#saidAt = room.now
    this.#inlet = new Inlet(room.deps.clock, (bytes) => { this.#handle(bytes) }, () => { this.end('too-many') })
    this.#edits = new Edits(room, this, {
      gap: () => { this.send(vectorMessage(document.vector())) },
      refused: (_, reason) => { this.#refuse(reason) },
      overflow: () => { this.end('too-many') },
    })
    arrive(room, seat)
    room.presence.place(seat.person, this, 'here')
    audience.enter(this)
    if (room.writeRefusal(seat, document.at) === null) this.send(vectorMessage(document.vector()))
  }

  hear(bytes: Uint8Array): void {
    this.#heardAt = this.#room.now
    this.#inlet.hear(bytes)
  }

  gone(): void {
    if (this.#over) return
    this.#over = true
    this.#inlet.end()
    this.#edits.end()
    this.#audience.leave(this)
    depart(this.#room, this.seat, this)
  }

  end(reason: RefusalReason): void { this.#close(refusals[reason].close, reason) }

  send(message: Uint8Array): void {
    this.#saidAt = this.#room.now
    this.#socket.send(message)
  }

  follows(document: RoomDocument): boolean { return document === this.document }
  get unsent(): number { return this.#socket.buffered() }
  takeMark(): number { return 0 }
  saved(): void { /* a stock client has no word for it */ }
  health(): void { /* nor for this: its edits wait */ }
  released(): void { this.#guarded(() => { this.#edits.released() }) }

  rightsChanged(): void {
    if (!this.#room.mayRead(this.seat, this.document.at)) this.#refuse('not-allowed')
  }

  beat(now: number): void {
    if (now - this.#heardAt > SILENCE_MS) this.#close(1001, 'silent')
    else if (now - this.#saidAt >= FEED_AFTER_MS) this.send(FEED)
  }

  #handle(bytes: Uint8Array): void {
    this.#guarded(() => {
      const heard = readMessage(bytes)
      switch (heard.kind) {
        case 'update': return this.#edits.edit(this.document, heard.update, heard.whole)
        case 'vector': {
          this.#inlet.charge(VECTOR_COST)
          if (!this.backlog.takesWhole(this.document)) return this.backlog.isHopeless ? this.end('too-many') : undefined
          for (const message of this.document.answer(heard.vector)) this.send(message)
          return
        }
        case 'awareness': return this.#audience.awareness(this, heard.update)
        case 'query': return this.#audience.tellOthers(this)
        case 'other': return
      }
    })
  }

  #guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'bad-frame') return this.#strike()
      if (!(error instanceof Refusal)) this.#room.deps.log.error('sync-failed', { meeting: this.#room.id, message: String(error) })
      this.end(error instanceof Refusal ? error.reason : 'internal')
    }
  }

  #strike(): void {
    this.#strikes += 1
    if (this.#strikes >= STRIKES) this.end('bad-frame')
  }

  /** Coming back with this copy cannot help, so the code is a final one. */
  #refuse(reason: RefusalReason): void {
    if (this.#over) return
    const { close, status } = refusals[reason]
    this.send(deniedMessage(reason))
    this.#close(close >= 4400 && close < 4500 ? close : reason === 'internal' ? close : 4000 + status, reason)
  }

  #close(code: number, reason: string): void {
    if (this.#over) return
    this.#socket.close(code, reason)
    this.gone()
  }
}
