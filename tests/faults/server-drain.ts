/*
 * The server is asked to end while hundreds of people are in one meeting and some of them write; then all come back at once.
 */
import { inFolder } from './kills.ts'
import { pause } from './process.ts'
import { dice, type Fault } from './report.ts'
import { ServerLives, within, writing } from './server-world.ts'

const MOST_DRAIN_MS = 5000

/** [ST81] SIGTERM: everything acknowledged is there, the sockets are told to come back, the process ends with 0 in under 5 s. */
export const serverDrained: Fault = async ({ quick, seed }) => inFolder(async (data) => {
  const roll = dice(seed)
  const broken: string[] = []
  const lives = new ServerLives(data)
  await lives.begin()
  const writers = await lives.people(quick ? 60 : 400)
  lives.connect()
  if (await within(60_000, () => writers.every(({ ready }) => ready)) === null) broken.push('not everybody came in')
  const stop = writing(writers.slice(0, 40), 100, roll)
  await pause(1500)
  const began = performance.now()
  lives.server!.terminate()
  const { code } = await lives.server!.gone
  const drain = Math.round(performance.now() - began)
  stop()
  if (code !== 0) broken.push(`ended with ${code}`)
  if (drain > MOST_DRAIN_MS) broken.push(`took ${drain} ms to end`)
  await within(2000, () => writers.every(({ closed }) => closed !== null))
  const others = writers.filter(({ closed }) => closed !== 1012).length
  if (others > 0) broken.push(`${others} were not told 1012`)
  await lives.begin()
  await lives.judge()
  const came = performance.now()
  lives.connect() // all at the same moment, which devices with their jitter do not
  const back = await within(60_000, () => writers.every(({ ready, isSaved }) => ready && isSaved))
  if (back === null) broken.push('not everybody came back')
  const storm = Math.round(performance.now() - came)
  await lives.judge()
  lives.drop()
  lives.server!.terminate()
  await lives.server!.gone
  const note = `${writers.length} people, ended after ${drain} ms, all back and saved ${storm} ms after a start`
  return { kills: 0, acknowledged: lives.ledger.acknowledged, lost: lives.lost, broken, note }
})
