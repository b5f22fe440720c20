/*
 * Hocuspocus with its defaults. With DATA_DIR its own Database extension stores in SQLite: the table and the statements of its SQLite
 * extension, on node:sqlite instead of a native addon, which aborts on this Node.
 */
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const stored = () => {
  const db = new DatabaseSync(join(process.env.DATA_DIR, 'hocuspocus.sqlite'))
  db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
  const read = db.prepare('SELECT data FROM documents WHERE name = ?')
  const write = db.prepare('INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data')
  return new Database({
    fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
    store: async ({ documentName, state }) => { write.run(documentName, state) },
  })
}
const server = new Server({
  port: Number(process.env.PORT), address: '127.0.0.1', quiet: true, stopOnSignals: false, extensions: process.env.DATA_DIR ? [stored()] : [],
})
await server.listen()
