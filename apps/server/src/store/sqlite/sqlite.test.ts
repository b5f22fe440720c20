/* The SQLite adapter against the contract, on real files; and what only this adapter promises. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { directoryContract } from '../directory.contract.ts'
import { logContract } from '../store.contract.ts'
import type { Bench } from '../store.contract.ts'
import { openSqlite } from './sqlite.ts'

const bench = async (): Promise<Bench> => {
  const dir = await mkdtemp(join(tmpdir(), 'acta-store-'))
  return { open: () => openSqlite(dir), dispose: () => rm(dir, { recursive: true, force: true }) }
}

logContract('sqlite', bench)
directoryContract('sqlite', bench)
