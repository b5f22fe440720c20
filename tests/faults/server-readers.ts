/*
 * Somebody who does not read: a socket that stalls while others write, and that asks for everything again and again meanwhile. What the
 * server keeps for it is bounded, the others go on, and it has everything once it reads again, or is closed to come back later.
 */
import { inFolder } from './kills.ts'
import { pause } from './process.ts'
import { dice, type Fault } from './report.ts'
import { ServerLives, within, writing } from './server-world.ts'

/** Skipping begins at 256 kB; what is already under way, and one message more, may stand above it. */
const MOST_UNSENT = 1024 * 1024

/** [ST84] */
export const serverSlowReader: Fault = async ({ quick, seed }) => inFolder(async (data) => {
  const broken: string[] = []
  const roll = dice(seed)
  const lives = new ServerLives(data)
  await lives.begin()
  const [slow, ...writers] = await lives.people(6)
  lives.connect()
  await within(10_000, () => lives.writers.every(({ ready }) => ready))
  slow!.socket!.pause()
  const stop = writing(writers, 30, roll, () => Array.from({ length: 500 }, () => Math.floor(roll() * 2 ** 32).toString(36)).join(''))
  let peak = 0
  let asked = 0
  for (let i = 0; i < (quick ? 60 : 200); i += 1) {
    const metrics = await (await lives.request('/metrics')).text()
    peak = Math.max(peak, Number(/^acta_unsent_bytes (\d+)/m.exec(metrics)?.[1] ?? Number.NaN))
    if (slow!.closed === null) {
      slow!.askForAll()
      asked += 1
    }
    await pause(200)
  }
  stop()
  if (await within(10_000, () => writers.every(({ isSaved }) => isSaved)) === null) broken.push('others were held up')
  if (!(peak <= MOST_UNSENT)) broken.push(`${peak} bytes were kept for one reader`)
  slow!.socket!.resume()
  if (slow!.closed === null && await within(30_000, () => writers.every((one) => slowHas(one.name, one.text))) === null) broken.push('the slow one was not caught up')
  function slowHas(name: string, text: string): boolean {
    const card = slow!.doc.getMap('cards').get(name) as { get(key: string): unknown } | undefined
    return String(card?.get('text')) === text
  }
  const heard = slow!.closed === null ? 'caught up' : `closed with ${slow!.closed}`
  await lives.judge()
  lives.drop()
  lives.server!.terminate()
  await lives.server!.gone
  const sent = writers.reduce((sum, { written }) => sum + written, 0)
  const note = `${sent} edits of 3 kB past a stalled socket that asked for all ${asked} times, at most ${Math.round(peak / 1024)} kB kept for it, then ${heard}`
  return { kills: 0, acknowledged: lives.ledger.acknowledged, lost: lives.lost, broken, note }
})
