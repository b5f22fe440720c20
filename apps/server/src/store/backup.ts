/*
 * npm run backup -- <file>    copies DATA_DIR into one new file; a server may go on running meanwhile.
 *
 * A program of its own: it reads the environment, speaks to whoever started it, and ends with status 1 when there is no backup.
 * Never overwrites a file.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { argv, cwd, env, exit, umask } from 'node:process'
import { openConnection } from './sqlite/connection.ts'
import { copyTo } from './sqlite/copy.ts'
import { dataFiles } from './sqlite/files.ts'

const [target] = argv.slice(2)
const base = env['INIT_CWD'] ?? cwd() // npm changes the folder; names are meant from where it was called
const files = dataFiles(resolve(env['DATA_DIR'] ?? './data'))

umask(0o077) // names, notes and keys of people: for the owner alone
if (!target) {
  console.error('usage: npm run backup -- <file>')
  exit(2)
}
if (!existsSync(files.database)) {
  console.error(`There is no data in ${files.database}; set DATA_DIR.`)
  exit(1)
}
try {
  const source = openConnection(files.database, 'copier')
  const lost = copyTo(source, files.uploads, resolve(base, target))
  source.close()
  for (const id of lost) console.error(`The file of upload ${id} is gone; the backup was made without it.`)
  console.log(`Backup written and checked: ${resolve(base, target)}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  exit(1)
}
