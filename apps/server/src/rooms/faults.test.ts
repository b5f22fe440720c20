/*
 * What a room does when the disk says no. The store is the real one; only its `commit` is made to refuse for a while.
 */
import { CONTROL, encodeControl, encodeFrames, flags, PROTOCOL } from '@acta-viva/model/wire'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openRooms } from './rooms.ts'
import { StoreError, type DocumentLog, type StoreErrorKind } from '../store/store.ts'
import { LiveClient } from './testing/client.ts'
import { ask, enter, events, saved } from './testing/meet.ts'
import { MEETING, openWorld, seat, type World } from './testing/world.ts'

let world: World
let refuses: StoreErrorKind | null
let ended: Error[]

beforeEach(async () => {
  refuses = null
  ended = []
  world = await openWorld()
  const { log } = world.store
  const commit: DocumentLog['commit'] = (batch) => (refuses ? Promise.reject(new StoreError(refuses, 'made to')) : log.commit(batch))
  const store = { ...world.store, log: { ...log, commit } }
  world.rooms = openRooms({ ...world.deps, store, fatal: (error) => { ended.push(error) } })
})
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const stored = async () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await world.store.log.load(MEETING, 'plenary')).state)
  return [...doc.getMap('cards').keys()].sort()
}

describe('a disk that refuses', () => {
  test('[RM70] full: nothing is told, everybody is warned, reading and entering go on; with space again all is saved and told', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    ana.card('c0', 'antes')
    await saved(world, ana)
    refuses = 'full'
    ana.card('c1', 'sin espacio')
    const n = ana.mark()
    await world.until('warned', () => bea.heard('health').length > 0)
    expect(bea.heard('health')).toEqual([{ t: 'health', state: 'full' }])
    expect(world.rooms.health().full).toBe(1)
    ana.card('c2', 'en espera')
    expect(await ask(world, ana, { id: 's', type: 'meeting.start' })).toMatchObject({ refused: 'full' })
    const late = new LiveClient(world.rooms, seat('late'))
    await world.until('in', () => late.isReady && late.docs.has('plenary') && 'c0' in late.cards())
    await pause(20)
    expect(ana.saved).toBeLessThan(n)
    expect([Object.keys(bea.cards()), Object.keys(late.cards())]).toEqual([['c0'], ['c0']])
    refuses = null
    await world.until('well again', () => bea.heard('health').at(-1)?.state === 'ok')
    await saved(world, ana)
    await world.until('told', () => Object.keys(late.cards()).length === 3)
    expect(await stored()).toEqual(['c0', 'c1', 'c2'])
  })

  test('[RM71] busy for a moment: nobody notices, order is kept', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    refuses = 'busy'
    for (let i = 0; i < 5; i += 1) {
      ana.card(`c${i}`, 'x')
      world.clock.advance(100)
      await pause(2)
    }
    expect(bea.cards()).toEqual({})
    refuses = null
    await saved(world, ana)
    await world.until('told', () => Object.keys(bea.cards()).length === 5)
    expect(bea.heard('health')).toEqual([])
  })

  test('[RM72] busy for ten seconds, or a megabyte behind: the room takes no more until it is saved', async () => {
    const ana = await enter(world, 'ana')
    refuses = 'busy'
    ana.card('c1', 'x')
    await world.until('waits', () => world.rooms.health().full === 1, 500)
    refuses = null
    await saved(world, ana)
    expect(world.rooms.health().full).toBe(0)
    refuses = 'busy'
    for (let i = 0; i < 12; i += 1) ana.card(`big${i}`, 'x'.repeat(100_000))
    expect(world.rooms.health().full).toBe(1)
    refuses = null
    await saved(world, ana)
    expect(await stored()).toHaveLength(13)
  })

  test('[RM73] a disk that can no longer be trusted ends the process, and nobody was told', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    refuses = 'failed'
    ana.card('c1', 'x')
    const n = ana.mark()
    await world.until('ended', () => ended.length > 0)
    await pause(20)
    expect(ended).toHaveLength(1)
    expect([ana.saved < n, Object.keys(bea.cards())]).toEqual([true, []])
  })

  test('[RM82] what can never be saved ends its room; the next one begins from the disk, and nothing of the old one gets there any more', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    const early: string[] = [] // found the old room, and says hello when it is gone
    const hearing = world.rooms.live({ send: () => undefined, close: (_, reason) => { early.push(reason) }, buffered: () => 0 }, seat('early'))
    await pause(5)
    refuses = 'conflict'
    ana.card('lost', 'x')
    await world.until('ended', () => ana.closed !== null && bea.closed !== null)
    hearing.hear(encodeFrames([{ channel: CONTROL, flags: flags.plain, bytes: encodeControl({ t: 'hello', protocol: PROTOCOL }) }]))
    expect([ana.closed, bea.closed].map((closed) => closed!.reason)).toEqual(['internal', 'internal'])
    expect(early).toEqual(['internal'])
    expect(world.faults.splice(0).join()).toContain('commit-conflict')
    refuses = null
    const caro = await enter(world, 'caro')
    caro.card('kept', 'x')
    await saved(world, caro)
    await world.until('bea has left', async () => (await world.rooms.view(MEETING)).people['bea']?.attendance === 'left', 500)
    for (let i = 0; i < 20; i += 1) {
      world.clock.advance(1000)
      await pause(1)
    }
    await saved(world, caro)
    expect(await stored()).toEqual(['kept'])
    expect((await events(world)).filter((event) => event.type === 'person.left' && event.person === 'bea')).toHaveLength(1)
    expect(world.rooms.health().rooms).toBe(1)
  })

  test('[RM87] a room that fails while it tells its people is read again from the disk, and the process goes on', async () => {
    let fails = false
    world.rooms = openRooms({ ...world.deps, fatal: (error) => { ended.push(error) }, told: () => { if (fails) throw new Error('follower') } })
    const ana = await enter(world, 'ana', 'coordinator')
    fails = true
    const started = world.rooms.command(MEETING, ana.seat, { id: 's', type: 'meeting.start' })
    await world.until('ended', () => ana.closed !== null)
    fails = false
    expect(ana.closed!.reason).toBe('internal')
    expect(await started).toMatchObject({ type: 'meeting.start' }) // it is on the disk
    expect(world.faults.splice(0).join()).toContain('room-broken')
    const again = await enter(world, 'ana', 'coordinator')
    again.card('c1', 'sigue')
    await saved(world, again)
    expect([(await world.rooms.view(MEETING)).phase, ended]).toEqual(['open', []])
  })

  test('[RM83] a document the disk cannot read is refused, and the log says so', async () => {
    const { log } = world.store
    const load: DocumentLog['load'] = (scope, name) => (name === 'private-bea' ? Promise.reject(new StoreError('failed', 'made to')) : log.load(scope, name))
    world.rooms = openRooms({ ...world.deps, store: { ...world.store, log: { ...log, load } } })
    const bea = await enter(world, 'bea')
    bea.say({ t: 'open', document: 'private-bea' })
    await world.until('refused', () => bea.heard('refused').length > 0)
    expect(bea.heard('refused')).toEqual([{ t: 'refused', document: 'private-bea', reason: 'internal' }])
    expect(world.faults.splice(0).join()).toContain('open-failed')
  })

  test('[RM74] a closing the disk has no space for is refused, and can be asked again under the same id', async () => {
    const ana = await enter(world, 'ana', 'coordinator', 'secretary')
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    refuses = 'full'
    ana.command({ id: 'end', type: 'minutes.close' })
    await world.until('refused', () => ana.answer('end') !== undefined)
    expect(ana.answer('end')).toMatchObject({ refused: 'full' })
    refuses = null
    ana.command({ id: 'end', type: 'minutes.close' })
    await world.until('closed', () => ana.heard('answer').some((answer) => 'event' in answer && answer.event.type === 'minutes.close'))
    expect((await events(world)).filter(({ type }) => type === 'minutes.close')).toHaveLength(1)
  })

  test('[RM75] a thousand updates are compacted once nobody writes, and a cold copy is the same', async () => {
    const author = new Y.Doc()
    const rows: Uint8Array[] = []
    author.on('update', (bytes: Uint8Array) => { rows.push(bytes) })
    const text = new Y.Text()
    author.getMap('cards').set('c', new Y.Map([['text', text]]))
    for (let i = 0; i < 1100; i += 1) text.insert(text.length, 'x')
    await world.store.log.commit({ updates: rows.map((bytes) => ({ scope: MEETING, name: 'plenary', bytes, person: 'ana', clients: [author.clientID] })) })
    const rowsLeft = async () => (await world.store.log.load(MEETING, 'plenary')).tail
    expect(await rowsLeft()).toBeGreaterThan(1000)
    world.restart()
    const ana = await enter(world, 'ana')
    expect(await rowsLeft()).toBeGreaterThan(1000)
    await world.until('compacted', async () => (await rowsLeft()) < 1000, 5000)
    const bea = await enter(world, 'bea')
    await world.until('same', () => bea.cards()['c']?.text.length === 1100)
    expect(ana.cards()['c']?.text.length).toBe(1100)
  })
})
