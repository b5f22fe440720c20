/*
 * One person of the load: a connection, everything it was told, and a document of its own if it writes or watches.
 *
 * Watching means applying each update at once and noting how long an edit was on its way; the others only keep the bytes, and are
 * made into documents after the measurement, when it no longer costs the generator's time.
 */
import { createHash } from 'node:crypto'
import { CONTROL, encodeControl, encodeFrames, flags, type Down } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import { applyIn, type Dialect } from './dialects.ts'
import { Wire } from './wire.ts'

export interface Door {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly dialect: Dialect
  /** Whether the dialect hands over whole messages of the sync protocol. */
  readonly framed: boolean
}

/** When each edit of the room left its author: by author's client id, in order of clocks. */
export class Sent {
  readonly #sent = new Map<number, { clock: number; at: number }[]>()
  note(client: number, clock: number): void {
    const list = this.#sent.get(client) ?? []
    this.#sent.set(client, list)
    list.push({ clock, at: performance.now() })
  }
  of(client: number): readonly { clock: number; at: number }[] { return this.#sent.get(client) ?? [] }
  get clients(): Iterable<number> { return this.#sent.keys() }
}

interface Piece { readonly bytes: Uint8Array; readonly packed: boolean }

export class Client {
  readonly wire: Wire
  readonly name: string
  readonly group: string
  readonly docs = new Map<string, Y.Doc>()
  readonly log = new Map<string, Piece[]>()
  readonly waits: number[] = []
  readonly answers: Extract<Down, { t: 'answer' }>[] = []
  readonly ready: Promise<void>
  syncedAt = 0
  carets = 0
  failure: string | null = null
  saved = 0
  #sentEdits = 0
  #clock = 1
  readonly #client: number
  readonly #door: Door
  readonly #watch: Sent | null
  readonly #seen = new Map<string, number>()

  constructor(door: Door, documents: readonly string[], options: { name: string; group: string; watch?: Sent }) {
    this.#door = door
    this.#watch = options.watch ?? null
    this.name = options.name
    this.group = options.group
    this.#client = Math.floor(Math.random() * 2 ** 31)
    for (const document of documents) this.log.set(document, [])
    if (this.#watch) for (const document of documents) this.docs.set(`watch ${document}`, new Y.Doc())
    const missing = new Set(documents)
    let done: () => void = () => undefined
    let fail: (error: Error) => void = () => undefined
    this.ready = new Promise((resolve, reject) => { done = resolve; fail = reject })
    this.ready.catch(() => undefined)
    const heard = {
      update: (document: string, bytes: Uint8Array, packed: boolean) => { this.#took(document, bytes, packed) },
      synced: (document: string) => {
        if (missing.delete(document) && missing.size === 0) { this.syncedAt = performance.now(); done() }
      },
      control: (down: Down) => {
        if (down.t === 'saved') this.saved = down.n
        if (down.t === 'answer') this.answers.push(down)
        if (down.t === 'refused') this.failure ??= `refused: ${down.document} ${down.reason}`
      },
      carets: (count: number) => { this.carets += count },
    }
    const { dialect } = door
    this.wire = new Wire(door.port, door.path, door.headers, {
      opened: () => { for (const bytes of dialect.opening(this.#client, this.name)) this.wire.send(bytes) },
      message: (bytes) => { for (const answer of dialect.read(bytes, heard)) this.wire.send(answer) },
      closed: (why) => {
        this.failure ??= why
        fail(new Error(`${this.name}: ${why}`))
      },
    })
  }

  get isSaved(): boolean { return this.#sentEdits === 0 || this.saved >= this.#sentEdits }

  /** The writer's own document, from which every change goes out. */
  doc(document: string, sent: Sent | null): Y.Doc {
    let doc = this.docs.get(document)
    if (doc) return doc
    this.docs.set(document, doc = new Y.Doc())
    const { clientID } = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.#sentEdits += 1
      sent?.note(clientID, Y.getState(doc.store, clientID))
      this.wire.send(this.#door.dialect.edit(document, update))
    })
    return doc
  }

  caret(): void {
    const item = { client: this.#client, clock: this.#clock % 5000 }
    const point = { type: { client: this.#client, clock: 3 }, tname: null, item, assoc: 0 }
    this.#clock += 1
    const at = JSON.stringify({ anchor: point, head: point })
    this.wire.send(this.#door.dialect.caret({ client: this.#client, clock: this.#clock, name: this.name, group: this.group, at }))
  }

  command(id: string, type: string): void {
    const bytes = encodeControl({ t: 'command', command: { id, type } })
    this.wire.send(encodeFrames([{ channel: CONTROL, flags: flags.plain, bytes }]))
  }

  #took(document: string, bytes: Uint8Array, packed: boolean): void {
    const kept = Uint8Array.from(bytes)
    this.log.get(document)?.push({ bytes: kept, packed })
    if (!this.#watch) return
    const doc = this.docs.get(`watch ${document}`)
    if (!doc) return
    applyIn(doc, kept, packed, this.#door.framed)
    const now = performance.now()
    for (const client of this.#watch.clients) {
      const key = `${document} ${client}`
      const clock = Y.getState(doc.store, client)
      if (clock === 0) continue
      const list = this.#watch.of(client)
      let at = this.#seen.get(key) ?? 0
      while (at < list.length && list[at]!.clock <= clock) {
        this.waits.push(now - list[at]!.at)
        at += 1
      }
      this.#seen.set(key, at)
    }
  }

  /** What this client would show of a document, by everything it was told and wrote. Equal histories are read once. */
  picture(document: string, known: Map<string, string>): string {
    const pieces = this.log.get(document) ?? []
    const own = this.docs.get(document)
    const hash = createHash('sha1')
    for (const { bytes } of pieces) hash.update(bytes).update('|')
    if (own) hash.update(Y.encodeStateAsUpdate(own))
    const key = hash.digest('hex')
    let picture = known.get(key)
    if (picture === undefined) {
      const doc = new Y.Doc()
      doc.transact(() => {
        if (own) Y.applyUpdate(doc, Y.encodeStateAsUpdate(own))
        for (const { bytes, packed } of pieces) applyIn(doc, bytes, packed, this.#door.framed)
      })
      known.set(key, picture = pictureOf(doc))
      doc.destroy()
    }
    return picture
  }
}

/** Everything a document holds, comparable: clocks, contents, and whether something is missing underneath. */
export function pictureOf(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b)
  const maps = ['meeting', 'agreements', 'cards', 'agenda', 'steps'].map((root) => sorted(doc.getMap(root).toJSON()))
  const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  return JSON.stringify([clocks, maps, doc.getXmlFragment('notes:b1').toString(), doc.getArray('events').toJSON(), pending])
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]))
}
