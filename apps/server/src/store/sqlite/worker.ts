/*
 * The thread that owns a connection, so that a slow disk never stalls a clock or a socket.
 *
 *   writer  holds the lock of the data folder; takes messages of jobs, one transaction each
 *   reader  builds and compares documents; nothing it does delays a commit
 *   copier  lives for one backup
 *
 * Says `ready` once, then answers each message in order. It never catches what it does not understand: an unknown error ends the
 * thread, and the main thread takes that as a failure of the store.
 */
import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { StoreError } from '../store.ts'
import { asStoreError, openConnection } from './connection.ts'
import type { Connection } from './connection.ts'
import { copierOperations, readerOperations, runRead, runWrites, writerOperations, writing } from './jobs.ts'
import type { Job, Outcome, Reply, Request } from './jobs.ts'
import { takeLock } from './lock.ts'

export type Role = 'writer' | 'reader' | 'copier'
export interface WorkerSettings { readonly role: Role; readonly file: string; readonly lock: string }
export type Hello = { readonly ready: true } | { readonly ready: false; readonly error: Outcome }

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')
const { role, file, lock } = workerData as WorkerSettings

const runners: Record<Role, (c: Connection) => (jobs: readonly Job[]) => Outcome[]> = {
  writer, reader: (c) => reading(readerOperations(c)), copier: (c) => reading(copierOperations(c)),
}

try {
  serve()
  port.postMessage({ ready: true } satisfies Hello)
} catch (error) {
  const { kind, message } = asStoreError(error) ?? new StoreError('failed', String(error))
  port.postMessage({ ready: false, error: { ok: false, kind, message, fatal: true } } satisfies Hello)
  port.close()
}

function serve(): void {
  const held = role === 'writer' ? takeLock(lock) : null
  const c = openConnection(file, role)
  const run = runners[role](c)
  port?.on('message', (request: Request | 'close') => {
    if (request === 'close') {
      c.close()
      held?.release()
      port.close()
      return
    }
    const outcomes = run(request.jobs)
    const reply: Reply = { id: request.id, outcomes, walBytes: role === 'writer' ? walBytes(c) : 0 }
    port.postMessage(reply, transferable(outcomes))
  })
}

function writer(c: Connection): (jobs: readonly Job[]) => Outcome[] {
  const table = writerOperations(c)
  const changes = ({ op }: Job): boolean => Object.hasOwn(writing, op) && Reflect.get(writing, op) === true
  return (jobs) => {
    const writes = jobs.filter(changes)
    const written = writes.length > 0 ? runWrites(c, table, writes) : []
    const outcomeOf = new Map(writes.map((job, i) => [job, written[i]]))
    return jobs.map((job) => outcomeOf.get(job) ?? runRead(table, job))
  }
}

/** Operations that change nothing, one after the other. */
function reading(table: object): (jobs: readonly Job[]) => Outcome[] {
  return (jobs) => jobs.map((job) => runRead(table, job))
}

function walBytes(c: Connection): number {
  return statSync(`${c.file}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** Documents are handed over, not copied. */
function transferable(outcomes: readonly Outcome[]): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  for (const outcome of outcomes) {
    const value: unknown = outcome.ok ? outcome.value : null
    if (value === null || typeof value !== 'object') continue
    for (const part of [Reflect.get(value, 'bytes'), Reflect.get(Object(Reflect.get(value, 'stored')), 'state')] as unknown[]) {
      if (part instanceof Uint8Array && part.buffer instanceof ArrayBuffer && part.byteLength === part.buffer.byteLength) {
        found.add(part.buffer)
      }
    }
  }
  return [...found]
}
