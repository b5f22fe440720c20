/*
 * One document's copy in this browser: what lets a meeting open without signal and lets an unsent line survive a closed tab.
 *
 * Named `<meeting>/<person>/<document>/<epoch>`, so two people on one device or a restored server never mix. Updates are appended;
 * `dirty` is written in the same transaction as an own edit and cleared only when the server has acknowledged it. A refused store
 * (private window, quota, damage) is an answer, not an exception: the meeting goes on, and says it is not kept here.
 */
export interface Loaded { updates: Uint8Array[]; dirty: boolean }
export interface LocalStore {
  /** Everything kept; rejects if the browser will not open the store. */
  load: () => Promise<Loaded>
  /** Resolves when the browser has completed the transaction. `own` marks it as not yet on the server. */
  add: (update: Uint8Array, own: boolean) => Promise<void>
  /** What is here is on the server's disk. */
  clean: () => Promise<void>
  /** Replaces all rows by one. */
  compact: (whole: Uint8Array) => Promise<void>
  /** Forgets the copy altogether. */
  drop: () => Promise<void>
  close: () => void
}

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error ?? new Error('the browser refused'))
})
const done = (change: IDBTransaction): Promise<void> => new Promise((resolve, reject) => {
  change.oncomplete = () => resolve()
  change.onabort = change.onerror = () => reject(change.error ?? new Error('the browser refused'))
})

function opened(name: string, idb: IDBFactory): Promise<IDBDatabase> {
  const request = idb.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('updates', { autoIncrement: true })
    request.result.createObjectStore('notes')
  }
  return asked(request)
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
      const [rows, dirty] = await Promise.all([
        asked<unknown[]>(change.objectStore('updates').getAll()), asked<unknown>(change.objectStore('notes').get('dirty')),
      ])
      return { updates: rows.filter(ArrayBuffer.isView).map((row) => new Uint8Array(row.buffer, row.byteOffset, row.byteLength)), dirty: dirty === true }
    },
    add: (update, own) => write((updates, notes) => {
      updates.add(update)
      if (own) notes.put(true, 'dirty')
    }),
    clean: () => write((_, notes) => { notes.put(false, 'dirty') }),
    compact: (whole) => write((updates) => { updates.clear(); updates.add(whole) }),
    async drop() {
      (await db()).close()
      database = null
      await asked(idb().deleteDatabase(name))
    },
    close() {
      void database?.then((open) => open.close(), () => undefined) // a store that never opened has nothing to close
    },
  }
}
