/*
 * npm run faults [-- --quick] [-- --seed 7] [names…]     causes every fault and prints one line for each.
 *
 * Ends with 1 when anything acknowledged was lost or another promise did not hold. A fault that this machine cannot cause is
 * reported as not run.
 */
import { parseArgs } from 'node:util'
import { diskFull, fsyncFails } from './disk.ts'
import { oldBackup, plantedRows } from './history.ts'
import { killAtRandom, killInCompaction } from './kills.ts'
import { manyRooms } from './many-rooms.ts'
import { lockHeld, longReader } from './neighbours.ts'
import { ackAfterFsync } from './order.ts'
import { line, passed } from './report.ts'
import type { Fault } from './report.ts'
import { serverDiskFull, serverFsyncFails } from './server-disk.ts'
import { serverDrained } from './server-drain.ts'
import { serverRestored } from './server-epoch.ts'
import { serverKilled } from './server-kills.ts'
import { serverSlowReader } from './server-readers.ts'

const faults: Readonly<Record<string, Fault>> = {
  'kill-at-random': killAtRandom,
  'kill-in-compaction': killInCompaction,
  'ack-after-fsync': ackAfterFsync,
  'fsync-fails': fsyncFails,
  'disk-full': diskFull,
  'lock-held': lockHeld,
  'long-reader': longReader,
  'planted-rows': plantedRows,
  'old-backup': oldBackup,
  'server-killed': serverKilled,
  'server-drained': serverDrained,
  'server-disk-full': serverDiskFull,
  'server-fsync-fails': serverFsyncFails,
  'server-slow-reader': serverSlowReader,
  'server-restored': serverRestored,
  'many-rooms': manyRooms,
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, seed: { type: 'string' } }, allowPositionals: true,
})
const seed = values.seed ? Number(values.seed) : Date.now() % 1_000_000
const unknown = positionals.filter((name) => !Object.hasOwn(faults, name))
if (unknown.length > 0) throw new Error(`no such fault: ${unknown.join(', ')}; there are ${Object.keys(faults).join(', ')}`)

console.log(`faults, seed ${seed}${values.quick ? ', quick' : ''}`)
for (const [name, fault] of Object.entries(faults)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const began = performance.now()
  const result = await fault({ quick: values.quick, seed })
  console.log(`${line(name, result)} · ${((performance.now() - began) / 1000).toFixed(0)} s`)
  if (!passed(result)) process.exitCode = 1
}
