/*
 * The bytes on the disk are not what was written: rows damaged by dice, and a backup of yesterday put in the place of today.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { restoreFrom } from '../../apps/server/src/store/sqlite/copy.ts'
import { checksum } from '../../apps/server/src/store/sqlite/rows.ts'
import { openSqlite } from '../../apps/server/src/store/sqlite/sqlite.ts'
import type { Store } from '../../apps/server/src/store/store.ts'
import { inFolder } from './kills.ts'
import { dice } from './report.ts'
import type { Fault } from './report.ts'

type Row = { seq: number; bytes: Uint8Array; hash: Uint8Array; checksum: number }

/** Ways to spoil a row. The last two carry a fitting checksum, as a fault above the disk would leave them. */
const spoils: Readonly<Record<string, (row: Row, at: number) => Row>> = {
  'a flipped bit': (row, at) => ({ ...row, bytes: row.bytes.with(at, (row.bytes[at] ?? 0) ^ 16) }),
  'a torn end': (row, at) => ({ ...row, bytes: row.bytes.slice(0, at) }),
  'another hash': (row, at) => ({ ...row, hash: row.hash.with(at % 32, (row.hash[at % 32] ?? 0) ^ 1) }),
  'a structure of no length': (row) => fitting({ ...row, bytes: new Uint8Array([1, 1, 9, 0, 0, 0, 0]) }),
  'noise': (row, at) => fitting({ ...row, bytes: row.bytes.map((b, i) => (b * 31 + i * at + 7) & 255) }),
}
const fitting = (row: Row): Row => ({ ...row, checksum: checksum(row.seq, row.hash, row.bytes) })

/** [ST76] Several people write in each document; one row of one of them is spoilt. The others lose nothing. */
export const plantedRows: Fault = ({ quick, seed }) => inFolder(async (data) => {
  const roll = dice(seed)
  const kinds = Object.keys(spoils)
  const documents = quick ? kinds.length * 3 : 200
  const WRITERS = 3
  const EDITS = 10
  const store = await openSqlite(data)
  for (let d = 0; d < documents; d++) {
    const people = Array.from({ length: WRITERS }, () => new Y.Doc())
    const updates = Array.from({ length: WRITERS * EDITS }, (_, i) => count(people[i % WRITERS], `p${i % WRITERS}`))
    await store.log.commit({ updates: updates.map((bytes) => ({ scope: 'm', name: `d${d}`, bytes, person: null, clients: [] })) })
  }
  await store.close()

  const raw = new DatabaseSync(join(data, 'acta.db'))
  const spoilt = new Map<string, number>()
  for (let d = 0; d < documents; d++) {
    const seq = 1 + Math.floor(roll() * WRITERS * EDITS)
    const row = raw.prepare('SELECT r.* FROM log_row r JOIN document d ON d.id = r.document WHERE d.name = ? AND r.seq = ?')
      .get(`d${d}`, seq) as unknown as Row & { document: number }
    const bad = spoils[kinds[d % kinds.length] ?? '']?.(row, 1 + Math.floor(roll() * (row.bytes.length - 1))) ?? row
    raw.prepare('UPDATE log_row SET bytes = ?, hash = ?, checksum = ? WHERE document = ? AND seq = ?')
      .run(bad.bytes, bad.hash, bad.checksum, row.document, seq)
    spoilt.set(`d${d}`, seq)
  }
  raw.close()

  const again = await openSqlite(data)
  const broken: string[] = []
  let [found, lost] = [0, 0]
  for (const [name, seq] of spoilt) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await again.log.load('m', name)).state)
    const aside = (await again.log.quarantine('m')).filter((row) => row.name === name)
    if (aside.some((row) => row.seq === seq)) found += 1
    const victim = (seq - 1) % WRITERS
    for (let p = 0; p < WRITERS; p++) {
      const held = doc.getText(`p${p}`).toString().split(';').length - 1
      lost += p === victim ? Math.max(0, Math.floor((seq - 1) / WRITERS) - held) : EDITS - held
    }
  }
  await again.close()
  if (found !== documents) broken.push(`${documents - found} of ${documents} planted rows were not found`)
  const note = `planted ${documents}, found ${found}, opened ${spoilt.size}`
  return { kills: 0, acknowledged: documents * (WRITERS * EDITS - 1), lost, broken, note }
})

/** [ST77] */
export const oldBackup: Fault = () => inFolder(async (data) => {
  const broken: string[] = []
  const file = join(data, 'yesterday.acta')
  const doc = new Y.Doc()
  const write = async (store: Store, times: number) => {
    let head = null
    for (let i = 0; i < times; i++) {
      const updates = [{ scope: 'm', name: 'w', bytes: count(doc, 't'), person: null, clients: [] }]
      head = (await store.log.commit({ updates })).heads[0] ?? null
    }
    return head
  }
  const store = await openSqlite(data)
  const before = await write(store, 20)
  await store.backup(file)
  const latest = await write(store, 30)
  await store.close()
  const kept = restoreFrom(file, data, { now: Date.now(), epoch: randomUUID() })
  const restored = await openSqlite(data)
  const { seq, hash, state } = await restored.log.load('m', 'w')
  if (restored.epoch === store.epoch) broken.push('the epoch is the same')
  if (seq !== before?.seq || hash !== before.hash) broken.push('the head is not that of the backup')
  const other = new Y.Doc()
  Y.applyUpdate(other, state)
  const updates = Array.from({ length: 30 }, () => count(other, 't'))
    .map((bytes) => ({ scope: 'm', name: 'w', bytes, person: null, clients: [] }))
  const [head] = (await restored.log.commit({ updates })).heads
  if (head?.seq !== latest?.seq || head?.hash === latest?.hash) broken.push('another history at the same number looks the same')
  await restored.close()
  const old = new DatabaseSync(kept ?? '')
  const rows = Number(old.prepare('SELECT count(*) AS n FROM log_row').get()?.['n'])
  old.close()
  const held = new Y.Doc()
  Y.applyUpdate(held, state)
  const lost = Math.max(0, 20 - (held.getText('t').toString().split(';').length - 1)) + Math.max(0, 50 - rows)
  return { kills: 0, acknowledged: 50, lost, broken, note: 'what came after the backup is kept in the replaced database' }
})

/** The next number at the end of a person's text, as an update. */
function count(doc: Y.Doc | undefined, name: string): Uint8Array {
  if (!doc) throw new Error('nobody to write')
  const before = Y.encodeStateVector(doc)
  const text = doc.getText(name)
  text.insert(text.length, `${text.toString().split(';').length};`)
  return Y.encodeStateAsUpdate(doc, before)
}
