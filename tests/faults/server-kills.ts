/*
 * kill -9 of the whole server at moments chosen by dice, while people with live sockets write: after each death the next life is asked
 * what it holds before anybody is back, and everything that was acknowledged has to be there.
 */
import { inFolder } from './kills.ts'
import { pause } from './process.ts'
import { dice, type Fault } from './report.ts'
import { ServerLives, within, writing } from './server-world.ts'

const WRITERS = 5
const REST_MS = 25

/** [ST80] */
export const serverKilled: Fault = async ({ quick, seed }) => {
  const kills = quick ? 10 : 200
  const roll = dice(seed)
  const broken: string[] = []
  const lanes = await Promise.all([0, 1].map((lane) => inFolder(async (data) => {
    const lives = new ServerLives(data)
    await lives.begin()
    const writers = await lives.people(WRITERS)
    for (let i = lane; i < kills; i += 2) {
      lives.connect()
      const stop = writing(writers, REST_MS, roll)
      // Now and then death comes while people are still coming in; mostly while they write.
      if (roll() < 0.8) await within(10_000, () => writers.every(({ ready }) => ready))
      await pause(roll() * 400)
      stop()
      await lives.kill()
      lives.drop()
      await lives.begin()
      await lives.judge()
    }
    lives.connect()
    if (await within(20_000, () => writers.every(({ ready, isSaved }) => ready && isSaved)) === null) broken.push('after the last death not all was saved')
    await lives.judge()
    const all = await lives.held()
    for (const { name, written, text } of writers) {
      if (all.get(name) !== text || text.split(';').length - 1 !== written) broken.push(`${name} and the server do not hold the same in the end`)
    }
    lives.drop()
    lives.server?.terminate()
    if ((await lives.server?.gone)?.code !== 0) broken.push('the last life did not end with 0')
    return lives
  })))
  const sum = (of: (lives: ServerLives) => number): number => lanes.reduce((n, lives) => n + of(lives), 0)
  return { kills: sum((l) => l.kills), acknowledged: sum((l) => l.ledger.acknowledged), lost: sum((l) => l.lost), broken }
}
