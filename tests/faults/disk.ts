/*
 * The disk fails: fsync reports an error, or there is no space left. The first by strace, the second on a small file system in
 * memory that is mounted for the occasion (which needs root).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqlite } from '../../apps/server/src/store/sqlite/sqlite.ts'
import type { Store } from '../../apps/server/src/store/store.ts'
import { StoreError } from '../../apps/server/src/store/store.ts'
import { inFolder, Lives, victimCommand } from './kills.ts'
import { pause, start, straceProgram } from './process.ts'
import { dice } from './report.ts'
import type { Count, Fault } from './report.ts'

/** [ST72] From a chosen moment on every fsync fails. The process must say so, acknowledge nothing more and end with 3. */
export const fsyncFails: Fault = async ({ quick, seed }) => {
  const strace = straceProgram()
  if (!strace) return { notRun: 'strace is not here, or may not trace' }
  const roll = dice(seed)
  const totals = { kills: 0, acknowledged: 0, lost: 0, broken: [] as string[] }
  for (let round = 0; round < (quick ? 2 : 12); round++) {
    await inFolder(async (data) => {
      await start(victimCommand(data, '--read'), () => undefined).gone // the first start makes the tables: not what is tried here
      const lives = new Lives(data)
      let [failed, late] = [false, 0]
      const from = 3 + Math.floor(roll() * 60)
      const fault = `inject=fsync,fdatasync:error=EIO:when=${from}+`
      const traced: [string, ...string[]] =
        [strace, '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync', '-e', fault, ...victimCommand(data)]
      const victim = start(traced, (said) => {
        const [word = '', writer = '', n = ''] = said.split(' ')
        if (word === 'failed') failed = true
        if (word !== 'ack') return
        lives.ledger.acknowledge(writer, Number(n))
        if (failed) late += 1
      })
      const { code } = await victim.gone
      if (!failed) totals.broken.push(`from fsync ${from} on: the failure was not told`)
      if (code !== 3) totals.broken.push(`from fsync ${from} on: ended with ${code}`)
      if (late > 0) totals.broken.push(`${late} acknowledged after the failure`)
      await lives.end()
      totals.acknowledged += lives.ledger.acknowledged
      totals.lost += lives.lost
      totals.broken.push(...lives.broken)
    })
  }
  return totals
}

const DISK_MB = 4

/** [ST73] */
export const diskFull: Fault = async () => {
  const mount = mkdtempSync(join(tmpdir(), 'acta-full-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', mount]).status !== 0) {
    rmSync(mount, { recursive: true })
    return { notRun: 'a small file system cannot be mounted here (root only)' }
  }
  try {
    return await fillUp(mount)
  } finally {
    spawnSync('umount', [mount])
    rmSync(mount, { recursive: true, force: true })
  }
}

async function fillUp(mount: string): Promise<Count> {
  const broken: string[] = []
  const expect = (holds: boolean, promise: string): void => { if (!holds) broken.push(promise) }
  const ballast = join(mount, 'ballast')
  writeFileSync(ballast, new Uint8Array(DISK_MB * 1024 * 1024 / 4))
  const store = await openSqlite(mount)
  const doc = new Y.Doc()
  let acknowledged = 0
  const add = async (): Promise<unknown> => {
    const bytes = edit(doc, `${acknowledged + 1};`, 600)
    try {
      await commit(store, bytes)
      acknowledged += 1
      return null
    } catch (error) {
      doc.getText('t').delete(doc.getText('t').length - `${acknowledged + 1};`.length, 100)
      unsent.push(bytes)
      return error
    }
  }
  const unsent: Uint8Array[] = []
  let refused: unknown = null
  while (refused === null && acknowledged < 100_000) refused = await add()
  expect(refused instanceof StoreError && refused.kind === 'full', `a full disk was told as: ${String(refused)}`)
  expect(store.health().state === 'full', 'health does not say full')
  expect(heldIn((await store.log.load('meeting', 'w')).state) === acknowledged, 'reading stopped on a full disk')
  expect((await store.directory.meetings('c')).length === 0, 'the directory cannot be read on a full disk')
  await pause(1200)
  expect(store.health().state === 'full', 'health turned ok while the disk was still full')
  rmSync(ballast)
  const began = performance.now()
  while (store.health().state !== 'ok' && performance.now() - began < 10_000) await pause(50)
  const recovery = Math.round(performance.now() - began)
  expect(store.health().state === 'ok', 'it did not recover when there was space')
  for (const bytes of unsent) await commit(store, bytes)
  await commit(store, Y.encodeStateAsUpdate(doc))
  await store.close()
  const again = await openSqlite(mount)
  const held = heldIn((await again.log.load('meeting', 'w')).state)
  const { quarantined } = await again.log.load('meeting', 'w')
  await again.close()
  expect(quarantined === 0, `${quarantined} rows in quarantine`)
  return { kills: 0, acknowledged, lost: Math.max(0, acknowledged - held), broken, note: `taken again after ${recovery} ms` }
}

/** One number to the text, and some weight beside it so that the disk fills sooner. */
function edit(doc: Y.Doc, text: string, weight: number): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.getText('t').insert(doc.getText('t').length, text)
  doc.getArray('weight').push(['x'.repeat(weight)])
  return Y.encodeStateAsUpdate(doc, before)
}

const commit = (store: Store, bytes: Uint8Array): Promise<unknown> =>
  store.log.commit({ updates: [{ scope: 'meeting', name: 'w', bytes, person: null, clients: [] }] })

function heldIn(state: Uint8Array): number {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc.getText('t').toString().split(';').length - 1
}
