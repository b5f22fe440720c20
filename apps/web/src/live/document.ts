/*
 * One document of the meeting on this device: its Y.Doc, its copy in the browser, its channel of the line.
 *
 *   loading (copy from the browser and from the answer of join) ─► ready ─channel─► exchanging ─both sides answered─► exchanged
 *                                                                    ▲                   │
 *                                                                    └──── line cut ─────┘
 *
 * A refused edit poisons its Y.Doc: the next edit would be a gap, and the gap's diff would carry the refused one in later. So this
 * object is used up then (`retire` gives the words its author must not lose) and the meeting opens a fresh one. It never decides
 * what is saved; it only says what waits to be sent.
 */
import { SECOND_STATE } from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { LocalStore } from './local-store.ts'
import { wordsOf } from './words.ts'

/** The y-websocket protocol's number for its sync part. */
const SYNC = 0
/** Rows in the browser's copy after which they are written as one. */
const COMPACT_AFTER = 400

/**
 * What this device kept: whole, with rows that could not be read (they were left out), or nothing because the browser would not open it.
 * `dirty`: something in it was never acknowledged.
 */
export interface LocalCopy { copy: 'whole' | 'damaged' | 'refused'; dirty: boolean }

export interface DocumentEvents {
  /** A local edit waits to be sent; `kept` settles when the browser holds it (false: it would not). */
  edited: (kept: Promise<boolean>) => void
  /** Bytes for this document's channel, to go out now. */
  out: (bytes: Uint8Array) => void
  /** Both sides have sent what the other lacked on this connection. */
  exchanged: () => void
  /** `doc` is another one from now on, with the same words and the same client id. */
  renewed: () => void
}

export class LiveDocument {
  readonly name: string
  doc = new Y.Doc()
  /** Settles when what this device kept is in the document. */
  readonly ready: Promise<LocalCopy>
  private readonly store: LocalStore | null
  private readonly events: DocumentEvents
  private pending: Uint8Array[] = []
  /** Sent or waiting, not yet acknowledged: where a refused author's words are looked for. */
  private unsaved: Uint8Array[] = []
  /** Where that begins, by client: this tab's and those of tabs that were closed before their words arrived. */
  private own = new Map<number, number>()
  private rows = 0
  private heard = { step1: false, step2: false }
  private connected = false
  private held: Uint8Array[] | null = null
  /** What the server answers to an empty copy, until all of it is here. */
  private fresh: { doc: Y.Doc; begun: boolean } | null = null

  constructor(name: string, client: number | null, store: LocalStore | null, events: DocumentEvents) {
    this.name = name
    this.store = store
    this.events = events
    if (client !== null) this.doc.clientID = client
    this.ready = this.load()
    this.doc.on('update', this.onUpdate)
  }

  /**
   * The line has a channel for this document: ask what is new. Where we may not write, the server asks nothing of us; what still waits is
   * sent all the same, so that it is known to be there or comes back to its author.
   */
  connect(writes = true): void {
    this.connected = true
    this.heard = { step1: !writes, step2: false }
    this.pending = [] // the exchange carries them
    this.say((to) => sync.writeSyncStep1(to, this.doc))
    if (!writes && this.unsaved.length > 0) this.say((to) => sync.writeUpdate(to, Y.mergeUpdates(this.unsaved)))
  }

  disconnect(): void {
    this.connected = false
    this.fresh = null
    if (this.held !== null) this.held = [] // the next exchange brings it all
  }

  /** From now on what the server says waits, so that no text changes under a word that is being composed. */
  hold(): void { this.held ??= [] }
  /** Whether anything waits. */
  get holds(): boolean { return this.held !== null && this.held.length > 0 }
  /** What waited is heard, in its order. */
  release(): void {
    const waited = this.held ?? []
    this.held = null
    for (const bytes of waited) this.hear(bytes)
  }

  /** Bytes of this document's channel, from the server. */
  hear(bytes: Uint8Array): void {
    if (this.held !== null) { this.held.push(bytes); return }
    const from = decoding.createDecoder(bytes)
    let stepped = false
    while (decoding.hasContent(from)) {
      if (decoding.readVarUint(from) !== SYNC) return // an empty presence frame that only keeps a stock client fed
      const reply = encoding.createEncoder()
      encoding.writeVarUint(reply, SYNC)
      const { fresh } = this
      if (fresh?.begun === true && from.arr[from.pos] === sync.messageYjsSyncStep1) this.take(fresh.doc) // its question ends an answer
      const into = this.fresh?.doc ?? this.doc
      const kind = from.arr[from.pos] === SECOND_STATE ? this.hearSecond(from, into) : sync.readSyncMessage(from, reply, into, this)
      if (encoding.length(reply) > 1) this.events.out(encoding.toUint8Array(reply))
      if (kind === sync.messageYjsSyncStep1) this.heard.step1 = true
      if (kind === sync.messageYjsSyncStep2) this.heard.step2 = true
      if (kind === sync.messageYjsSyncStep2 && this.fresh !== null) this.fresh.begun = true
      stepped ||= kind !== sync.messageYjsUpdate
    }
    // only what was part of an exchange completes one: others' edits ask for no mark of ours
    if (stepped && this.heard.step1 && this.heard.step2) this.events.exchanged()
  }

  /** A whole state in Yjs' second format, which has far fewer bytes; means the same as the first's. */
  private hearSecond(from: decoding.Decoder, into: Y.Doc): number {
    from.pos += 1
    Y.applyUpdateV2(into, decoding.readVarUint8Array(from), this)
    return sync.messageYjsSyncStep2
  }

  /**
   * Asks for everything anew, because an edit of ours stands elsewhere on the server than here. Until the answer is whole this copy is
   * written on; then the answer takes its place, with what the server has not saved yet on top.
   */
  renew(): void {
    if (!this.exchanged || this.fresh !== null) return
    const doc = new Y.Doc()
    this.fresh = { doc, begun: false }
    this.say((to) => sync.writeSyncStep1(to, doc))
  }

  private take(fresh: Y.Doc): void {
    const old = this.doc
    this.fresh = null
    old.off('update', this.onUpdate)
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(old, Y.encodeStateVector(fresh)), this)
    fresh.clientID = old.clientID // afterwards: a document that hears of its own id picks another
    fresh.on('update', this.onUpdate)
    this.doc = fresh
    void this.store?.compact(Y.encodeStateAsUpdate(fresh)).catch(() => undefined) // the copy before stays, and is renewed another time
    this.events.renewed()
    old.destroy()
  }

  get exchanged(): boolean { return this.heard.step1 && this.heard.step2 && this.connected }

  /** Sends what waits, as one message. */
  flush(): void {
    if (!this.connected || this.pending.length === 0) return
    const [only] = this.pending
    const update = this.pending.length === 1 && only !== undefined ? only : Y.mergeUpdates(this.pending)
    this.pending = []
    this.say((to) => sync.writeUpdate(to, update))
  }

  /** Everything sent so far is on the server's disk. */
  settled(): void {
    if (this.pending.length > 0) return
    this.unsaved = []
    this.own = new Map()
    void this.store?.clean().catch(() => undefined) // a store that will not write was already reported when the edit was kept
  }

  /** Everything in it, and what the browser keeps of it. */
  whole(): Uint8Array { return Y.encodeStateAsUpdate(this.doc) }
  forget(): void { void this.store?.drop().catch(() => undefined) } // nothing there to drop

  /** Ends this document. @returns the words its author typed and the server never took. */
  async retire(forget: boolean): Promise<string> {
    this.doc.off('update', this.onUpdate)
    const words = wordsOf(this.unsaved, this.own)
    if (forget) await this.store?.drop().catch(() => undefined) // nothing there to drop
    else this.store?.close()
    this.doc.destroy()
    return words
  }

  private async load(): Promise<LocalCopy> {
    if (this.store === null) return { copy: 'whole', dirty: false }
    try {
      const { updates, dirty, own } = await this.store.load()
      let copy: LocalCopy['copy'] = 'whole'
      for (const update of updates) {
        try {
          Y.decodeUpdate(update) // to its end first: half of a row would stay in the document
          Y.applyUpdate(this.doc, update, this.store)
        } catch { copy = 'damaged' } // skip the row, keep the rest
      }
      this.rows = copy === 'whole' ? updates.length : COMPACT_AFTER // the next change writes the copy anew, without the bad row
      if (dirty) {
        this.unsaved.push(...updates)
        for (const [client, clock] of own) this.own.set(client, clock)
      }
      return { copy, dirty }
    } catch {
      return { copy: 'refused', dirty: false }
    }
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this.store && origin !== null) return
    const own = origin !== this
    if (own) {
      this.pending.push(update)
      this.unsaved.push(update)
      const { clientID } = this.doc
      if (!this.own.has(clientID)) this.own.set(clientID, Y.parseUpdateMeta(update).from.get(clientID) ?? 0)
    }
    const kept = this.keep(update, own)
    if (own) this.events.edited(kept)
  }

  private async keep(update: Uint8Array, own: boolean): Promise<boolean> {
    if (this.store === null) return false
    try {
      if (++this.rows > COMPACT_AFTER) {
        this.rows = 1
        await this.store.compact(Y.encodeStateAsUpdate(this.doc))
      }
      await this.store.add(update, own ? this.own : null)
      return true
    } catch { return false } // quota, private window: the meeting says "not kept on this device"
  }

  private say(write: (to: encoding.Encoder) => void): void {
    const to = encoding.createEncoder()
    encoding.writeVarUint(to, SYNC)
    write(to)
    this.events.out(encoding.toUint8Array(to))
  }
}
