/*
 * Being together in a room: who is here, whispers, carets, and closing the minutes while people type.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LiveClient } from './testing/client.ts'
import { ask, enter, events, saved, settled } from './testing/meet.ts'
import { MEETING, openWorld, seat, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const started = async (): Promise<LiveClient> => {
  const ana = await enter(world, 'ana', 'coordinator', 'secretary')
  await ask(world, ana, { id: 'start', type: 'meeting.start' })
  return ana
}

describe('presence', () => {
  test('[RM40] the server says who is here, behind another app, or silent; a hidden page is not an absence', async () => {
    const [ana, bea] = [await started(), await enter(world, 'bea')]
    await world.until('here', () => ana.presence.get('bea')?.place === 'here')
    bea.say({ t: 'place', place: 'away' })
    await world.until('away', () => ana.presence.get('bea')?.place === 'away')
    world.clock.advance(60_000)
    expect((await world.rooms.view(MEETING)).people['bea']?.attendance).toBe('present')
    bea.drop()
    await world.until('silent', () => ana.presence.get('bea')?.place === 'silent')
  })

  test('[RM41] without any device for twenty seconds somebody has left; coming back they have joined again', async () => {
    await started()
    const bea = await enter(world, 'bea')
    const told = async () => (await world.rooms.view(MEETING)).people['bea']
    bea.drop()
    world.clock.advance(19_000)
    await saved(world, await enter(world, 'caro'))
    expect((await told())?.attendance).toBe('present')
    await world.until('left', async () => (await told())?.attendance === 'left', 100)
    const left = (await events(world)).find(({ type }) => type === 'person.left')
    expect(left).toMatchObject({ person: 'bea', by: 'server' })
    await enter(world, 'bea')
    await world.until('back', async () => (await told())?.attendance === 'present')
    expect((await told())?.returns).toBe(1)
  })

  test('[RM42] with two devices, one going silent changes nothing; the first join writes once', async () => {
    const ana = await started()
    const [one, two] = [await enter(world, 'bea'), await enter(world, 'bea')]
    await world.until('two devices', () => ana.presence.get('bea')?.devices === 2)
    one.drop()
    await world.until('one device', () => ana.presence.get('bea')?.devices === 1)
    world.clock.advance(60_000)
    await saved(world, two)
    const about = (await events(world)).filter((event) => 'person' in event && event.person === 'bea').map(({ type }) => type)
    expect(about).toEqual(['person.joined'])
  })

  test('[RM43] the free roles of a lead link are taken by coming in; a role given away is not', async () => {
    const ana = await enter(world, 'ana', 'coordinator')
    await saved(world, await enter(world, 'bea'))
    expect((await world.rooms.view(MEETING)).roles.coordinator).toBe('ana')
    await ask(world, ana, { id: 'g', type: 'role.give', role: 'coordinator', person: 'bea' })
    ana.drop()
    const again = await enter(world, 'ana', 'coordinator')
    await saved(world, again)
    expect((await world.rooms.view(MEETING)).roles.coordinator).toBe('bea')
  })
})

describe('whispers and carets', () => {
  test('[RM44] an invitation reaches one person alone and is never stored; its answer reaches the moderator', async () => {
    const [ana, bea, caro] = [await enter(world, 'ana', 'moderator'), await enter(world, 'bea'), await enter(world, 'caro')]
    ana.say({ t: 'whisper', to: 'bea', kind: 'invite' })
    bea.say({ t: 'whisper', to: 'moderator', kind: 'later' })
    caro.say({ t: 'whisper', to: 'bea', kind: 'invite' })
    await saved(world, caro)
    expect(bea.heard('whisper')).toEqual([{ t: 'whisper', from: 'ana', kind: 'invite' }])
    expect(ana.heard('whisper')).toEqual([{ t: 'whisper', from: 'bea', kind: 'later' }])
    expect(caro.heard('whisper')).toEqual([])
    expect(JSON.stringify(await events(world))).not.toContain('invite')
  })

  test('[RM46] a role is asked for of its holder alone, by somebody who opened its link', async () => {
    const [ana, bea, caro] = [await enter(world, 'ana', 'moderator'), await enter(world, 'bea', 'moderator'), await enter(world, 'caro')]
    bea.say({ t: 'whisper', to: 'moderator', kind: 'ask-moderator' })
    caro.say({ t: 'whisper', to: 'moderator', kind: 'ask-moderator' })
    await saved(world, caro)
    await saved(world, bea)
    expect(ana.heard('whisper')).toEqual([{ t: 'whisper', from: 'bea', kind: 'ask-moderator' }])
    expect([bea.heard('whisper'), caro.heard('whisper')]).toEqual([[], []])
  })

  test('[RM46] while the holder has no device here whoever coordinates is asked; a wish is taken back, and an answer reaches who asked', async () => {
    const [mario, rosa, bea, ana] = [await enter(world, 'mario', 'moderator'), await enter(world, 'rosa', 'coordinator'), await enter(world, 'bea', 'moderator'), await enter(world, 'ana')]
    const wish = (kind: 'ask-moderator' | 'drop-moderator') => bea.say({ t: 'whisper', to: 'moderator', kind })
    wish('ask-moderator')
    await saved(world, bea)
    mario.drop()
    wish('ask-moderator')
    wish('drop-moderator')
    ana.say({ t: 'whisper', to: 'bea', kind: 'keep-moderator' })
    await saved(world, bea)
    await saved(world, ana)
    rosa.say({ t: 'whisper', to: 'bea', kind: 'keep-moderator' })
    await saved(world, rosa)
    const asked = (kind: string) => ({ t: 'whisper', from: 'bea', kind })
    expect(mario.heard('whisper')).toEqual([asked('ask-moderator')])
    expect(rosa.heard('whisper')).toEqual([asked('ask-moderator'), asked('drop-moderator')])
    expect(bea.heard('whisper')).toEqual([{ t: 'whisper', from: 'rosa', kind: 'keep-moderator' }])
  })

  test('[RM45] a caret is told only to those whose caret stands in the same text', async () => {
    const [ana, bea, caro] = [await enter(world, 'ana', 'secretary'), await enter(world, 'bea'), await enter(world, 'caro')]
    const at = (client: LiveClient, root: string, where: string | null) => client.say({ t: 'caret', document: 'table', root, at: where })
    at(ana, 'notes:b1', 'p1')
    at(bea, 'notes:b1', 'p2')
    at(caro, 'notes:b2', 'p3')
    const seen = (client: LiveClient) => client.heard('caret').flatMap(({ carets }) => carets).map(({ person, at: where }) => `${person} ${where}`)
    await world.until('bea sees ana', () => seen(bea).includes('ana p1'))
    at(ana, 'notes:b1', null)
    await world.until('gone', () => seen(bea).includes('ana null'))
    expect(seen(caro).filter((told) => !told.startsWith('caro'))).toEqual([])
    expect(seen(bea).join()).not.toContain('caro')
  })
})

describe('closing', () => {
  test('[RM50] while people type, each edit is in the acta or given back to its author', async () => {
    const ana = await started()
    const typists = [ana, await enter(world, 'bea'), await enter(world, 'caro')]
    const written: { by: LiveClient; id: string }[] = []
    const type = (): void => {
      for (const by of typists) {
        if (by.heard('refused').length > 0) continue
        const id = `${by.seat.person}${written.length}`
        by.card(id, 'x')
        written.push({ by, id })
      }
    }
    for (let i = 0; i < 5; i += 1) type()
    ana.command({ id: 'end', type: 'minutes.close' })
    for (let i = 0; i < 5; i += 1) type()
    await world.until('closed', () => {
      type()
      return ana.answer('end') !== undefined
    })
    type()
    await world.until('all told', () => typists.every((one) => one.heard('refused').length === 1))
    expect(ana.answer('end')).toMatchObject({ event: { type: 'minutes.close', number: 1, version: 1 } })
    const acta = await world.store.directory.acta(MEETING)
    const kept = new Set(Object.keys(JSON.parse(acta!.json) as object))
    for (const { by, id } of written) {
      const givenBack = by.heard('refused').some(({ reason }) => reason === 'closed') && id in by.cards()
      expect(kept.has(id) || givenBack, id).toBe(true)
    }
    expect(kept.size).toBeGreaterThanOrEqual(15)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await world.rooms.state(MEETING)).plenary)
    expect(new Set(stored.getMap('cards').keys())).toEqual(kept)
  })

  test('[RM51] everybody sees the closed meeting, nobody writes; reopening lifts it for fresh documents', async () => {
    const [ana, bea] = [await started(), await enter(world, 'bea')]
    await ask(world, ana, { id: 'end', type: 'minutes.close' })
    await world.until('told', () => bea.heard('channel').some(({ document, write }) => document === 'plenary' && !write))
    expect((await world.rooms.view(MEETING)).phase).toBe('closed')
    await ask(world, ana, { id: 'again', type: 'minutes.reopen', reason: 'falta un acuerdo' })
    await world.until('told', () => bea.heard('channel').at(-1)?.write === true)
    bea.card('c1', 'otra vez')
    await saved(world, bea)
    expect(await ask(world, ana, { id: 'end2', type: 'minutes.close' })).toMatchObject({ event: { number: 1, version: 2 } })
    expect(await world.store.directory.actas(MEETING)).toHaveLength(2)
  })

  test('[RM52] a number taken meanwhile is given anew', async () => {
    const other = { id: 'm2', title: 'Otra', language: 'es', template: 't', createdAt: 1, startsAt: null, phase: 'open' }
    const community = { id: 'c1', name: 'CAP Norte', createdAt: 1, coordinatorKeyHash: null, memberKeyHash: null }
    await world.store.directory.createMeeting({ meeting: other, community, links: [] })
    const seal = world.deps.seal
    let first = true
    Object.assign(world.deps, { seal: async (sealing: Parameters<typeof seal>[0]) => {
      const sealed = await seal(sealing)
      if (first) await world.store.log.commit({ updates: [], acta: { ...sealed.acta, meeting: 'm2' } })
      first = false
      return sealed
    } })
    const ana = await started()
    expect(await ask(world, ana, { id: 'end', type: 'minutes.close' })).toMatchObject({ event: { number: 2 } })
    expect((await world.rooms.view(MEETING)).versions).toMatchObject([{ number: 2 }])
  })

  test('[RM36] [RM53] what waits for a closing is refused at once when the server stops', async () => {
    const ana = await started()
    await settled(world, world.rooms.joined(MEETING, seat('bea')))
    Object.assign(world.deps, { seal: () => new Promise(() => undefined) })
    ana.command({ id: 'end', type: 'minutes.close' })
    await pause(5)
    const asked = world.rooms.command(MEETING, seat('bea'), { id: 'q', type: 'turn.request', kind: 'question' })
    const joined = world.rooms.joined(MEETING, seat('caro'))
    const refusals = Promise.all([asked, joined].map((waiting) => expect(waiting).rejects.toThrow('room-draining')))
    await pause(20)
    await settled(world, world.rooms.drain(1000))
    await settled(world, refusals)
  })

  test('[RM53] who may not close is refused, and nothing was held; a closing that fails leaves the room as it was', async () => {
    const [ana, bea] = [await started(), await enter(world, 'bea')]
    expect(await ask(world, bea, { id: 'end', type: 'minutes.close' })).toMatchObject({ refused: 'not-allowed' })
    const { seal } = world.deps
    Object.assign(world.deps, { seal: () => Promise.reject(new Error('no template')) })
    expect(await ask(world, ana, { id: 'e1', type: 'minutes.close' })).toMatchObject({ refused: 'internal' })
    expect(world.faults.splice(0)).toHaveLength(1)
    Object.assign(world.deps, { seal })
    bea.card('c1', 'seguimos')
    await saved(world, bea)
    expect(await ask(world, ana, { id: 'e1', type: 'minutes.close' }).then(() => ana.heard('answer').at(-1))).toMatchObject({ refused: 'internal' })
    await world.until('closed', () => ana.heard('answer').some((answer) => 'event' in answer && answer.event.type === 'minutes.close'))
  })
})
