/*
 * Rooms from the outside: join, type, be saved, be told. Real store, real documents, sockets in memory.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveClient } from './testing/client.ts'
import { ask, enter, enterAs, events, saved, settled } from './testing/meet.ts'
import { MEETING, observer, openWorld, seat, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

describe('saved and seen', () => {
  test('[RM1] a mark is answered once what came before it is on the disk, and not before', async () => {
    const ana = await enter(world, 'ana')
    ana.card('c1', 'primera idea')
    const n = ana.mark()
    expect(ana.saved).toBe(0)
    await world.until('saved', () => ana.saved === n)
    world.restart()
    const bea = await enter(world, 'bea')
    await world.until('bea reads it', () => 'c1' in bea.cards())
    expect(bea.cards()['c1']!.text).toBe('primera idea')
  })

  test('[RM2] nobody is shown an edit that is not on the disk', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    ana.card('c1', 'aún no')
    const state = await world.rooms.state(MEETING)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state.plenary)
    expect(doc.getMap('cards').size).toBe(0)
    expect(bea.cards()).toEqual({})
    const late = new LiveClient(world.rooms, seat('late'))
    await world.until('all see it', () => late.isReady && 'c1' in bea.cards() && 'c1' in late.cards())
    expect((await world.store.log.load(MEETING, 'plenary')).seq).toBeGreaterThan(0)
  })

  test('[RM2] the agenda handed out over HTTP is the one on the disk, also where nobody is in the room', async () => {
    const titles = async () => (await settled(world, world.rooms.plan(MEETING))).map(({ title }) => title)
    world.restart()
    expect(await titles()).toEqual(['Bloque 1', 'Bloque 2'])
    const ana = await enter(world, 'ana', 'coordinator')
    const block = ana.doc('table').getMap('agenda').get('b1') as Y.Map<unknown>
    block.set('title', new Y.Text('aún no'))
    expect((await world.rooms.plan(MEETING))[0]!.title).toBe('Bloque 1')
    await saved(world, ana)
    expect(await titles()).toEqual(['aún no', 'Bloque 2'])
  })

  test('[RM3] the first edit of a Yjs client id binds it to its person, in the same transaction', async () => {
    const ana = await enter(world, 'ana')
    ana.card('c1', 'mía')
    await saved(world, ana)
    const { clientID } = ana.doc('plenary')
    expect((await world.store.log.load(MEETING, 'plenary')).owners.get(clientID)).toBe('ana')
    expect((await world.rooms.view(MEETING)).clients[clientID]).toBe('ana')
    ana.card('c2', 'otra')
    await saved(world, ana)
    expect((await events(world)).filter(({ type }) => type === 'client.bound')).toHaveLength(1)
  })

  test('[RM4] a gap is answered by asking for what is missing, and no mark behind it is answered before that came', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    ana.losing = true
    ana.card('c1', 'perdida')
    ana.losing = false
    ana.card('c2', 'llega')
    await saved(world, ana)
    expect(ana.said.map(({ t }) => t).filter((t) => t === 'gap' || t === 'saved')).toEqual(['gap', 'saved'])
    const { state } = await world.store.log.load(MEETING, 'plenary')
    const stored = new Y.Doc()
    Y.applyUpdate(stored, state)
    expect(stored.getMap('cards').size).toBe(2)
    await world.until('bea has both', () => Object.keys(bea.cards()).length === 2)
  })

  test('[RM4] an edit that could stand without what is missing does not make up for it', async () => {
    const ana = await enter(world, 'ana')
    ana.card('c0', 'antes')
    await saved(world, ana)
    ana.losing = true
    ana.card('c1', 'perdida')
    ana.losing = false
    ana.card('c2', 'llega')
    ;((ana.doc('plenary').getMap('cards').get('c0') as Y.Map<unknown>).get('text') as Y.Text).delete(0, 3)
    await saved(world, ana)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await world.store.log.load(MEETING, 'plenary')).state)
    expect([...stored.getMap('cards').keys()].toSorted()).toEqual(['c0', 'c1', 'c2'])
  })

  test('[RM5] who writes alone gets no echo; who comes back gets only what is new', async () => {
    const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
    ana.card('c0', 'x'.repeat(4000))
    await saved(world, ana)
    const before = ana.received
    for (let i = 1; i < 20; i += 1) ana.card(`c${i}`, 'x'.repeat(100))
    await saved(world, ana)
    expect(ana.received - before).toBeLessThan(300)
    await world.until('bea has all', () => Object.keys(bea.cards()).length === 20)
  })

  test('[RM6] the states handed out for entering are those on the disk, also after a restart', async () => {
    const ana = await enter(world, 'ana', 'coordinator')
    ana.card('c1', 'hola')
    await saved(world, ana)
    for (const _ of [1, 2]) {
      const state = await settled(world, world.rooms.state(MEETING))
      const plenary = new Y.Doc()
      Y.applyUpdate(plenary, state.plenary)
      expect(plenary.getMap('cards').toJSON()).toEqual(ana.cards())
      const table = new Y.Doc()
      Y.applyUpdate(table, state.table)
      expect(String(table.getMap('meeting').get('title'))).toBe('Colegiado')
      world.restart()
    }
  })
})

describe('commands', () => {
  test('[RM10] a command becomes one event for everybody', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    expect(await ask(world, ana, { id: 'x1', type: 'meeting.start' })).toMatchObject({ event: { type: 'meeting.start', by: 'ana', id: 'x1' } })
    const heard = () => bea.doc('record').getArray<{ type: string }>('events').toArray().map(({ type }) => type)
    await world.until('bea knows', () => heard().includes('meeting.start'))
    expect((await world.rooms.view(MEETING)).phase).toBe('open')
  })

  test('[RM11] a repeated id answers with the same event, after a restart too; another body under it is refused', async () => {
    const ana = seat('ana', 'coordinator')
    await settled(world, world.rooms.joined(MEETING, ana))
    const run = (command: unknown) => settled(world, world.rooms.command(MEETING, ana, command))
    const first = await run({ id: 'x1', type: 'meeting.start' })
    expect(await run({ id: 'x1', type: 'meeting.start' })).toEqual(first)
    world.restart()
    expect(await run({ type: 'meeting.start', id: 'x1' })).toEqual(first)
    await expect(run({ id: 'x1', type: 'meeting.end' })).rejects.toThrow('repeated-id')
    expect((await events(world)).filter(({ type }) => type === 'meeting.start')).toHaveLength(1)
  })

  test('[RM12] two "next" of the same moment: one is done, the other is stale', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea', 'moderator')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    ana.command({ id: 'n', type: 'block.start', block: 'b1', seen: null })
    bea.command({ id: 'n', type: 'block.start', block: 'b2', seen: null })
    await world.until('both answered', () => !!ana.answer('n') && !!bea.answer('n'))
    const answers = [ana.answer('n')!, bea.answer('n')!]
    expect(answers.filter((answer) => 'event' in answer)).toHaveLength(1)
    expect(answers.find((answer) => 'refused' in answer)).toMatchObject({ refused: 'stale' })
  })

  test('[RM13] a refused command leaves no trace: its id may be used again', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    expect(await ask(world, bea, { id: 'x', type: 'meeting.start' })).toMatchObject({ refused: 'not-allowed' })
    expect(await ask(world, ana, { id: 'y', type: 'nothing' })).toMatchObject({ refused: 'bad-command' })
    await saved(world, bea)
    const before = (await events(world)).length
    ana.command({ id: 'y', type: 'meeting.start' })
    await world.until('answered again', () => ana.heard('answer').length === 2)
    expect(await events(world)).toHaveLength(before + 1)
  })

  test('[RM14] two people may use the same id: events keep ids of their own', async () => {
    const [ana, bea, caro] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea'), await enter(world, 'caro')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await ask(world, bea, { id: 'q', type: 'turn.request' })
    await ask(world, caro, { id: 'q', type: 'turn.request' })
    const queue = (await world.rooms.view(MEETING)).queue
    expect(queue.map(({ person }) => person)).toEqual(['bea', 'caro'])
    expect(new Set(queue.map(({ id }) => id)).size).toBe(2)
  })
})

describe('rights', () => {
  test('[RM20] who may not write is told so, and works on with a fresh document', async () => {
    const ana = await enter(world, 'ana')
    ana.doc('table').getMap('meeting').set('topic', 'mío')
    await world.until('refused', () => ana.heard('refused').length === 1)
    expect(ana.heard('refused')[0]).toMatchObject({ document: 'table', reason: 'not-allowed' })
    const fresh = ana.restart('table')
    await world.until('fresh', () => fresh.getMap('meeting').size > 0)
    expect(fresh.getMap('meeting').get('topic')).toBeUndefined()
    ana.card('c1', 'esto sí')
    await saved(world, ana)
    expect(ana.heard('refused')).toHaveLength(1)
  })

  test('[RM21] an observer reads everything and writes nothing', async () => {
    const [ana, eye] = [await enter(world, 'ana'), await enterAs(world, observer('eye'))]
    expect(eye.heard('hello')[0]!.channels.map(({ write }) => write)).toEqual([false, false, false])
    ana.card('c1', 'hola')
    await world.until('eye sees it', () => 'c1' in eye.cards())
    eye.card('c2', 'yo también')
    await world.until('refused', () => eye.heard('refused').length === 1)
    await saved(world, ana)
    expect(Object.keys(ana.cards())).toEqual(['c1'])
  })

  test('[RM22] a role that changes hands changes rights at once', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    const table = () => bea.heard('channel').filter(({ document }) => document === 'table')
    await ask(world, ana, { id: 'g', type: 'role.give', role: 'secretary', person: 'bea' })
    await world.until('bea may write', () => table().at(-1)?.write === true)
    bea.doc('table').getMap('meeting').set('topic', 'tema')
    await saved(world, bea)
    await world.until('ana sees it', () => ana.doc('table').getMap('meeting').get('topic') === 'tema')
    await ask(world, ana, { id: 'h', type: 'role.give', role: 'secretary', person: null })
    await world.until('bea may not', () => table().at(-1)?.write === false)
    bea.doc('table').getMap('meeting').set('topic', 'otro')
    await world.until('refused', () => bea.heard('refused').length === 1)
  })

  test('[RM23] a locked plenary takes edits of the lead team only', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await ask(world, ana, { id: 'l', type: 'plenary.lock', locked: true })
    bea.card('c1', 'tarde')
    await world.until('refused', () => bea.heard('refused').length === 1)
    expect(bea.heard('refused')[0]).toMatchObject({ document: 'plenary', reason: 'locked' })
    ana.card('c2', 'orden')
    await saved(world, ana)
    expect(Object.keys(ana.cards())).toEqual(['c2'])
  })

  test('[RM24] a private document is its owner\'s alone, whoever asks', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator', 'moderator', 'secretary'), await enter(world, 'bea')]
    bea.say({ t: 'open', document: 'private-bea' })
    await world.until('open', () => bea.docs.has('private-bea'))
    bea.doc('private-bea').getMap('answers').set('a1', new Y.Map([['text', 'secreto']]))
    await saved(world, bea)
    ana.say({ t: 'open', document: 'private-bea' })
    await world.until('refused', () => ana.heard('refused').length === 1)
    expect(ana.docs.has('private-bea')).toBe(false)
    world.restart()
    const again = await enter(world, 'bea')
    again.say({ t: 'open', document: 'private-bea' })
    await world.until('there', () => again.docs.has('private-bea') && again.doc('private-bea').getMap('answers').size === 1)
  })

  test('[RM25] a team\'s document opens for its members and the lead team, and closes for who leaves it', async () => {
    const [ana, bea, caro] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea'), await enter(world, 'caro')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await ask(world, ana, { id: 't1', type: 'teams.form', teams: [{ id: 'x', name: 'Uno', members: ['bea'] }] })
    for (const one of [ana, bea, caro]) one.say({ t: 'open', document: 'team-x' })
    await world.until('answered', () => ana.docs.has('team-x') && bea.docs.has('team-x') && caro.heard('refused').length === 1)
    bea.doc('team-x').getMap('cards').set('k', new Y.Map([['order', 'a']]))
    await world.until('ana sees it', () => ana.doc('team-x').getMap('cards').size === 1)
    await ask(world, ana, { id: 't2', type: 'teams.form', teams: [{ id: 'x', name: 'Uno', members: ['caro'] }] })
    await world.until('closed', () => !bea.docs.has('team-x'))
    expect(ana.docs.has('team-x')).toBe(true)
  })

  test('[RM25] [RM45] who leaves a team has no caret in its document any more, and sees none', async () => {
    const [ana, bea, caro] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea'), await enter(world, 'caro')]
    await ask(world, ana, { id: 's', type: 'meeting.start' })
    await ask(world, ana, { id: 't1', type: 'teams.form', teams: [{ id: 'x', name: 'Uno', members: ['bea', 'caro'] }] })
    for (const one of [bea, caro]) one.say({ t: 'open', document: 'team-x' })
    await world.until('open', () => bea.docs.has('team-x') && caro.docs.has('team-x'))
    const caret = (who: LiveClient, at: string) => who.say({ t: 'caret', document: 'team-x', root: 'cards', at })
    const seen = (client: LiveClient) => client.heard('caret').flatMap(({ carets }) => carets).map(({ person, at }) => `${person} ${at}`)
    caret(bea, 'p1')
    caret(caro, 'p2')
    await world.until('seen', () => seen(caro).includes('bea p1') && seen(bea).includes('caro p2'))
    await ask(world, ana, { id: 't2', type: 'teams.form', teams: [{ id: 'x', name: 'Uno', members: ['caro'] }] })
    await world.until('gone', () => seen(caro).includes('bea null'))
    caret(caro, 'p3')
    world.clock.advance(2000)
    expect(seen(bea)).not.toContain('caro p3')
  })

  test('[RM26] somebody removed is shown out and cannot come back', async () => {
    const [ana, bea] = [await enter(world, 'ana', 'coordinator'), await enter(world, 'bea')]
    await ask(world, ana, { id: 'r', type: 'person.remove', person: 'bea' })
    await world.until('out', () => bea.closed !== null)
    expect(bea.closed).toEqual({ code: 4403, reason: 'removed' })
    const again = new LiveClient(world.rooms, seat('bea'))
    await world.until('out again', () => again.closed !== null)
    expect(again.isReady).toBe(false)
  })
})
