/*
 * How sockets and rooms behave: hello, bursts, slow readers, empty rooms, the end of the server. Real store, real documents, sockets in memory.
 */
import { CONTROL, encodeControl, encodeFrames, flags, PROTOCOL, readDown, readFrames, type Down, type Frame } from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { vectorMessage } from './messages.ts'
import { LiveClient } from './testing/client.ts'
import { ask, enter, saved, settled } from './testing/meet.ts'
import { MEETING, openWorld, seat, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

describe('manners', () => {
  test('[RM30] a socket says hello within five seconds, and in our protocol', async () => {
    const silent: (number | null)[] = [null]
    world.rooms.live({ send() {}, close: (code) => { silent[0] ??= code }, buffered: () => 0 }, seat('ana'))
    await world.until('closed', () => silent[0] !== null)
    const old = new LiveClient(world.rooms, seat('bea'), { protocol: PROTOCOL + 1 })
    await world.until('refused', () => old.closed !== null)
    expect(old.closed!.code).toBe(4400)
  })

  test('[RM31] the third malformed message ends the connection, and nobody else\'s', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    ana.raw(Uint8Array.of(255))
    ana.raw(encodeFrames([{ channel: 0, flags: 0, bytes: Uint8Array.of(123) }]))
    ana.update('plenary', Uint8Array.of(1, 1, 5, 0, 4))
    await world.until('closed', () => ana.closed !== null)
    expect(ana.closed).toEqual({ code: 4400, reason: 'bad-frame' })
    bea.card('c1', 'sigo')
    await saved(world, bea)
  })

  test('[RM32] time is answered with the server\'s', async () => {
    const ana = await enter(world, 'ana')
    ana.say({ t: 'time', sent: 7 })
    expect(ana.heard('time')).toEqual([{ t: 'time', sent: 7, now: world.clock.now() }])
  })

  test('[RM85] who comes back and asks for all documents in one message has all they lack in one message', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    ana.card('c1', 'antes')
    await saved(world, ana)
    await world.until('seen', () => 'c1' in bea.cards())
    const docs = new Map(bea.docs)
    bea.drop()
    ana.card('c2', 'mientras')
    ana.doc('table').getMap('meeting').set('topic', 'otro')
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await saved(world, ana)

    const heard: Frame[][] = []
    const hearing = world.rooms.live({ send: (bytes) => { heard.push(readFrames(new Uint8Array(bytes))) }, close() {}, buffered: () => 0 }, seat('bea'))
    hearing.hear(encodeFrames([{ channel: CONTROL, flags: flags.plain, bytes: encodeControl({ t: 'hello', protocol: PROTOCOL }) }]))
    await world.until('greeted', () => heard.length > 0)
    const { channels } = readDown(heard[0]![0]!.bytes) as Extract<Down, { t: 'hello' }>
    const asked = heard.length
    hearing.hear(encodeFrames(channels.map(({ channel, document }) => ({ channel, flags: flags.plain, bytes: vectorMessage(Y.encodeStateVector(docs.get(document)!)) }))))
    expect(heard).toHaveLength(asked + 1)
    for (const frame of heard[asked]!) {
      const doc = docs.get(channels.find(({ channel }) => channel === frame.channel)!.document)!
      const bytes = frame.flags === flags.deflate ? new Uint8Array(inflateRawSync(frame.bytes)) : frame.bytes
      for (const from = decoding.createDecoder(bytes); decoding.hasContent(from);) {
        decoding.readVarUint(from)
        if (decoding.readVarUint(from) === 0) decoding.readVarUint8Array(from)
        else Y.applyUpdate(doc, decoding.readVarUint8Array(from))
      }
    }
    expect(Object.keys(docs.get('plenary')!.getMap('cards').toJSON())).toEqual(['c1', 'c2'])
    expect(docs.get('table')!.getMap('meeting').get('topic')).toBe('otro')
    expect(docs.get('record')!.getArray<{ type: string }>('events').toArray().map(({ type }) => type)).toContain('meeting.start')
  })

  test('[RM86] who asks to be spared has others\' edits and presence with the beat, and what happens at once, behind all before it', async () => {
    const ana = await enter(world, 'ana', 'coordinator')
    ana.card('c0', 'x') // with the first edit the record says whose it is
    await saved(world, ana)
    const bea = new LiveClient(world.rooms, seat('bea'), { low: true })
    const caro = await enter(world, 'caro')
    await world.until('in', () => bea.isReady && 'c0' in bea.cards() && bea.presence.has('caro'))
    for (const id of ['c1', 'c2', 'c3']) {
      ana.card(id, 'x')
      await saved(world, ana)
    }
    ana.say({ t: 'place', place: 'away' })
    await world.until('caro knows', () => Object.keys(caro.cards()).length === 4 && caro.presence.get('ana')?.place === 'away')
    expect([Object.keys(bea.cards()), bea.presence.get('ana')?.place]).toEqual([['c0'], 'here'])
    await world.until('with the beat', () => Object.keys(bea.cards()).length === 4 && bea.presence.get('ana')?.place === 'away')

    ana.card('c4', 'x')
    await saved(world, ana)
    expect('c4' in bea.cards()).toBe(false)
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await world.until('at once', () => bea.doc('record').getArray<{ type: string }>('events').toArray().some(({ type }) => type === 'meeting.start'), 20)
    expect('c4' in bea.cards()).toBe(true)

    ana.card('c5', 'x')
    await saved(world, ana)
    bea.restart('plenary')
    expect('c5' in bea.cards()).toBe(true) // a question is answered at once
  })

  test('[RM33] an honest burst waits its turn and is not punished', async () => {
    const ana = await enter(world, 'ana')
    for (let i = 0; i < 600; i += 1) ana.card(`c${i}`, 'x')
    await saved(world, ana)
    expect(ana.closed).toBeNull()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await world.rooms.state(MEETING)).plenary)
    expect(doc.getMap('cards').size).toBe(600)
  })

  test('[RM34] who reads slowly is skipped and later catches up; who never reads is closed', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    bea.unsent = 300_000
    for (let i = 0; i < 5; i += 1) {
      ana.card(`c${i}`, 'x')
      await saved(world, ana)
    }
    expect(bea.cards()).toEqual({})
    bea.unsent = 0
    await world.until('caught up', () => Object.keys(bea.cards()).length === 5)
    bea.unsent = 5_000_000
    ana.card('last', 'x')
    await world.until('closed', () => bea.closed !== null)
    expect(bea.closed!.code).toBe(1013)
  })

  test('[RM34] who reads slowly knows afterwards who came and went meanwhile', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    await world.until('bea knows ana', () => bea.presence.get('ana')?.place === 'here')
    bea.unsent = 300_000
    ana.card('c1', 'x')
    await saved(world, ana)
    ana.say({ t: 'place', place: 'away' })
    const late = new LiveClient(world.rooms, seat('late'))
    late.unsent = 300_000
    await world.until('in', () => late.isReady)
    ana.card('c2', 'x')
    await saved(world, ana)
    const caro = await enter(world, 'caro')
    await world.until('caro knows', () => caro.presence.get('ana')?.place === 'away')
    expect([bea.presence.get('ana')?.place, bea.presence.has('caro'), late.presence.has('ana')]).toEqual(['here', false, false])
    bea.unsent = late.unsent = 0
    await world.until('told', () => [bea, late].every((one) => one.presence.get('ana')?.place === 'away' && one.presence.has('caro')))
  })

  test('[RM34] who asks while reading slowly is answered and asked in turn later: what only they have comes in', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    bea.losing = true
    bea.card('hers', 'sin línea')
    bea.losing = false
    bea.unsent = 300_000
    bea.raw(encodeFrames([{ channel: 2, flags: flags.plain, bytes: vectorMessage(Y.encodeStateVector(bea.doc())) }]))
    ana.card('c1', 'x')
    await saved(world, ana)
    expect([Object.keys(bea.cards()), Object.keys(ana.cards())]).toEqual([['hers'], ['c1']])
    bea.unsent = 0
    await world.until('both have both', () => 'hers' in ana.cards() && 'c1' in bea.cards())
  })

  test('[RM35] an empty room gives its memory back; the next one finds everything', async () => {
    const ana = await enter(world, 'ana')
    ana.card('c1', 'hola')
    await saved(world, ana)
    ana.drop()
    await world.until('forgotten', () => world.rooms.health().rooms === 0, 1000)
    const bea = await enter(world, 'bea')
    await world.until('there', () => 'c1' in bea.cards())
  })

  test('[RM35] an empty room stays for who is on the way in', async () => {
    const ana = await enter(world, 'ana')
    await saved(world, ana)
    const end = world.clock.now() + 58_000
    ana.drop()
    await world.until('nearly forgotten', () => world.clock.now() >= end, 1000)
    expect(world.rooms.health().rooms).toBe(1)
    const asked = world.rooms.view(MEETING)
    world.clock.advance(10_000)
    expect(world.rooms.health().rooms).toBe(1)
    await asked
    await world.until('forgotten', () => world.rooms.health().rooms === 0, 1000)
  })

  test('[RM84] a document nobody follows any more stays in memory while edits for it wait', async () => {
    const bea = await enter(world, 'bea')
    bea.say({ t: 'open', document: 'private-bea' })
    await world.until('open', () => bea.docs.has('private-bea'))
    bea.doc('private-bea').getMap('answers').set('a1', new Y.Map([['text', 'antes']]))
    await saved(world, bea)
    bea.doc('private-bea').getMap('answers').set('a2', new Y.Map([['text', 'al irse']]))
    bea.say({ t: 'close', document: 'private-bea' })
    world.clock.advance(5001) // a beat before anything of it is on the disk
    await saved(world, bea)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await world.store.log.load(MEETING, 'private-bea')).state)
    expect([...stored.getMap('answers').keys()].toSorted()).toEqual(['a1', 'a2'])
  })

  test('[RM36] a drained server has saved everything, says so and asks to come back', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    ana.card('c1', 'lo último')
    await settled(world, world.rooms.drain(5000))
    expect([ana.closed?.code, bea.closed?.code]).toEqual([1012, 1012])
    expect(bea.heard('health')).toEqual([{ t: 'health', state: 'draining' }])
    expect(bea.cards()['c1']!.text).toBe('lo último')
    await settled(world, world.rooms.drain(5000))
  })
})
