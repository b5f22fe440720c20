/*
 * Other programs at the same file: one that holds the lock, one that keeps an old read open while people write.
 */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqlite } from '../../apps/server/src/store/sqlite/sqlite.ts'
import { StoreError, WAL_ALARM } from '../../apps/server/src/store/store.ts'
import type { Store } from '../../apps/server/src/store/store.ts'
import { inFolder } from './kills.ts'
import { pause, start } from './process.ts'
import type { Fault } from './report.ts'

const HOLD = `
  const { DatabaseSync } = require('node:sqlite')
  const db = new DatabaseSync(process.argv[1])
  db.exec('BEGIN IMMEDIATE')
  console.log('held')
  setTimeout(() => { db.exec('COMMIT'); db.close() }, Number(process.argv[2]))`

/** [ST74] Another process holds the write lock; commits go on being tried, one after the other. */
export const lockHeld: Fault = ({ quick }) => inFolder(async (data) => {
  const store = await openSqlite(data)
  const writer = counting(store)
  const broken: string[] = []
  const notes: string[] = []
  for (const seconds of quick ? [1] : [1, 4, 10]) {
    const other = start([process.execPath, '-e', HOLD, join(data, 'acta.db'), `${seconds * 1000}`], () => undefined)
    await other.said('held')
    const began = performance.now()
    let busy = 0
    while (await writer.add() !== null) busy += 1
    const delay = performance.now() - began
    notes.push(`${seconds} s: ${delay.toFixed(0)} ms, busy ${busy}`)
    if (seconds < 5 && busy > 0) broken.push(`refused although the lock was held for ${seconds} s only`)
    if (seconds > 5 && busy === 0) broken.push('a lock of 10 s was never told')
    if (store.health().state !== 'ok') broken.push(`health says ${store.health().state}`)
    await other.gone
  }
  for (let i = 0; i < 20; i++) await writer.add()
  await store.close()
  const lost = await writer.lost(data)
  return { kills: 0, acknowledged: writer.acknowledged(), lost, broken, note: notes.join(', ') }
})

const KEEP = 16 * 1024 * 1024

/** [ST75] A read stays open while more than the alarm's worth is written. */
export const longReader: Fault = ({ quick }) => inFolder(async (data) => {
  const store = await openSqlite(data)
  const writer = counting(store, 64 * 1024)
  const broken: string[] = []
  await writer.add()
  const reader = new DatabaseSync(join(data, 'acta.db'))
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM log_row').get()
  const enough = quick ? KEEP + 8 * 1024 * 1024 : WAL_ALARM
  while (store.health().walBytes <= enough && writer.acknowledged() < 5000) await writer.add()
  const peak = store.health().walBytes
  if (peak <= enough) broken.push(`health does not show the log growing: ${peak} bytes`)
  reader.exec('COMMIT')
  reader.close()
  for (let i = 0; i < 40; i++) await writer.add()
  await pause(50)
  await writer.add()
  const after = store.health().walBytes
  if (after > KEEP) broken.push(`the log stays at ${after} bytes when the reader has gone`)
  await store.close()
  const lost = await writer.lost(data)
  const mb = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
  const note = `log ${mb(peak)} MB at its peak, ${mb(after)} MB after`
  return { kills: 0, acknowledged: writer.acknowledged(), lost, broken, note }
})

/** Someone who counts into a document; what was refused is sent again with the next. */
function counting(store: Store, weight = 0) {
  const doc = new Y.Doc()
  let [written, acknowledged] = [0, 0]
  let sent = Y.encodeStateVector(doc)
  return {
    acknowledged: () => acknowledged,
    /** Null when committed, else the error of the store. */
    async add(): Promise<StoreError | null> {
      written += 1
      doc.getText('t').insert(doc.getText('t').length, `${written};`)
      if (weight > 0) doc.getMap('weight').set('x', `${written}`.padEnd(weight))
      try {
        const bytes = Y.encodeStateAsUpdate(doc, sent)
        await store.log.commit({ updates: [{ scope: 'm', name: 'w', bytes, person: null, clients: [] }] })
        sent = Y.encodeStateVector(doc)
        acknowledged = written
        return null
      } catch (error) {
        if (error instanceof StoreError && error.kind === 'busy') return error
        throw error
      }
    },
    async lost(data: string): Promise<number> {
      const again = await openSqlite(data)
      const cold = new Y.Doc()
      Y.applyUpdate(cold, (await again.log.load('m', 'w')).state)
      await again.close()
      return Math.max(0, acknowledged - (cold.getText('t').toString().split(';').length - 1))
    },
  }
}
