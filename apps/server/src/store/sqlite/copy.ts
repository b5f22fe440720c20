/*
 * Backup and restore: the whole data folder as one file, which is itself a database, so that one integrity check covers it.
 *
 *   backup   copy of one moment ─► uploads put inside ─► checked ─► renamed into place
 *   restore  lock ─► check ─► uploads out ─► new epoch ─► the old database kept beside ─► renamed into place
 *
 * A restore never overwrites the database it replaces, and always starts a new epoch: clients hold edits this history has not
 * seen.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store.ts'
import type { Millis } from '../store.ts'
import type { Connection } from './connection.ts'
import { dataFiles, renameDurablySync, syncPath, uploadFile, writeDurablySync } from './files.ts'
import { takeLock } from './lock.ts'
import { migrations } from './schema.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Writes the copy; `to` must not exist. Readers and the writer of the source go on meanwhile. Answers with the ids of uploads
 * whose file is gone: the copy is made without them, for one lost picture must not leave people without any backup.
 */
export function copyTo(source: Connection, uploads: string, to: string): string[] {
  if (existsSync(to)) throw new StoreError('conflict', `${to} exists; a backup is never written over`)
  const part = `${to}.part`
  rmSync(part, { force: true })
  source.db.prepare('VACUUM INTO ?').run(part)
  const lost: string[] = []
  const copy = new DatabaseSync(part)
  try {
    copy.exec(`PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN;
      CREATE TABLE backup_file (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes BLOB NOT NULL) STRICT`)
    const put = copy.prepare('INSERT INTO backup_file (id, sha256, bytes) VALUES (?, ?, ?)')
    for (const row of copy.prepare('SELECT id FROM upload').all()) {
      const id = String(row['id'])
      const file = uploadFile(uploads, id)
      if (!existsSync(file)) {
        lost.push(id)
        continue
      }
      const bytes = readFileSync(file)
      put.run(id, sha256(bytes), bytes)
    }
    copy.exec('COMMIT')
    check(copy, part)
  } finally {
    copy.close()
  }
  syncPath(part)
  renameDurablySync(part, to)
  return lost
}

/**
 * Puts a backup in the place of the data in `dataDir`. Answers where the replaced database was kept, or null where there was
 * none.
 * @throws StoreError `in-use` while a server runs there, `damaged` for a file that is not a sound backup
 */
export function restoreFrom(backup: string, dataDir: string, made: { now: Millis; epoch: string }): string | null {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const files = dataFiles(dataDir)
  const lock = takeLock(files.lock)
  try {
    const incoming = `${files.database}.incoming`
    rmSync(incoming, { force: true })
    copyFileSync(backup, incoming)
    unpack(incoming, files.uploads, made.epoch)
    const kept = existsSync(files.database) ? `${files.database}.before-${made.now}` : null
    if (kept) keepOld(files.database, kept)
    renameDurablySync(incoming, files.database)
    return kept
  } finally {
    lock.release()
  }
}

function unpack(incoming: string, uploads: string, epoch: string): void {
  const db = new DatabaseSync(incoming)
  try {
    check(db, incoming)
    mkdirSync(uploads, { recursive: true, mode: 0o700 })
    for (const row of db.prepare('SELECT id, sha256, bytes FROM backup_file').all()) {
      const bytes = row['bytes'] as Uint8Array
      const id = String(row['id'])
      if (sha256(bytes) !== row['sha256']) throw new StoreError('damaged', `upload ${id} is damaged in the backup`)
      writeDurablySync(uploadFile(uploads, id), bytes)
    }
    db.exec('PRAGMA synchronous = FULL; BEGIN; DROP TABLE backup_file')
    db.prepare("INSERT OR REPLACE INTO setting (key, value) VALUES ('epoch', ?)").run(epoch)
    db.exec('COMMIT')
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('damaged', 'this is no backup that can be read', { cause: error })
  } finally {
    db.close()
  }
  syncPath(incoming)
}

function check(db: DatabaseSync, file: string): void {
  const found = db.prepare('PRAGMA integrity_check').get()?.['integrity_check']
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
  if (found !== 'ok' || version < 1) throw new StoreError('damaged', `${file} is not a sound backup`)
  if (version > migrations.length) throw new StoreError('damaged', `${file} was written by a newer version`)
}

/** The old database stays under another name; what its write-ahead log still held is first brought into it, or kept with it. */
function keepOld(database: string, kept: string): void {
  try {
    const old = new DatabaseSync(database)
    old.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    old.close()
  } catch (error) {
    console.error(`the replaced database could not be tidied up and is kept as it is: ${String(error)}`)
  }
  linkSync(database, kept)
  for (const tail of ['-wal', '-shm']) if (existsSync(database + tail)) renameSync(database + tail, kept + tail)
}
