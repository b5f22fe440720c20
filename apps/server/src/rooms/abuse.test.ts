/*
 * People who mean harm, and have every right to be in the meeting: what they send costs them their socket, and nobody else anything.
 */
import { CONTROL, encodeControl, encodeFrames, flags, PROTOCOL, Refusal, type Frame } from '@acta-viva/model/wire'
import { setTimeout as pause } from 'node:timers/promises'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { element, item, rawUpdate, type RawPlace } from './gate/testing/raw.ts'
import { deniedMessage, stateMessage, updateMessage, vectorMessage } from './messages.ts'
import type { Socket } from './ports.ts'
import { LiveClient } from './testing/client.ts'
import { ask, enter, events, saved, settled } from './testing/meet.ts'
import { MEETING, openWorld, seat, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const frame = (channel: number, bytes: Uint8Array, flag = 0): Uint8Array => encodeFrames([{ channel, flags: flag as Frame['flags'], bytes }])
const hello = frame(CONTROL, encodeControl({ t: 'hello', protocol: PROTOCOL }))

/** Everybody else lives on: somebody writes, and it is seen and saved. */
async function livesOn(other: LiveClient, id = 'after'): Promise<void> {
  other.card(id, 'sigue')
  await saved(world, other)
  const late = await enter(world, 'late')
  await world.until('a newcomer sees it', () => late.docs.has('plenary') && id in late.cards())
}

describe('frames', () => {
  const bombs: Record<string, Uint8Array> = {
    'a deflate bomb': frame(2, deflateRawSync(new Uint8Array(64 << 20)), flags.deflate),
    'deflated noise': frame(2, new Uint8Array(500).fill(0xee), flags.deflate),
    'a length that is a lie': Uint8Array.of(2, 0, 255, 255, 255, 127, 0, 2),
    'a state vector of nothing but a count': frame(2, Uint8Array.of(0, 0, 4, 255, 255, 255, 127)),
    'control that is no JSON': frame(CONTROL, Uint8Array.of(123, 123)),
    'a hello again': hello,
  }
  for (const [name, bytes] of Object.entries(bombs)) {
    test(`[RM31] ${name}, three times: this socket is closed as final, and only this one`, async () => {
      const [mala, bea] = [await enter(world, 'mala'), await enter(world, 'bea')]
      for (let i = 0; i < 3; i += 1) {
        expect(mala.closed).toBeNull()
        mala.raw(bytes)
      }
      expect(mala.closed).toEqual({ code: 4400, reason: 'bad-frame' })
      await livesOn(bea)
    })
  }

  test('[RM20] an update that counts what is not there is refused, and what follows from the same copy is not looked at', async () => {
    const [mala, bea] = [await enter(world, 'mala'), await enter(world, 'bea')]
    const lie = frame(2, Uint8Array.of(0, 2, 5, 255, 255, 255, 255, 15))
    for (let i = 0; i < 100; i += 1) mala.raw(lie)
    await livesOn(bea)
    expect(mala.heard('refused')).toEqual([{ t: 'refused', document: 'plenary', reason: 'too-big' }])
  })

  test('[RM3] what stands of an edit that took too much work is bound to its author, in the record as on the disk', async () => {
    const [ana, mala] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'mala', 'secretary')]
    const many = (client: number, next: (i: number) => RawPlace) => rawUpdate([{
      client, clock: 0, structs: Array.from({ length: 2000 }, (_, i) => item(i === 0 ? { root: 'conclusions' } : next(i), element('paragraph'))),
    }])
    ana.update('table', many(8, (i) => ({ origin: [8, i - 1] })))
    await saved(world, ana)
    mala.update('table', many(9, (i) => ({ right: [9, i - 1] })))
    await world.until('refused', () => mala.heard('refused').length > 0)
    await saved(world, ana)
    expect(mala.heard('refused')).toEqual([{ t: 'refused', document: 'table', reason: 'too-big' }])
    const { owners } = await world.store.log.load(MEETING, 'table')
    expect([owners.get(9), (await world.rooms.view(MEETING)).clients[9]]).toEqual(['mala', 'mala'])
  })

  test('[RM61] a stock client\'s malformed edit is refused at once with a final code: nothing it sends later gets lost in silence', async () => {
    const bea = await enter(world, 'bea')
    const codes: number[] = []
    const said: Uint8Array[] = []
    const socket: Socket = { send: (bytes) => { said.push(bytes) }, close: (code) => { codes.push(code) }, buffered: () => 0 }
    const hearing = world.rooms.sync(socket, seat('mala'), 'plenary')
    await world.until('in', () => said.length > 0)
    hearing.hear(updateMessage(Uint8Array.of(1, 1, 5, 0, 4)))
    await world.until('refused', () => codes.length > 0)
    expect(codes).toEqual([4400])
    expect(said.at(-1)).toEqual(deniedMessage('bad-frame'))
    await livesOn(bea)
  })

  test('[RM31] before hello nothing but a hello is heard, and no long one', async () => {
    for (const bytes of [frame(2, Uint8Array.of(0, 0, 1, 0)), new Uint8Array(5000)]) {
      const sent: Uint8Array[] = []
      let closed = 0
      const socket: Socket = { send: (out) => { sent.push(out) }, close: (code) => { closed = code }, buffered: () => 0 }
      world.rooms.live(socket, seat('mala')).hear(bytes)
      await world.until('closed', () => closed !== 0)
      expect([closed, sent]).toEqual([4400, []])
    }
  })

  test('[RM30] a thousand sockets that say nothing are closed after five seconds and leave nothing', async () => {
    let closed = 0
    for (let i = 0; i < 1000; i += 1) {
      world.rooms.live({ send: () => undefined, close: () => { closed += 1 }, buffered: () => 0 }, seat(`idle${i}`))
    }
    await world.until('all closed', () => closed === 1000, 500)
    expect(world.rooms.health().sockets).toBe(0)
    expect((await settled(world, events(world))).filter(({ type }) => type === 'person.joined')).toEqual([])
  })
})

describe('floods', () => {
  test('[RM34] whoever asks for everything without reading costs a bounded number of bytes, and has all when it reads again', async () => {
    const bea = await enter(world, 'bea')
    for (let i = 0; i < 20; i += 1) bea.card(`c${i}`, Array.from({ length: 200 }, () => crypto.randomUUID()).join(''))
    await saved(world, bea)
    const mala = await enter(world, 'mala')
    mala.unsent = 300 * 1024
    const before = mala.received
    for (let i = 0; i < 200; i += 1) mala.raw(frame(2, vectorMessage(Uint8Array.of(0))))
    for (let i = 0; i < 50; i += 1) world.clock.advance(1000)
    expect(mala.received - before).toBeLessThan(10_000)
    mala.unsent = 0
    await world.until('caught up', () => mala.received - before > 20_000, 1000)
    mala.unsent = 5 << 20
    mala.raw(frame(2, vectorMessage(Uint8Array.of(0))))
    await world.until('given up', () => mala.closed !== null, 1000)
    expect(mala.closed).toEqual({ code: 1013, reason: 'too-many' })
    await livesOn(bea)
  })

  test('[RM33] tiny fragments and commands by the thousand wait their turn; more than any honest use ends the socket', async () => {
    const [mala, bea] = [await enter(world, 'mala'), await enter(world, 'bea')]
    for (let i = 0; i < 300; i += 1) mala.command({ id: `q${i}`, type: 'meeting.start' })
    for (let i = 0; i < 400_000 && !mala.closed; i += 1) mala.raw(frame(CONTROL, encodeControl({ t: 'time', sent: i })))
    expect(mala.closed).toEqual({ code: 1013, reason: 'too-many' })
    expect((await settled(world, events(world))).some(({ type }) => type === 'meeting.start')).toBe(false)
    await livesOn(bea)
  })

  test('[RM39] what waits behind a large edit counts until it goes in: more than any honest client would send ends the socket', async () => {
    let fail: (error: Error) => void = () => undefined
    Object.assign(world.deps, { seal: () => new Promise((_, failed) => { fail = failed }) })
    const [ana, mala] = [await enter(world, 'ana', 'coordinator', 'secretary'), await enter(world, 'mala')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    ana.command({ id: 'end', type: 'minutes.close' })
    await pause(5)
    const large = new Y.Doc()
    for (let i = 0; i < 400; i += 1) large.getMap('cards').set(`k${i}`, new Y.Map([['order', 'a']]))
    mala.update('plenary', Y.encodeStateAsUpdate(large)) // in slices: it holds the room again
    const fill = (count: number) => { for (let i = 0; i < count; i += 1) mala.card(`c${i}`, 'x'.repeat(100_000)) }
    fill(18)
    world.clock.advance(10_000) // its allowance is full again
    expect(mala.closed).toBeNull()
    fail(new Refusal('full'))
    while (!ana.answer('end')) await pause(1)
    fill(4)
    expect(mala.closed).toEqual({ code: 1013, reason: 'too-many' })
  })

  test('[RM39] while a large edit goes in slice by slice others are answered, their edits wait, and no mark comes early', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'secretary'), await enter(world, 'bea', 'moderator')]
    const doc = ana.doc('table')
    const away = new Y.Doc()
    Y.applyUpdate(away, Y.encodeStateAsUpdate(doc))
    const text = new Y.Text()
    const row = (away.getMap('agenda').get('b1') as Y.Map<unknown>)
    row.set('purpose', text)
    for (let i = 0; i < 3000; i += 1) text.insert(0, 'x')
    ana.raw(frame(1, stateMessage(Y.encodeStateAsUpdate(away))))
    const n = ana.mark()
    bea.say({ t: 'time', sent: 7 })
    expect(bea.heard('time')).toHaveLength(1)
    ;(bea.doc('table').getMap('meeting')).set('purpose', 'de bea')
    const m = bea.mark()
    expect([ana.saved, bea.saved]).toEqual([0, 0])
    await world.until('all is saved', () => ana.saved >= n && bea.saved >= m)
    await world.until('both see both', () => String((bea.doc('table').getMap('agenda').get('b1') as Y.Map<unknown>).get('purpose')).length === 3000)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, await settled(world, world.rooms.document(MEETING, 'table')))
    expect([String((stored.getMap('agenda').get('b1') as Y.Map<unknown>).get('purpose')).length, stored.getMap('meeting').get('purpose')]).toEqual([3000, 'de bea'])
  })
})

describe('rights', () => {
  test('[RM20] a participant who writes the table or the record is refused, however it is sent', async () => {
    const [mala, bea] = [await enter(world, 'mala'), await enter(world, 'bea')]
    const before = await settled(world, world.rooms.state(MEETING))
    for (const [name, root] of [['table', 'meeting'], ['record', 'events']] as const) {
      const doc = new Y.Doc()
      if (name === 'table') doc.getMap(root).set('title', 'mía')
      else doc.getArray(root).push([{ id: 'x', type: 'minutes.close', by: 'server', at: 1 }])
      mala.update(name, Y.encodeStateAsUpdate(doc))
      await world.until('refused', () => mala.heard('refused').some(({ document }) => document === name))
    }
    const after = await settled(world, world.rooms.state(MEETING))
    expect(after.table).toEqual(before.table)
    expect((await settled(world, events(world))).filter(({ id }) => id === 'x')).toEqual([]) // who came in meanwhile is in there, rightly
    await livesOn(bea)
  })

  test('[RM24] [RM64] the private document of somebody else is opened by no name', async () => {
    const mala = await enter(world, 'mala')
    await enter(world, 'bea')
    const names = ['private-bea', 'private-mala/../private-bea', 'private-%62ea', 'record ', '__proto__', 'team-x', '']
    for (const name of names) {
      mala.say({ t: 'open', document: name })
      await world.until(`answer about ${name}`, () => mala.heard('refused').some(({ document }) => document === name))
      let closed = 0
      world.rooms.sync({ send: () => undefined, close: (code) => { closed = code }, buffered: () => 0 }, seat('mala'), name)
      await world.until('closed', () => closed !== 0)
      expect([4403, 4404]).toContain(closed)
    }
    expect(mala.heard('channel')).toEqual([])
  })

  test('[RM38] a Yjs client id of somebody else is not believed, neither in a hello nor in an edit', async () => {
    const bea = await enter(world, 'bea')
    bea.card('de-bea', 'hola')
    await saved(world, bea)
    const stolen = bea.doc('plenary').clientID
    const caro = await enter(world, 'caro')
    const mala = new LiveClient(world.rooms, seat('mala'), { client: stolen })
    await world.until('in', () => mala.isReady)
    const caret = (who: LiveClient) => who.say({ t: 'caret', document: 'table', root: 'conclusions', at: '"x"' })
    caret(caro)
    caret(mala)
    await world.until('told', () => caro.heard('caret').some(({ carets }) => carets.some(({ person }) => person === 'mala')), 100)
    expect(caro.heard('caret').flatMap(({ carets }) => carets).map(({ client }) => client)).not.toContain(stolen)
    const doc = new Y.Doc()
    doc.clientID = stolen
    doc.getMap('cards').set('falsa', new Y.Map())
    mala.update('plenary', Y.encodeStateAsUpdate(doc))
    await livesOn(bea)
    expect('falsa' in bea.cards()).toBe(false)
  })

  test('[RM37] a copy of another epoch is refused until it starts with an empty one', async () => {
    const bea = await enter(world, 'bea')
    bea.card('c1', 'hoy')
    await saved(world, bea)
    const old = new LiveClient(world.rooms, seat('ana'), { epoch: 'yesterday' })
    await world.until('in', () => old.isReady)
    old.restart('plenary').getMap('cards').set('tarde', new Y.Map()) // begins with an empty vector: taken
    await saved(world, old)
    await world.until('seen', () => 'tarde' in bea.cards())
    const copy = new Y.Doc()
    copy.getMap('cards').set('vieja', new Y.Map())
    const older = new LiveClient(world.rooms, seat('caro'), { epoch: 'yesterday' })
    older.silent = true
    await world.until('in', () => older.isReady)
    older.update('plenary', Y.encodeStateAsUpdate(copy))
    await world.until('refused', () => older.heard('refused').length > 0)
    expect(older.heard('refused')).toEqual([{ t: 'refused', document: 'plenary', reason: 'epoch' }])
    await livesOn(bea)
    expect('vieja' in bea.cards()).toBe(false)
  })
})

describe('who is here', () => {
  test('[RM47] who was here when the server ended and stays away has left; who comes back has not', async () => {
    const [ana] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    world.restart()
    const again = await enter(world, 'ana', 'coordinator')
    await world.until('bea has left', async () => (await world.rooms.view(MEETING)).people['bea']?.attendance === 'left', 1000)
    await saved(world, again)
    expect((await world.rooms.view(MEETING)).people['ana']?.attendance).toBe('present')
  })

  test('[RM48] somebody who only asks over HTTP is here for ten minutes, and again with the next command', async () => {
    const ana = await enter(world, 'ana', 'coordinator')
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await settled(world, world.rooms.joined(MEETING, seat('bot')))
    const bot = async () => (await world.rooms.view(MEETING)).people['bot']?.attendance
    for (let i = 0; i < 9; i += 1) {
      world.clock.advance(60_000)
      ana.say({ t: 'place', place: 'here' })
    }
    expect(await bot()).toBe('present')
    await world.until('left', async () => {
      ana.say({ t: 'place', place: 'here' })
      return await bot() === 'left'
    }, 5000)
    await settled(world, world.rooms.command(MEETING, seat('bot'), { id: 'q', type: 'turn.request', kind: 'question' }))
    expect(await bot()).toBe('present')
  })
  test('[RE7] a moment meant without signal, told over HTTP, may lie anywhere since the request before', async () => {
    const ana = await enter(world, 'ana', 'coordinator')
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await settled(world, world.rooms.joined(MEETING, seat('bot')))
    const heard = world.clock.now()
    world.clock.advance(60_000)
    const asks = (id: string, meant: number) => settled(world, world.rooms.command(MEETING, seat('bot'), { id, type: 'turn.request', meant }))
    expect(await asks('q1', heard + 20_000)).toMatchObject({ meant: heard + 20_000 })
    const again = world.clock.now()
    world.clock.advance(60_000)
    await settled(world, world.rooms.command(MEETING, seat('bot'), { id: 'w', type: 'turn.withdraw' }))
    const event = await asks('q2', heard + 30_000)
    expect(event).toMatchObject({ type: 'turn.request' })
    expect('meant' in event && event.meant).toBeGreaterThan(again)
  })
})
