/*
 * Convergence by dice: people type, lose their line, come back, and the server loses its memory. The seed is in the name.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveClient } from './testing/client.ts'
import { MEETING, openWorld, seat, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

/** A small generator of equal dice for equal seeds (mulberry32). */
const dice = (seed: number) => (most: number): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return (((t ^ (t >>> 14)) >>> 0) % most)
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`[RM9] whatever gets lost and whoever comes back, all copies and the disk are equal (seed ${seed})`, async () => {
    const roll = dice(seed)
    const names = ['ana', 'bea', 'caro']
    const clients = names.map((name) => new LiveClient(world.rooms, seat(name)))
    await world.until('all in', () => clients.every((client) => client.isReady))
    const acknowledged = new Set<string>()
    let made = 0

    const step = async (): Promise<void> => {
      const i = roll(clients.length)
      const client = clients[i]!
      const cards = client.doc('plenary').getMap<Y.Map<unknown>>('cards')
      switch (roll(12)) {
        case 0: { // the line breaks: what was not acknowledged may be lost with this device
          client.drop()
          clients[i] = new LiveClient(world.rooms, client.seat)
          await world.until('back', () => clients[i]!.isReady && clients[i]!.docs.has('plenary'))
          return
        }
        case 1: {
          const ids = [...cards.keys()]
          const n = client.mark()
          await world.until('saved', () => client.saved >= n)
          for (const id of ids) if (!id.startsWith('lost')) acknowledged.add(id) // an ordered line loses nothing before a mark
          return
        }
        case 2: {
          client.losing = true
          client.card(`lost${(made += 1)}`, 'x')
          client.losing = false
          return
        }
        case 3: case 4: case 5: {
          const row = [...cards.values()][roll(Math.max(1, cards.size))]
          const text = row?.get('text')
          if (text instanceof Y.Text) text.insert(roll(text.length + 1), `${i}`)
          return
        }
        case 6: {
          const text = [...cards.values()][roll(Math.max(1, cards.size))]?.get('text')
          if (text instanceof Y.Text && text.length > 0) text.delete(roll(text.length), 1)
          return
        }
        case 7: return world.clock.advance(roll(200))
        default: client.card(`c${(made += 1)}`, 'hola')
      }
    }
    for (let i = 0; i < 120; i += 1) await step()
    for (const [i, client] of clients.entries()) {
      client.card(`end${i}`, 'fin') // whatever got lost before shows as a gap
      const n = client.mark()
      await world.until('saved', () => client.saved >= n)
    }
    const all = () => clients.map((client) => JSON.stringify(Object.entries(client.cards()).sort(([a], [b]) => (a < b ? -1 : 1))))
    await world.until('equal', () => new Set(all()).size === 1)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await world.store.log.load(MEETING, 'plenary')).state)
    const cards = stored.getMap('cards').toJSON() as Record<string, unknown>
    expect(JSON.stringify(Object.entries(cards).sort(([a], [b]) => (a < b ? -1 : 1)))).toBe(all()[0])
    for (const id of acknowledged) expect(cards, id).toHaveProperty(id)
  })
}
