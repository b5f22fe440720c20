/*
 * Rooms from the outside: join, type, be saved, be told. Real store, real documents, sockets in memory.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveClient } from './testing/client.ts'
import { MEETING, openWorld, seat, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const enter = async (person: string, ...links: ('coordinator' | 'moderator' | 'secretary')[]): Promise<LiveClient> => {
  const client = new LiveClient(world.rooms, seat(person, ...links))
  await world.until(`${person} is in`, () => client.isReady && client.doc('table').getMap('meeting').size > 0)
  return client
}
const done = async (client: LiveClient, id: string) => {
  await world.until(`answer to ${id}`, () => client.answer(id) !== undefined)
  return client.answer(id)!
}
const events = async (): Promise<string[]> => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await world.rooms.document(MEETING, 'record'))
  return doc.getArray<{ type: string }>('events').toArray().map(({ type }) => type)
}

describe('saved and seen', () => {
  test('[RM1] a mark is answered once what came before it is on the disk, and not before', async () => {
    const ana = await enter('ana')
    ana.card('c1', 'primera idea')
    const n = ana.mark()
    expect(ana.saved).toBe(0)
    await world.until('saved', () => ana.saved === n)
    world.restart()
    const bea = await enter('bea')
    await world.until('bea reads it', () => 'c1' in bea.cards())
    expect(bea.cards()['c1']!.text).toBe('primera idea')
  })

  test('[RM2] nobody is shown an edit that is not on the disk', async () => {
    const [ana, bea] = [await enter('ana'), await enter('bea')]
    ana.card('c1', 'aún no')
    expect(Object.keys(bea.cards())).toEqual([])
    const late = new LiveClient(world.rooms, seat('late'))
    await world.until('all see it', () => late.isReady && 'c1' in bea.cards() && 'c1' in late.cards())
    const stored = await world.store.log.load(MEETING, 'plenary')
    expect(stored.seq).toBeGreaterThan(0)
  })

  test('[RM3] the first edit of a Yjs client id binds it to its person, in the same transaction', async () => {
    const ana = await enter('ana')
    ana.card('c1', 'mía')
    const n = ana.mark()
    await world.until('saved', () => ana.saved === n)
    const { owners } = await world.store.log.load(MEETING, 'plenary')
    expect(owners.get(ana.doc('plenary').clientID)).toBe('ana')
    expect((await world.rooms.view(MEETING)).clients[ana.doc('plenary').clientID]).toBe('ana')
    expect((await events()).filter((type) => type === 'client.bound')).toHaveLength(1)
  })
})

describe('commands', () => {
  test('[RM10] a command becomes one event for everybody', async () => {
    const [ana, bea] = [await enter('ana', 'coordinator'), await enter('bea')]
    ana.command({ id: 'x1', type: 'meeting.start' })
    expect(await done(ana, 'x1')).toMatchObject({ event: { type: 'meeting.start', by: 'ana', id: 'x1' } })
    await world.until('bea knows', () => bea.doc('record').getArray<{ type: string }>('events').toArray().some(({ type }) => type === 'meeting.start'))
    expect((await world.rooms.view(MEETING)).phase).toBe('open')
  })

  test('[RM11] a repeated id answers with the same event, after a restart too; another body under it is refused', async () => {
    const ana = seat('ana', 'coordinator')
    await settled(world.rooms.joined(MEETING, ana))
    const ask = (command: unknown) => settled(world.rooms.command(MEETING, ana, command))
    const first = await ask({ id: 'x1', type: 'meeting.start' })
    const again = await ask({ id: 'x1', type: 'meeting.start' })
    expect(again).toEqual(first)
    world.restart()
    expect(await ask({ type: 'meeting.start', id: 'x1' })).toEqual(first)
    await expect(ask({ id: 'x1', type: 'meeting.end' })).rejects.toThrow('repeated-id')
    expect((await events()).filter((type) => type === 'meeting.start')).toHaveLength(1)
  })
})

/** Moves the clock until a promise is settled. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let over = false
  const noted = promise.finally(() => { over = true })
  noted.catch(() => undefined)
  await world.until('settled', () => over)
  return noted
}
