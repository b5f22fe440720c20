/*
 * What a worker can be asked to do, and the words between it and the main thread.
 *
 * A job is the name of an operation and its arguments; several travel in one message. On the writer all writing jobs of a message
 * share one transaction and one fsync, each behind its own savepoint (one alone needs none); reading jobs run after it. A job that breaks
 * a rule of the data fails alone; anything wrong with the disk fails every writing job of the message.
 */
import type { StoreErrorKind } from '../store.ts'
import { StoreError } from '../store.ts'
import { copyTo } from './copy.ts'
import { asStoreError } from './connection.ts'
import type { Connection } from './connection.ts'
import { directoryRows } from './directory-rows.ts'
import { findCommand, logReads } from './log-reads.ts'
import { logWrites } from './log-writes.ts'
import { peopleRows } from './people-rows.ts'

export const writerOperations = (c: Connection) => ({
  ...logWrites(c), ...directoryRows(c), ...peopleRows(c),
  command: (scope: string, person: string, id: string) => findCommand(c, scope, person, id),
  /** Shows whether there is space again: writes some pages and takes them back. */
  probe(): void {
    c.sql('INSERT INTO probe (bytes) VALUES (zeroblob(?))').run(PROBE_BYTES)
    c.sql('DELETE FROM probe').run()
  },
})
export const readerOperations = logReads
export const copierOperations = (c: Connection) => ({ copy: (uploads: string, to: string): string[] => copyTo(c, uploads, to) })

const PROBE_BYTES = 256 * 1024

export type WriterOperations = ReturnType<typeof writerOperations>
export type ReaderOperations = ReturnType<typeof readerOperations>
export type CopierOperations = ReturnType<typeof copierOperations>

/** Which operations of the writer change something. */
export const writing: Record<keyof WriterOperations, boolean> = {
  commit: true, setAside: true, writeSnapshot: true, accept: true, reject: true, forget: false, command: false, probe: true,
  community: false, communityNamed: false, communityByKey: false, ensureCommunity: true, updateCommunity: true,
  createMeeting: true, meeting: false, meetings: false, updateMeeting: true, link: false, links: false, replaceLink: true,
  addPerson: true, person: false, personByToken: false, people: false, updatePerson: true, mergePeople: true,
  addSession: true, session: false, endSessions: true, forgetSessions: true,
  nextActa: false, acta: false, actas: false, communityActas: false,
  uploadRow: false, addUploadRow: true, uploads: false, setting: true, setSetting: true,
}

export interface Job { readonly op: string; readonly args: readonly unknown[] }
export interface Request { readonly id: number; readonly jobs: readonly Job[] }

/** `fatal`: the disk failed while writing; whoever asked must not go on. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly kind: StoreErrorKind | 'mistake'; readonly message: string; readonly fatal: boolean }
export interface Reply { readonly id: number; readonly outcomes: readonly Outcome[]; readonly walBytes: number }

type Operation = (...args: readonly unknown[]) => unknown

const operationOf = (table: object, name: string): Operation => {
  const found: unknown = Object.hasOwn(table, name) ? Reflect.get(table, name) : undefined
  if (typeof found !== 'function') throw new TypeError(`no such operation: ${name}`)
  return (...args) => Reflect.apply(found, table, args) as unknown
}

/** Runs one job outside any transaction: a failed read is an answer of its own and ends nothing. */
export function runRead(table: object, { op, args }: Job): Outcome {
  try {
    return { ok: true, value: operationOf(table, op)(...args) }
  } catch (error) {
    const known = asStoreError(error)
    if (known) return { ok: false, kind: known.kind === 'failed' ? 'damaged' : known.kind, message: known.message, fatal: false }
    return mistake(error)
  }
}

/** Runs the jobs in one transaction: one outcome per job, in order. After an error of the disk nothing was written. */
export function runWrites(c: Connection, table: WriterOperations, jobs: readonly Job[]): Outcome[] {
  try {
    c.db.exec('BEGIN IMMEDIATE')
    const outcomes = jobs.length === 1 ? [runAlone(table, jobs[0]!)] : jobs.map((job) => runInSavepoint(c, table, job))
    c.db.exec(outcomes.some(({ ok }) => ok) ? 'COMMIT' : 'ROLLBACK')
    return outcomes
  } catch (error) {
    table.forget()
    if (c.db.isTransaction) c.db.exec('ROLLBACK')
    const { kind, message } = asStoreError(error) ?? new StoreError('failed', String(error))
    return jobs.map(() => ({ ok: false, kind, message, fatal: kind === 'failed' }))
  }
}

/** What it did before it failed goes with the transaction. */
function runAlone(table: WriterOperations, { op, args }: Job): Outcome {
  try {
    return { ok: true, value: operationOf(table, op)(...args) }
  } catch (error) {
    table.forget()
    return ofItsOwn(error)
  }
}

function runInSavepoint(c: Connection, table: WriterOperations, { op, args }: Job): Outcome {
  c.sql('SAVEPOINT job').run()
  try {
    const value = operationOf(table, op)(...args)
    c.sql('RELEASE job').run()
    return { ok: true, value }
  } catch (error) {
    const outcome = ofItsOwn(error)
    c.sql('ROLLBACK TO job').run()
    c.sql('RELEASE job').run()
    table.forget()
    return outcome
  }
}

/** A broken rule of the data, or a mistake of the program. @throws StoreError for anything that is wrong with the disk */
function ofItsOwn(error: unknown): Outcome {
  const known = asStoreError(error)
  if (known && known.kind !== 'conflict') throw known
  return known ? { ok: false, kind: known.kind, message: known.message, fatal: false } : mistake(error)
}

const mistake = (error: unknown): Outcome => ({ ok: false, kind: 'mistake', message: String(error), fatal: false })
