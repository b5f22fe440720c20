/*
 * Yesterday's backup under people who saw today: another epoch. Nobody's copy is merged silently, not even when it is sent; who starts
 * with an empty copy works on.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inFolder } from './kills.ts'
import { dice, type Fault } from './report.ts'
import { ServerLives, within, writing } from './server-world.ts'
import { pause } from './process.ts'

const program = (name: string): string => fileURLToPath(new URL(`../../apps/server/src/store/${name}.ts`, import.meta.url))

/** [ST85] */
export const serverRestored: Fault = async ({ seed }) => inFolder(async (folder) => {
  const broken: string[] = []
  const expect = (holds: boolean, promise: string): void => { if (!holds) broken.push(promise) }
  const roll = dice(seed)
  const data = join(folder, 'data')
  const file = join(folder, 'yesterday.acta')
  const run = (name: string): void => {
    const { status, stderr } = spawnSync(process.execPath, [program(name), file], { env: { ...process.env, DATA_DIR: data }, encoding: 'utf8' })
    if (status !== 0) broken.push(`${name}: ${stderr}`)
  }
  const lives = new ServerLives(data)
  await lives.begin()
  const writers = await lives.people(5)
  const writeFor = async (ms: number): Promise<void> => {
    const stop = writing(writers, 25, roll)
    await pause(ms)
    stop()
    expect(await within(10_000, () => writers.every(({ isSaved }) => isSaved)) !== null, 'not all was saved')
  }
  lives.connect()
  await within(10_000, () => writers.every(({ ready }) => ready))
  await writeFor(800)
  run('backup') // while the server runs
  const yesterday = await lives.held()
  await writeFor(800)
  const kept = writers.map(({ text }) => text)
  await lives.kill()
  run('restore')
  await lives.begin()
  const restored = await lives.held()
  expect([...yesterday].every(([name, text]) => (restored.get(name) ?? '').startsWith(text)), 'the backup does not hold what was there when it began')
  expect([...restored].some(([name, text]) => text.length < (kept[Number(name.slice(1))]?.length ?? 0)), 'the backup is not older than the people')
  lives.connect()
  const epochs = await within(10_000, () => writers.every(({ said }) => said.filter(({ t }) => t === 'hello').length === 2))
  expect(epochs !== null, 'no greeting after the restore')
  expect(writers.every(({ said, epoch }) => said.findLast((down) => down.t === 'hello')?.epoch !== epoch), 'the epoch is the same')
  expect(writers.every(({ text }, i) => text === kept[i]), 'a copy changed by itself')
  for (const writer of writers) writer.sendAnyway() // a client that does not look at epochs
  await within(3000, () => writers.every(({ said }) => said.some((down) => down.t === 'refused' && down.reason === 'epoch')))
  expect(writers.every(({ said }) => said.some((down) => down.t === 'refused' && down.reason === 'epoch')), 'a copy of another epoch was not refused')
  const after = await lives.held()
  expect([...restored].every(([name, text]) => after.get(name) === text), 'a copy was merged silently')
  for (const writer of writers) writer.startAfresh()
  expect(await within(10_000, () => writers.every(({ ready, text, name }) => ready && text === restored.get(name))) !== null, 'nobody works on with a fresh copy')
  lives.drop()
  lives.server!.terminate()
  await lives.server!.gone
  const held = [...restored.values()].reduce((sum, text) => sum + text.split(';').length - 1, 0)
  const note = `${held} of ${lives.ledger.acknowledged} were in the backup; the rest stayed with their authors and in the replaced database`
  return { kills: lives.kills, acknowledged: lives.ledger.acknowledged, lost: lives.lost, broken, note }
})
