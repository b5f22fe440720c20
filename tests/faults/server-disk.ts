/*
 * A whole server whose disk fills up, and one whose disk lies: what people with live sockets are told, and what still works.
 *
 *   full    edits wait and nobody is told they are saved; everybody hears `full`; reading, exports and coming back go on, entering anew
 *           is answered with 507 and a sentence; with space again everything is saved by itself
 *   EIO     the process ends with a status other than 0 and acknowledges nothing from then on
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inFolder } from './kills.ts'
import { pause, straceProgram } from './process.ts'
import { dice, type Count, type Fault } from './report.ts'
import { serverCommand, ServerLives, within, writing } from './server-world.ts'

const DISK_MB = 12
const WRITERS = 5

/** [ST82] */
export const serverDiskFull: Fault = async ({ seed }) => {
  const mount = mkdtempSync(join(tmpdir(), 'acta-full-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', mount]).status !== 0) {
    rmSync(mount, { recursive: true })
    return { notRun: 'a small file system cannot be mounted here (root only)' }
  }
  try {
    return await fillUp(mount, dice(seed))
  } finally {
    spawnSync('umount', [mount])
    rmSync(mount, { recursive: true, force: true })
  }
}

async function fillUp(mount: string, roll: () => number): Promise<Count> {
  const broken: string[] = []
  const expect = (holds: boolean, promise: string): void => { if (!holds) broken.push(promise) }
  const lives = new ServerLives(mount)
  await lives.begin()
  const writers = await lives.people(WRITERS)
  lives.connect()
  expect(await within(10_000, () => writers.every(({ ready }) => ready)) !== null, 'not everybody came in')
  const ballast = join(mount, 'ballast')
  const took = fill(ballast, DISK_MB * 1024 * 1024)
  const stop = writing(writers, 40, roll, () => 'x'.repeat(1500))
  const health = (of: typeof writers[number]): string => of.said.findLast((down) => down.t === 'health')?.state ?? 'ok'
  const told = await within(60_000, () => writers.every((one) => health(one) === 'full'))
  expect(told !== null, 'nobody was told that the disk is full')
  await pause(1000)
  const before = writers.map(({ acknowledged }) => acknowledged)
  await pause(1500)
  expect(writers.every(({ acknowledged }, i) => acknowledged === before[i]), 'something was acknowledged while the disk was full')
  stop()
  const ready = await lives.request('/readyz')
  expect(ready.status === 503, `readyz says ${ready.status}`)
  const base = `/api/meetings/${lives.meeting}`
  for (const path of ['', '/state', '/minutes.md', '/minutes.docx']) {
    const { status } = await lives.request(base + path)
    expect(status === 200, `GET ${path || 'meeting'} answers ${status} on a full disk`)
  }
  const entering = await lives.request(`${base}/join`, { key: lives.keyOf('participant'), name: 'Tarde' }, '')
  const problem = await entering.json() as { reason?: string; title?: string }
  expect(entering.status === 507 && problem.reason === 'full' && (problem.title ?? '') !== '', `entering anew is answered with ${entering.status}`)
  const again = writers[0]!
  again.drop()
  again.connect(lives.place)
  expect(await within(5000, () => again.ready) !== null, 'who was in does not come back in on a full disk')
  rmSync(ballast)
  const recovery = await within(30_000, () => writers.every((one) => health(one) === 'ok' && one.isSaved))
  expect(recovery !== null, 'it did not recover when there was space')
  expect((await lives.request(`${base}/join`, { key: lives.keyOf('participant'), name: 'Tarde' }, '')).status === 200, 'nobody can enter afterwards')
  await lives.kill()
  lives.drop()
  await lives.begin()
  await lives.judge()
  lives.server!.terminate()
  await lives.server!.gone
  const note = `full told ${told ?? '?'} ms after writing began (ballast ${Math.round(took / 1024)} kB), all saved ${recovery ?? '?'} ms after space`
  return { kills: lives.kills, acknowledged: lives.ledger.acknowledged, lost: lives.lost, broken, note }
}

/** Writes until there is no space, and leaves a little. */
function fill(file: string, most: number): number {
  const chunk = new Uint8Array(64 * 1024)
  let size = 0
  try {
    for (; size < most; size += chunk.length) writeFileSync(file, chunk, { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
  return size
}

/** [ST83] */
export const serverFsyncFails: Fault = async ({ quick, seed }) => {
  const strace = straceProgram()
  if (!strace) return { notRun: 'strace is not here, or may not trace' }
  const roll = dice(seed)
  const totals = { kills: 0, acknowledged: 0, lost: 0, broken: [] as string[] }
  let ended = 0
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    await inFolder(async (data) => {
      const lives = new ServerLives(data)
      await lives.begin()
      const writers = await lives.people(WRITERS)
      lives.server!.terminate()
      await lives.server!.gone
      const from = 20 + Math.floor(roll() * 60)
      const fault = `inject=fsync,fdatasync:error=EIO:when=${from}+`
      await lives.begin([strace, '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync', '-e', fault, ...serverCommand])
      lives.connect()
      const stop = writing(writers, 30, roll)
      const gone = await Promise.race([lives.server!.gone, pause(60_000).then(() => null)])
      stop()
      const failed = lives.lines.some((line) => line.includes('the store failed'))
      if (gone === null) totals.broken.push(`from fsync ${from} on: it did not end`)
      else if (gone.code === 0 || !failed) totals.broken.push(`from fsync ${from} on: ended with ${gone.code}, told: ${failed}`)
      else ended += 1
      if (gone === null) await lives.kill()
      const acknowledged = lives.ledger.acknowledged
      lives.drop()
      await lives.begin()
      await lives.judge()
      if (acknowledged === 0) totals.broken.push('nothing was acknowledged before the failure')
      totals.acknowledged += acknowledged
      totals.lost += lives.lost
      lives.server!.terminate()
      await lives.server!.gone
    })
  }
  return { ...totals, note: `ended by itself ${ended} times` }
}
