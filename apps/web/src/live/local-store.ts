/*
 * One document's copy in this browser: what lets a meeting open without signal and lets an unsent line survive a closed tab.
 *
 * Named `<meeting>/<person>/<document>/<epoch>`, so two people on one device or a restored server never mix. Updates are appended;
 * `dirty` is written in the same transaction as an own edit and cleared only when the server has acknowledged it. A refused store
 * (private window, quota, damage) is an answer, not an exception: the meeting goes on, and says it is not kept here.
 */
/** From which clock on a Yjs client's structs were never acknowledged. */
export type Own = ReadonlyMap<number, number>
export interface Loaded { updates: Uint8Array[]; dirty: boolean; own: Own }
export interface LocalStore {
  /** Everything kept; rejects if the browser will not open the store. */
  load: () => Promise<Loaded>
  /** Resolves when the browser has completed the transaction. `own`: what in here is not yet on the server; null for others' edits. */
  add: (update: Uint8Array, own: Own | null) => Promise<void>
  /** What is here is on the server's disk. */
  clean: () => Promise<void>
  /** Replaces all rows by one. */
  compact: (whole: Uint8Array) => Promise<void>
  /** Forgets the copy altogether. */
  drop: () => Promise<void>
  close: () => void
}

/** Before a Yjs client's id, among the notes. */
const OWN = 'own/'

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error ?? new Error('the browser refused'))
})
const done = (change: IDBTransaction): Promise<void> => new Promise((resolve, reject) => {
  change.oncomplete = () => resolve()
  change.onabort = change.onerror = () => reject(change.error ?? new Error('the browser refused'))
})

/** A browser that has not opened its store by then will not: damaged ones have been seen never to answer. */
const PATIENCE_MS = 4_000

function opened(name: string, idb: IDBFactory): Promise<IDBDatabase> {
  const request = idb.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('updates', { autoIncrement: true })
    request.result.createObjectStore('notes')
  }
  return new Promise((resolve, reject) => {
    const silent = setTimeout(() => reject(new Error('the browser does not answer')), PATIENCE_MS)
    void asked(request).then(resolve, reject).finally(() => clearTimeout(silent))
  })
}

/** `given` stands in for the browser's own; a browser may refuse to name its own at all, and that is found out when it is first used. */
export function openLocalStore(name: string, given?: IDBFactory): LocalStore {
  const idb = (): IDBFactory => given ?? indexedDB
  let database: Promise<IDBDatabase> | null = null
  const db = () => (database ??= opened(name, idb()))
  const write = async (run: (updates: IDBObjectStore, notes: IDBObjectStore) => void) => {
    const change = (await db()).transaction(['updates', 'notes'], 'readwrite', { durability: 'strict' })
    run(change.objectStore('updates'), change.objectStore('notes'))
    await done(change)
  }
  return {
    async load() {
      const change = (await db()).transaction(['updates', 'notes'])
      const notes = change.objectStore('notes')
      const [rows, dirty, keys, values] = await Promise.all([
        asked<unknown[]>(change.objectStore('updates').getAll()), asked<unknown>(notes.get('dirty')), asked(notes.getAllKeys()), asked<unknown[]>(notes.getAll()),
      ])
      const own = new Map(keys.flatMap((key, at): [number, number][] =>
        (typeof key === 'string' && key.startsWith(OWN) && typeof values[at] === 'number' ? [[Number(key.slice(OWN.length)), values[at]]] : [])))
      return { own, updates: rows.filter(ArrayBuffer.isView).map((row) => new Uint8Array(row.buffer, row.byteOffset, row.byteLength)), dirty: dirty === true }
    },
    add: (update, own) => write((updates, notes) => {
      updates.add(update)
      if (own === null) return
      notes.put(true, 'dirty')
      for (const [client, clock] of own) notes.put(clock, OWN + client)
    }),
    clean: () => write((_, notes) => { notes.clear() }),
    compact: (whole) => write((updates) => { updates.clear(); updates.add(whole) }),
    async drop() {
      await write((updates, notes) => { updates.clear(); notes.clear() }) // emptied, not deleted: another tab may have it open
      ;(await db()).close()
      database = null
    },
    close() {
      void database?.then((open) => open.close(), () => undefined) // a store that never opened has nothing to close
    },
  }
}
