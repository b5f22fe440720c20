/*
 * One server per data folder. The lock is an exclusive transaction on a small database of its own: the operating system lets go
 * of it when the process ends, however it ends, so there is no stale file to judge and no process number to mistrust.
 * It lies beside the data, not in it, so that a backup can still read while a server runs.
 */
import { DatabaseSync } from 'node:sqlite'
import { dirname } from 'node:path'
import { StoreError } from '../store.ts'

export interface Lock { release(): void }

/** @throws StoreError `in-use` at once when another process holds it */
export function takeLock(file: string): Lock {
  const db = new DatabaseSync(file, { timeout: 0 })
  try {
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) {
      throw new StoreError('in-use', `Another Acta Viva server is using ${dirname(file)}. Stop it, or choose another DATA_DIR.`)
    }
    throw error
  }
  return { release: () => db.close() }
}
