/*
 * The documents of a room that are in memory, each read once, and the channel each has for as long as the room lives.
 *
 * Knows who owns which Yjs client id in any of them; says nothing about who may read or write.
 */
import { parseDocumentName, type DocumentName } from '@acta-viva/model/documents'
import { Refusal } from '@acta-viva/model/wire'
import type { Millis } from '../store/store.ts'
import { RoomDocument } from './document.ts'
import type { RoomDeps } from './ports.ts'
import type { Warmth } from './warmth.ts'

/** A live document nobody wrote in for so long gives its memory back. */
const COOL_AFTER_MS = 60_000
/** Rows on the disk after which a log is compacted, which costs a pass over the document: while people write, later, and when all are gone. */
const COMPACT_ROWS = { busy: 10_000, quiet: 1000, leaving: 64 } as const
const RECORD_CHANNEL = 3

export class Documents {
  readonly record: RoomDocument
  readonly #room: string
  readonly #deps: RoomDeps
  readonly #warmth: Warmth
  readonly #owners: Map<number, string>
  readonly #here = new Map<string, RoomDocument>()
  readonly #loading = new Map<string, Promise<RoomDocument>>()
  readonly #channels = new Map([['table', 1], ['plenary', 2], ['record', RECORD_CHANNEL]])

  private constructor(room: string, deps: RoomDeps, warmth: Warmth, owners: Map<number, string>, record: RoomDocument) {
    this.#room = room
    this.#deps = deps
    this.#warmth = warmth
    this.#owners = owners
    this.record = record
    this.#here.set('record', record)
  }

  /** Begins with the record, which says whether there is such a meeting. @throws Refusal('not-found') @throws StoreError */
  static async load(room: string, deps: RoomDeps, warmth: Warmth): Promise<{ documents: Documents; isWhole: boolean }> {
    const stored = await deps.store.log.load(room, 'record')
    if (stored.seq === 0) throw new Refusal('not-found')
    const owners = new Map(stored.owners)
    const record = new RoomDocument('record', { kind: 'record', of: '' }, RECORD_CHANNEL, stored, owners, { clock: deps.clock, warmth })
    return { documents: new Documents(room, deps, warmth, owners, record), isWhole: stored.quarantined === 0 }
  }

  [Symbol.iterator](): Iterator<RoomDocument> { return this.#here.values() }
  get isQuiet(): boolean { return [...this].every((document) => document.isQuiet) }
  get waitingBytes(): number {
    let bytes = 0
    for (const document of this) bytes += document.waitingBytes
    return bytes
  }
  loaded(name: string): RoomDocument | undefined { return this.#here.get(name) }
  /** Who writes under a Yjs client id, as far as this room knows. */
  ownerOf(client: number): string | undefined { return this.#owners.get(client) }

  /** By name, from the disk if need be. `exists` says whether a meeting has such a document. @throws Refusal('not-found') */
  async get(name: string, exists: (at: DocumentName) => boolean): Promise<RoomDocument> {
    const known = this.#here.get(name) ?? this.#loading.get(name)
    if (known) return known
    const at = parseDocumentName(name)
    if (!at || !exists(at)) throw new Refusal('not-found')
    const loading = this.#load(name, at).finally(() => this.#loading.delete(name))
    this.#loading.set(name, loading)
    return loading
  }

  /** Frees live documents nobody wrote in lately, and unloads team and private documents that nobody follows. */
  tidy(now: Millis, inUse: (document: RoomDocument) => boolean): void {
    for (const document of this) {
      if (document.isQuiet && now - document.touchedAt > COOL_AFTER_MS) {
        document.cool()
        this.compact(document, 'quiet')
      }
      const dispensable = document.at.kind === 'team' || document.at.kind === 'private'
      if (dispensable && document.isQuiet && !inUse(document)) {
        document.end()
        this.#here.delete(document.name)
      }
    }
  }

  compact(document: RoomDocument, when: keyof typeof COMPACT_ROWS): void {
    if (document.rowsOnDisk < COMPACT_ROWS[when]) return
    document.compacted()
    this.#deps.store.log.compact(this.#room, document.name).catch((error: unknown) => {
      this.#deps.log.warn('compaction-failed', { meeting: this.#room, document: document.name, message: String(error) })
    })
  }

  /** The next one to come should not have to read a long log. */
  leave(): void {
    for (const document of this) this.compact(document, 'leaving')
    this.end()
  }
  /** Gives back the live documents: nobody will ask this room again. */
  end(): void { for (const document of this) document.end() }

  async #load(name: string, at: DocumentName): Promise<RoomDocument> {
    const stored = await this.#deps.store.log.load(this.#room, name)
    for (const [client, person] of stored.owners) this.#owners.set(client, person)
    const channel = this.#channels.get(name) ?? this.#channels.size + 1
    this.#channels.set(name, channel)
    const document = new RoomDocument(name, at, channel, stored, this.#owners, { clock: this.#deps.clock, warmth: this.#warmth })
    this.#here.set(name, document)
    return document
  }
}
