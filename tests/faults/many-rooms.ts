/*
 * Thousands of meetings opened and left again in one process: their memory comes back. Real rooms on a real store; only the clock is moved.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import { LiveClient } from '../../apps/server/src/rooms/testing/client.ts'
import { openWorld, seat } from '../../apps/server/src/rooms/testing/world.ts'
import type { Fault } from './report.ts'

const AT_ONCE = 50
/** What may stay per room that was open once: nothing of it should. */
const MOST_LEFT_BYTES = 200

/** [RM35] */
export const manyRooms: Fault = async ({ quick }) => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const rooms = quick ? 200 : 10_000
  const world = await openWorld()
  const broken: string[] = []
  const heap = async (): Promise<number> => {
    for (let i = 0; i < 3; i += 1) {
      collect()
      await pause(20)
    }
    return process.memoryUsage().heapUsed
  }
  const visit = async (meeting: string): Promise<void> => {
    await world.rooms.create(meeting, (doc: Y.Doc) => { doc.getMap('meeting').set('title', new Y.Text(meeting)) })
    const ana = new LiveClient(world.rooms, { ...seat('ana'), meeting })
    await world.until('in', () => ana.isReady)
    ana.card('c', 'algo')
    const n = ana.mark()
    await world.until('saved', () => ana.saved >= n)
    ana.drop()
  }
  const some = async (from: number, count: number): Promise<void> => {
    for (let at = from; at < from + count; at += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, from + count - at) }, (_, i) => visit(`r${at + i}`)))
      for (let i = 0; i < 40; i += 1) {
        world.clock.advance(5000)
        await pause(1)
      }
    }
  }
  await some(0, 100) // what is made once and kept is not what is looked for
  const before = await heap()
  await some(100, rooms)
  for (let i = 0; i < 100 && world.rooms.health().rooms > 0; i += 1) {
    world.clock.advance(5000)
    await pause(5)
  }
  const left = (await heap() - before) / rooms
  if (world.rooms.health().rooms > 0) broken.push(`${world.rooms.health().rooms} rooms stay`)
  if (!quick && left > MOST_LEFT_BYTES) broken.push(`${left.toFixed(0)} bytes stay per room`)
  await world.close()
  return { kills: 0, acknowledged: rooms, lost: 0, broken, note: `${rooms} rooms opened and left, ${left.toFixed(0)} bytes of heap stay for each` }
}
