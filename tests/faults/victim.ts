/*
 * A small process that drives the real store as rooms would: writers that count into documents of their own, each number told
 * to the outside only after its commit, and a compaction now and then. It is made to be killed at any moment.
 *
 * Says   held <writer> <text>   what the store holds at the start     ready         writing begins
 *        ack <writer> <n>       committed                              compacting, compacted <writer>
 *        refused <kind>         a commit failed and is tried again     failed        the store gave up; the process ends with 3
 */
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { openSqlite } from '../../apps/server/src/store/sqlite/sqlite.ts'
import type { Store } from '../../apps/server/src/store/store.ts'
import { StoreError } from '../../apps/server/src/store/store.ts'
import { pause } from './process.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' }, writers: { type: 'string', default: '5' },
    edits: { type: 'string' }, // so many per writer, then compact, one more each, compact again, end; without it, until killed
    read: { type: 'boolean', default: false }, // say what is held, and stop
  },
})
if (!values.data) throw new Error('--data is missing')
const limit = values.edits ? Number(values.edits) : Infinity
const say = (line: string): void => { process.stdout.write(`${line}\n`) } // to a pipe this is written before it returns
const RETRY_MS = 20
const REST_MS = 3
const COMPACT_EVERY_MS = 25

const store = await openSqlite(values.data)
void store.failure.then((error) => {
  say(`failed ${error.message}`)
  process.exit(3)
})

const writers = await Promise.all(Array.from({ length: Number(values.writers) }, async (_, i) => {
  const name = `w${i}`
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await store.log.load('meeting', name)).state)
  say(`held ${name} ${doc.getText('t').toString()}`)
  return { name, doc }
}))

if (!values.read) {
  say('ready')
  if (limit === Infinity) void compactForEver(store)
  await Promise.all(writers.map((w) => write(store, w.name, w.doc, limit)))
  for (const { name } of writers) await compact(store, name)
  await Promise.all(writers.map((w) => write(store, w.name, w.doc, limit + 1)))
  for (const { name } of writers) await compact(store, name) // the second one lets go of rows
}
await store.close()

async function compact(of: Store, name: string): Promise<void> {
  say(`compacting ${name}`)
  await of.log.compact('meeting', name)
  say(`compacted ${name}`)
}

async function write(to: Store, name: string, doc: Y.Doc, until: number): Promise<void> {
  const text = doc.getText('t')
  for (let n = text.toString().split(';').length; n <= until; n++) {
    const before = Y.encodeStateVector(doc)
    text.insert(text.length, `${n};`)
    const bytes = Y.encodeStateAsUpdate(doc, before)
    await untilTaken(() => to.log.commit({ updates: [{ scope: 'meeting', name, bytes, person: name, clients: [doc.clientID] }] }))
    say(`ack ${name} ${n}`)
    if (limit === Infinity) await pause(randomInt(REST_MS))
  }
}

async function untilTaken(commit: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await commit()
      return
    } catch (error) {
      if (!(error instanceof StoreError) || (error.kind !== 'full' && error.kind !== 'busy')) throw error
      say(`refused ${error.kind}`)
      await pause(RETRY_MS)
    }
  }
}

async function compactForEver(of: Store): Promise<never> {
  for (;;) {
    await pause(COMPACT_EVERY_MS)
    await compact(of, `w${randomInt(writers.length)}`)
  }
}
