/*
 * The embedded store: one SQLite file, one thread that writes, one that reads documents.
 *
 *   directory, commits ─► writer ─► acta.db (+ -wal)        uploads ─► files
 *   load, compact ──────► reader ─┘                          backup ─► a thread of its own
 *
 * Compaction is a conversation between the two: the reader drafts, the writer writes, the reader reads back and compares, and
 * only then the writer lets rows go. Nothing here runs SQL, so nothing here can wait for the disk.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import type { Compacted, Directory, DocumentLog, Millis, Store, StoreHealth, Upload } from '../store.ts'
import { StoreError } from '../store.ts'
import { dataFiles, uploadFile, writeDurably } from './files.ts'
import type { CopierOperations, ReaderOperations, WriterOperations } from './jobs.ts'
import { writing } from './jobs.ts'
import { packUpdates } from './parcel.ts'
import type { Finding } from './log-writes.ts'
import { startThread } from './thread.ts'
import type { Thread } from './thread.ts'

export interface SqliteOptions {
  readonly now?: () => Millis
  /** The worker's script; a test of faults may put its own around it. */
  readonly worker?: URL
}

/** How often a full disk is asked whether it has space again. */
const PROBE_EVERY_MS = 500

type AsyncOf<T> = { readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never }

/**
 * Opens (and the first time makes) the store in `dataDir`.
 * @throws StoreError `in-use` when another server has it, `failed` when the promises of durability do not hold there
 */
export async function openSqlite(dataDir: string, options: SqliteOptions = {}): Promise<Store> {
  const { now = Date.now, worker = new URL('./worker.ts', import.meta.url) } = options
  const files = dataFiles(dataDir)
  await mkdir(files.uploads, { recursive: true, mode: 0o700 })
  const settings = { file: files.database, lock: files.lock }
  const writer = await startThread<WriterOperations>(worker, { ...settings, role: 'writer' })
  const reader = await orClose(writer, startThread<ReaderOperations>(worker, { ...settings, role: 'reader' }))

  let failed = false
  let quarantined = 0
  const failure = Promise.race([writer.failure, reader.failure])
  void failure.then(() => { failed = true })
  const space = watchSpace(writer)
  const rows = callsOf(writer, space.noticed)

  const setAside = async (scope: string, name: string, bad: readonly Finding[]): Promise<void> => {
    if (bad.length === 0) return
    try {
      quarantined += await rows.setAside(scope, name, bad, now())
    } catch (error) { // it can wait: the next load finds the same rows again
      if (!(error instanceof StoreError) || (error.kind !== 'full' && error.kind !== 'busy')) throw error
    }
  }

  const log: DocumentLog = {
    commit: async ({ updates, ...rest }) => rows.commit(packUpdates(updates), rest),
    command: rows.command,
    documents: (scope) => reader.call('documents', scope),
    quarantine: (scope) => reader.call('quarantine', scope),
    async load(scope, name) {
      const { stored, bad } = await reader.call('load', scope, name)
      await setAside(scope, name, bad)
      return stored
    },
    compact: joined(async (scope, name) => {
      const draft = await reader.call('draft', scope, name)
      await setAside(scope, name, draft.bad)
      const { seq, hash, digest, tail } = draft
      const bytes = draft.bytes.byteLength
      if (tail === 0) return { seq, dropped: 0, bytes }
      await rows.writeSnapshot(scope, name, seq, hash, draft.bytes)
      if (!await reader.call('holds', scope, name, seq, digest)) {
        await rows.reject(scope, name, seq)
        throw new StoreError('damaged', `a snapshot of ${scope}/${name} did not come back as written; the updates are kept`)
      }
      await rows.accept(scope, name, seq)
      return { seq, dropped: tail, bytes }
    }),
  }

  const directory: Directory = {
    ...rows,
    async addUpload(upload: Upload, bytes: Uint8Array) {
      const file = uploadFile(files.uploads, upload.id)
      if (await rows.uploadRow(upload.id)) throw new StoreError('conflict', 'there is an upload of this id')
      await asStored(() => writeDurably(file, bytes))
      await rows.addUploadRow(upload) // when it fails, a file without a row is left, which nobody can ask for
    },
    async upload(id) {
      const upload = await rows.uploadRow(id)
      return upload && { upload, bytes: new Uint8Array(await asStored(() => readFile(uploadFile(files.uploads, id)))) }
    },
  }

  const epoch = await orClose(reader, orClose(writer, rows.setting('epoch', randomUUID())))
  return {
    log,
    directory,
    failure,
    epoch,
    health: (): StoreHealth =>
      ({ state: failed ? 'failed' : space.full() ? 'full' : 'ok', walBytes: writer.walBytes(), quarantined }),
    async backup(to) {
      const copier = await startThread<CopierOperations>(worker, { ...settings, role: 'copier' })
      try {
        await copier.call('copy', files.uploads, to)
      } finally {
        await copier.close()
      }
    },
    async close() {
      space.stop()
      await reader.close()
      await writer.close()
    },
  }
}

/** A store that did not open holds no thread and no lock. */
async function orClose<T>(thread: { close(): Promise<void> }, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    await thread.close()
    throw error
  }
}

/** One at a time per document: whoever asks meanwhile gets the answer of the one under way. */
function joined(compact: DocumentLog['compact']): DocumentLog['compact'] {
  const running = new Map<string, Promise<Compacted>>()
  return (scope, name) => {
    const key = JSON.stringify([scope, name])
    const known = running.get(key)
    if (known) return known
    const started = compact(scope, name).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
}

/** Knows whether the disk is full: from what commits were answered, and then by asking until it is not. */
function watchSpace(writer: Thread<WriterOperations>) {
  let probe: NodeJS.Timeout | null = null
  const stop = (): void => {
    if (probe) clearInterval(probe)
    probe = null
  }
  const noticed = (kind: StoreError['kind'] | null): void => {
    if (kind === 'full') probe ??= setInterval(() => { writer.call('probe').then(stop, stopUnlessFull) }, PROBE_EVERY_MS)
  }
  const stopUnlessFull = (error: unknown): void => {
    const kind = error instanceof StoreError ? error.kind : null
    if (kind !== 'full' && kind !== 'busy') stop()
  }
  return { full: () => probe !== null, stop, noticed }
}

/** The writer's operations as asynchronous functions; each error of a writing one is shown to `noticed`. */
function callsOf(writer: Thread<WriterOperations>, noticed: (kind: StoreError['kind']) => void): AsyncOf<WriterOperations> {
  const names = Object.keys(writing) as (keyof WriterOperations)[]
  const calls = names.map((name) => [name, async (...args: never[]): Promise<unknown> => {
    try {
      return await (writer.call as (op: string, ...rest: never[]) => Promise<unknown>)(name, ...args)
    } catch (error) {
      if (error instanceof StoreError) noticed(error.kind)
      throw error
    }
  }])
  return Object.fromEntries(calls) as AsyncOf<WriterOperations>
}

/** Errors of the file system as the port names them. */
async function asStored<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOSPC') throw new StoreError('full', 'no space for an upload', { cause: error })
    if (typeof code === 'string' && code.startsWith('E')) throw new StoreError('damaged', `an upload: ${code}`, { cause: error })
    throw error
  }
}
