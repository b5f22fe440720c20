/*
 * npm run restore -- <file>    puts a backup in the place of DATA_DIR's database, under a new epoch.
 *
 * Refuses while a server uses the folder. The database that was there is kept beside it and its name is printed. After a restore
 * the clients' own copies no longer fit, and each asks its owner what to do with what the backup does not hold.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { argv, cwd, env, exit, umask } from 'node:process'
import { restoreFrom } from './sqlite/copy.ts'

const [source] = argv.slice(2)
const backup = source === undefined ? null : resolve(env['INIT_CWD'] ?? cwd(), source)

umask(0o077) // names, notes and keys of people: for the owner alone
if (backup === null) {
  console.error('usage: npm run restore -- <file>')
  exit(2)
}
if (!existsSync(backup)) {
  console.error(`There is no file ${backup}.`)
  exit(1)
}
try {
  const kept = restoreFrom(backup, resolve(env['DATA_DIR'] ?? './data'), { now: Date.now(), epoch: randomUUID() })
  console.log(`Restored from ${backup}.`)
  if (kept) console.log(`The database that was there is kept as ${kept}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  exit(1)
}
