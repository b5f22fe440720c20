/*
 * Nothing is told before it is on the disk. The system calls of a whole life are listed in order; between the last write to the
 * data and the word `ack` there must be an fsync. One writer, so that there is only one order.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inFolder, victimCommand } from './kills.ts'
import { start, straceProgram } from './process.ts'
import type { Fault } from './report.ts'

/** [ST78] */
export const ackAfterFsync: Fault = ({ quick }) => inFolder(async (data) => {
  const strace = straceProgram()
  if (!strace) return { notRun: 'strace is not here, or may not trace' }
  const log = join(data, 'calls')
  const life = victimCommand(join(data, 'd'), '--writers', '1', '--edits', quick ? '50' : '1000')
  const trace = [strace, '-f', '-qq', '-o', log, '-e', 'trace=write,pwrite64,fsync,fdatasync'] as const
  const { code } = await start([...trace, ...life], () => undefined).gone
  if (code !== 0) return { notRun: 'the victim does not get through its life under strace' }
  const { acknowledged, early } = judge(await readFile(log, 'utf8'))
  const broken = acknowledged === 0 ? ['nothing was acknowledged'] : []
  return { kills: 0, acknowledged, lost: early, broken, note: `${early} told before their fsync` }
})

/** One writer makes one commit per number: at the word for number n there must have been n of them, and nothing unsynced. */
function judge(log: string): { acknowledged: number; early: number } {
  let [acknowledged, early, commits, dirty] = [0, 0, 0, false]
  for (const line of log.split('\n')) {
    if (line.includes('"ready')) commits = 0
    else if (/ pwrite64\(/.test(line)) dirty = true
    else if (/ (?:fsync|fdatasync)\(/.test(line)) {
      if (dirty) commits += 1
      dirty = false
    } else if (line.includes('"ack ')) {
      acknowledged += 1
      if (dirty || commits < acknowledged) early += 1
    }
  }
  return { acknowledged, early }
}
