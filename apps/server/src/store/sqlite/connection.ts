/*
 * One connection to the database file, with the promises asserted: write-ahead log, fsync on every commit, foreign keys.
 *
 * Some builds of SQLite come back from a second start with weaker settings than the first; so each open sets them and then reads
 * them back, and refuses to go on when they did not hold. Errors leave as StoreError: what SQLite calls them stays in here.
 * Never opens a file that a newer version of the schema has written.
 */
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import { StoreError } from '../store.ts'
import type { StoreErrorKind } from '../store.ts'
import { migrations } from './schema.ts'

export interface Connection {
  readonly db: DatabaseSync
  readonly file: string
  /** A prepared statement, made once per text. */
  sql(text: string): StatementSync
  close(): void
}

export const BUSY_TIMEOUT_MS = 5000
/** Pages the log may hold before a commit copies them into the database (4 kB each). */
const CHECKPOINT_PAGES = 1000
/** A log that grew under a long read shrinks back to this many bytes. */
const WAL_KEEP = 16 * 1024 * 1024

/** @throws StoreError `failed` when a setting does not hold or the schema is newer than this program */
export function openConnection(file: string, role: 'writer' | 'reader' | 'copier'): Connection {
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, readOnly: false })
  try {
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA journal_size_limit = ${WAL_KEEP}; PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY`) // what a savepoint may take back would be a file of its own otherwise, made anew for every commit
    assertSettings(db)
    if (role === 'writer') migrate(db)
    else if (role === 'reader') db.exec('PRAGMA query_only = ON')
  } catch (error) {
    db.close()
    throw error
  }
  const statements = new Map<string, StatementSync>()
  return {
    db,
    file,
    sql(text) {
      const known = statements.get(text)
      if (known) return known
      const made = db.prepare(text)
      statements.set(text, made)
      return made
    },
    close: () => db.close(),
  }
}

/** What must be true of every connection, whatever the build or an earlier start did. */
export function assertSettings(db: DatabaseSync): void {
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 }
  for (const [name, value] of Object.entries(expected)) {
    const found = db.prepare(`PRAGMA ${name}`).get()?.[name]
    if (found !== value) throw new StoreError('failed', `SQLite runs with ${name} = ${String(found)}, not ${value}: not durable`)
  }
}

/** Brings the schema up to date, one transaction per step. */
function migrate(db: DatabaseSync): void {
  const at = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  if (at > migrations.length) throw new StoreError('failed', `the data was written by a newer version (schema ${at})`)
  for (const [i, step] of migrations.entries()) {
    if (i >= at) db.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${i + 1}; COMMIT`)
  }
}

const BUSY = 5
const LOCKED = 6
const FULL = 13
const CONSTRAINT = 19

/** The write-ahead index could not grow: no space, though SQLite calls it an I/O error. Nothing of the transaction is kept. */
const INDEX_CANNOT_GROW = 4874

/** SQLite's primary result codes, by what the caller can do about them; every other one means the disk cannot be trusted. */
const kinds: Readonly<Record<number, StoreErrorKind>> =
  { [BUSY]: 'busy', [LOCKED]: 'busy', [FULL]: 'full', [CONSTRAINT]: 'conflict' }

/** An error as the port knows it; null for one that SQLite did not raise (a mistake in the program, or already a StoreError). */
export function asStoreError(error: unknown): StoreError | null {
  if (error instanceof StoreError) return error
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  const kind = error.errcode === INDEX_CANNOT_GROW ? 'full' : kinds[error.errcode & 0xff] ?? 'failed'
  return new StoreError(kind, `${error.message} (SQLite ${error.errcode})`, { cause: error })
}
