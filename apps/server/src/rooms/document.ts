/*
 * One document of a meeting, as a room holds it.
 *
 *   bytes ─gate─► waiting ─take()─► in flight ─committed()─► tail ─now and then─► base
 *                                      └─returned() (the disk said no): waiting again, in the same order
 *
 * The live Y.Doc runs ahead of the disk and exists only while somebody writes; what is on the disk stands in bytes (`committed.ts`).
 * Whatever leaves towards anybody is made of those bytes, or of the live document at a moment when nothing waits: nobody is ever
 * shown what the disk may still forget. Most readers are answered without any Y.Doc at all.
 */
import type { DocumentName } from '@acta-viva/model/documents'
import type { Frame } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import { Committed } from './committed.ts'
import { GateBroken, GateRefusal, openGate, type Gate } from './gate/index.ts'
import { bodyOf, isEmptyVector, onlyDeletes, updateMessage } from './messages.ts'
import { schemaOf } from './schemas.ts'
import type { StoredDocument } from '../store/store.ts'
import type { Warmth } from './warmth.ts'

/** One update on its way to the disk; `update` is a window on `message`. `author`: the one connection that needs no echo of it, if any. */
export interface Change {
  readonly update: Uint8Array
  readonly message: Uint8Array
  /** Null for the server's own, and where several people wrote in one tick. */
  readonly person: string | null
  readonly clients: readonly number[]
  readonly author: unknown
}

/** What came of a client's bytes. */
export interface Taken { readonly bound: readonly number[]; readonly straightened: boolean }

interface Warm { readonly doc: Y.Doc; readonly gate: Gate }

/** What lets one client's bytes in; null when nothing was new. @throws GateRefusal, GateBroken */
export type Receive = (bytes: Uint8Array, person: string, writes: boolean, author: unknown) => Taken | null

/** What a document needs of the process it lives in. */
export interface Surroundings { readonly clock: { now(): number }; readonly warmth: Warmth }

export class RoomDocument {
  readonly name: string
  readonly at: DocumentName
  /** Number of its channel, the same for every socket of the room. */
  readonly channel: number
  waitingBytes = 0
  /** Moment of the last edit, for letting the live document go. */
  touchedAt = 0
  #waiting: Change[] = []
  #flight: Change[] = []
  #nextBase: Uint8Array | null = null
  #warm: Warm | null = null
  readonly #committed: Committed
  readonly #owners: Map<number, string>
  readonly #surroundings: Surroundings

  constructor(name: string, at: DocumentName, channel: number, stored: StoredDocument, owners: Map<number, string>, surroundings: Surroundings) {
    this.name = name
    this.at = at
    this.channel = channel
    this.#committed = new Committed(channel, stored)
    this.#owners = owners
    this.#surroundings = surroundings
  }

  /** The live document. It runs ahead of the disk: read it to decide, never to tell. */
  get live(): Y.Doc { return this.#open().doc }
  get isWarm(): boolean { return this.#warm !== null }
  /** Nothing is on its way to the disk. */
  get isQuiet(): boolean { return this.#waiting.length === 0 && this.#flight.length === 0 }
  get hasWaiting(): boolean { return this.#waiting.length > 0 }
  /** Updates committed since the room opened it. */
  get seq(): number { return this.#committed.seq }
  /** Updates on the disk behind the last snapshot. */
  get rowsOnDisk(): number { return this.#committed.rowsOnDisk }
  compacted(): void { this.#committed.rowsOnDisk = 0 }

  /**
   * Lets a client's bytes in. Answers the client ids that were bound by it and whether its order had to be mended; null when nothing was new.
   * @throws GateRefusal (what it `kept` is already on its way), GateBroken after the document was made anew
   */
  readonly receive: Receive = (bytes, person, writes, author) => {
    if (!writes && onlyDeletes(bytes)) return null // every reader repeats all deletes it knows, and none of them would count
    const { gate } = this.#open()
    try {
      const { update, bound, straightened } = gate.receive(bytes, { person, writes })
      if (update === null) return null
      this.#queue(update, person, bound, author)
      return { bound, straightened: straightened > 0 }
    } catch (error) {
      if (error instanceof GateBroken) this.#rebuild()
      if (error instanceof GateRefusal && error.kept) this.#queue(error.kept, person, error.bound, null)
      throw error
    }
  }

  /**
   * Lets several edits in as one: each is judged by itself, in its turn, but they make one transaction and one update together.
   * Only for edits of client ids that are bound already. @throws GateBroken: the document was made anew, without any of them
   */
  together(run: (receive: Receive) => void): void {
    const { gate } = this.#open()
    const [people, authors] = [new Set<string>(), new Set<unknown>()]
    const receive: Receive = (bytes, person, writes, author) => {
      if (!writes && onlyDeletes(bytes)) return null
      const { taken, bound, straightened } = gate.receive(bytes, { person, writes })
      if (!taken) return null
      people.add(person)
      authors.add(author)
      return { bound, straightened: straightened > 0 }
    }
    try {
      const update = gate.together(() => { run(receive) })
      if (update !== null) this.#queue(update, only(people), [], only(authors))
    } catch (error) {
      if (error instanceof GateBroken) this.#rebuild()
      throw error
    }
  }

  /** The server's own addition, as an update that rests on nothing but what is here. */
  put(update: Uint8Array): void {
    if (this.#warm) Y.applyUpdate(this.#warm.doc, update)
    this.#queue(update, null, [], null)
  }

  /** Takes in an update that the caller has committed by itself while nothing waited here. */
  adopt(update: Uint8Array): Uint8Array {
    const message = updateMessage(update)
    if (this.#warm) Y.applyUpdate(this.#warm.doc, update)
    this.#committed.land(message)
    return message
  }

  /** Hands out what waits, for one commit. */
  take(): readonly Change[] {
    this.#flight = this.#waiting
    this.#waiting = []
    this.waitingBytes = 0
    if (this.#warm && this.#flight.length > 0 && this.#committed.isLongWith(this.#flight.length)) {
      this.#nextBase = Y.encodeStateAsUpdate(this.#warm.doc)
    }
    return this.#flight
  }

  /** What was taken is on the disk. */
  committed(): void {
    for (const { message } of this.#flight) this.#committed.land(message)
    this.#flight = []
    if (this.#nextBase) this.#committed.rebase(this.#nextBase)
    this.#nextBase = null
  }

  /** What was taken is not on the disk: it waits again, before everything else. */
  returned(): void {
    this.#waiting = [...this.#flight, ...this.#waiting]
    this.waitingBytes = this.#waiting.reduce((sum, { update }) => sum + update.length, 0)
    this.#flight = []
    this.#nextBase = null
  }

  /** What the server knows, so that a client sends the rest. */
  vector(): Uint8Array {
    return this.#warm ? Y.encodeStateVector(this.#warm.doc) : this.#committed.vector()
  }

  /**
   * Messages that bring somebody with this state vector to what is committed.
   * @throws Refusal('bad-frame') when it is no state vector
   */
  answer(vector: Uint8Array): readonly Uint8Array[] {
    if (isEmptyVector(vector)) return this.whole()
    return this.#committed.answer(vector, this.#settled)
  }

  /** Messages that hold everything committed; the first is shared by all who ask. */
  whole(): readonly Uint8Array[] {
    this.#shorten()
    return this.#committed.whole()
  }

  /** The same in the fewest bytes, for our own web: made once for all who come. */
  packed(): readonly Frame[] {
    this.#shorten()
    return this.#committed.packed(this.#settled)
  }

  /** Messages committed after `seq`. */
  since(seq: number): readonly Uint8Array[] { return this.#committed.since(seq) }

  /** Everything committed, as one update. */
  state(): Uint8Array {
    this.#rebaseIfQuiet()
    return this.#committed.state()
  }

  /** Lets the live document go, if nothing waits; the bytes stay. */
  cool(): void {
    if (!this.#warm || !this.isQuiet) return
    this.#rebaseIfQuiet()
    this.#rebuild()
    this.#committed.relax()
  }

  /** Nobody will ask this object again. */
  end(): void { this.#rebuild() }

  #open(): Warm {
    if (this.#warm) return this.#warm
    const doc = new Y.Doc()
    const pending = [...this.#flight, ...this.#waiting].map(({ message }) => message)
    for (const message of [...this.#committed.whole(), ...pending]) Y.applyUpdate(doc, bodyOf(message))
    this.#warm = { doc, gate: openGate(doc, schemaOf(this.at.kind), this.#owners, this.#surroundings.clock) }
    this.#touch()
    return this.#warm
  }

  /** The next who needs the live document makes it anew from bytes. */
  #rebuild(): void {
    this.#warm?.doc.destroy()
    this.#warm = null
    this.#surroundings.warmth.left(this)
  }

  #touch(): void {
    this.touchedAt = this.#surroundings.clock.now()
    if (this.#warm) this.#surroundings.warmth.used(this, this.#committed.bytes)
  }

  #queue(update: Uint8Array, person: string | null, clients: readonly number[], author: unknown): void {
    const message = updateMessage(update)
    this.#waiting.push({ update: bodyOf(message), message, person, clients, author })
    this.waitingBytes += update.length
    this.#touch()
  }

  /** The live document while it is what is on the disk. */
  get #settled(): Y.Doc | null { return this.#warm && this.isQuiet ? this.#warm.doc : null }

  /** Somebody will ask for everything: a long tail becomes part of the base, if nothing is on its way. */
  #shorten(): void {
    if (!this.#committed.isLongForNewcomers || !this.isQuiet) return
    this.#open()
    this.#rebaseIfQuiet()
  }

  #rebaseIfQuiet(): void {
    const live = this.#settled
    if (live && this.#committed.hasTail) this.#committed.rebase(Y.encodeStateAsUpdate(live))
  }
}

/** The one member of a set of one. */
const only = <T>(of: ReadonlySet<T>): T | null => (of.size === 1 ? [...of][0]! : null)
