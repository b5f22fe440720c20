/*
 * What happens between two ticks: edits of several people judged together, small news gathered, memory given back.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { AwarenessBook } from './awareness.ts'
import { RoomDocument } from './document.ts'
import { fromGate, openGate, type Principal } from './gate/index.ts'
import { disagreement, openRoom } from './gate/testing/world.ts'
import { openCommitter } from './committer.ts'
import { onlyAuthor } from './messages.ts'
import { packedState, packedTail } from './packed.ts'
import type { Peer } from './peer.ts'
import { periodFor, Pulse } from './pulse.ts'
import { Room } from './room.ts'
import { enter, ask, saved } from './testing/meet.ts'
import { HandClock, MEETING, openWorld, seat, type World } from './testing/world.ts'
import { WARM_BYTES, Warmth } from './warmth.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const rows = async (name: string): Promise<number> => (await world.store.log.load(MEETING, name)).seq

test('[RM76] what several people write within a tick is one update, and everybody has all of it', async () => {
  const people = [await enter(world, 'ana'), await enter(world, 'bea'), await enter(world, 'caro')]
  for (const [i, person] of people.entries()) { // each client id is bound by its first edit
    person.card(`first${i}`, 'x')
    await saved(world, person)
  }
  const before = await rows('plenary')
  for (let round = 0; round < 5; round += 1) for (const [i, person] of people.entries()) person.card(`c${i}-${round}`, `de ${i}`)
  for (const person of people) await saved(world, person)
  expect(await rows('plenary')).toBe(before + 1)
  for (const person of people) expect(Object.keys(person.cards())).toHaveLength(18)
  const stored = new Y.Doc()
  Y.applyUpdate(stored, (await world.store.log.load(MEETING, 'plenary')).state)
  expect(stored.getMap('cards').toJSON()).toEqual(people[0]!.cards())
})

test('[RM76] a refused edit among others changes nothing for them', async () => {
  const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
  for (const person of [ana, bea]) {
    person.card(`first-${person.seat.person}`, 'x')
    await saved(world, person)
  }
  ana.card('good1', 'uno')
  bea.doc('plenary').getMap('junk').set('a', 1)
  bea.card('rests', 'sobre lo rechazado')
  ana.card('good2', 'dos')
  await saved(world, ana)
  expect(bea.heard('refused')).toEqual([{ t: 'refused', document: 'plenary', reason: 'not-allowed' }])
  const late = await enter(world, 'late')
  await world.until('late reads them', () => 'good2' in late.cards())
  expect(Object.keys(late.cards()).toSorted()).toEqual(['first-ana', 'first-bea', 'good1', 'good2'])
})

const dice = (seed: number) => {
  let at = seed
  return (most: number): number => { at = (at * 48_271) % 2_147_483_647; return at % most }
}

for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`[RM76] judged together or alone, all ends the same (seed ${seed})`, () => {
    const roll = dice(seed * 7919)
    const [alone, shared] = [openRoom(openGate), openRoom(openGate)]
    const tabs = [11, 12, 13].map((clientID) => {
      const doc = new Y.Doc()
      doc.clientID = clientID
      const sent: Uint8Array[] = []
      doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'told') sent.push(update) })
      return { doc, sent, who: { person: `p${clientID}`, writes: true } satisfies Principal }
    })
    const told: Uint8Array[] = []
    alone.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin === fromGate) told.push(update) })
    for (let round = 0; round < 60; round += 1) {
      for (let i = roll(6); i >= 0; i -= 1) write(tabs[roll(3)]!.doc, roll)
      const edits = tabs.flatMap(({ sent, who }) => sent.splice(0).map((update) => ({ update, who }))).filter(() => roll(20) > 0 || round === 59)
      const judge = (room: typeof alone) => ({ update, who }: (typeof edits)[number]): string => {
        try {
          return String(room.gate.receive(update, who).taken)
        } catch (error) {
          return String((error as Error).message)
        }
      }
      const verdicts = edits.map(judge(alone))
      const together: string[] = []
      const update = shared.gate.together(() => { together.push(...edits.map(judge(shared))) })
      if (update !== null) Y.applyUpdate(shared.peer, update)
      expect(together).toEqual(verdicts)
      for (const one of told.splice(0)) {
        Y.applyUpdate(alone.peer, one)
        if (roll(3) > 0) for (const { doc } of tabs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(alone.doc), 'told')
      }
      const cold = new Y.Doc()
      Y.applyUpdate(cold, Y.encodeStateAsUpdate(shared.doc))
      for (const other of [alone.doc, shared.peer, cold]) expect(disagreement({ ...shared, peer: other })).toBeNull()
    }
  })
}

/** Something a person does: a letter, a deletion, a row, a paragraph with a mark. */
function write(doc: Y.Doc, roll: (most: number) => number): void {
  const text = doc.getText('free')
  const note = doc.getXmlFragment('notes:a')
  switch (roll(6)) {
    case 0: if (text.length > 0) return text.delete(roll(text.length), 1); return text.insert(0, 'a')
    case 1: return void doc.getMap('cards').set(`r${roll(1e6)}`, new Y.Map<unknown>([['order', 'a']]))
    case 2: {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('letras')])
      return note.insert(roll(note.length + 1), [paragraph])
    }
    case 3: if (note.length > 0) note.delete(roll(note.length), 1); return
    case 4: {
      const words = note.length > 0 ? (note.get(roll(note.length)) as Y.XmlElement).get(0) : null
      if (words instanceof Y.XmlText && words.length > 2) words.format(0, 2, { bold: roll(2) === 0 ? {} : null })
      return
    }
    default: return text.insert(roll(text.length + 1), 'bc')
  }
}

test('[RM77] what was written before a command is judged before it', async () => {
  const [sara, ana] = [await enter(world, 'sara', 'coordinator'), await enter(world, 'ana')]
  ana.card('first', 'x')
  await saved(world, ana)
  ana.card('before', 'antes del cierre')
  expect(await ask(world, sara, { id: 'k1', type: 'plenary.lock', locked: true })).toHaveProperty('event')
  ana.card('after', 'tarde')
  await world.until('refused', () => ana.heard('refused').length > 0)
  await world.until('sara has the first', () => 'before' in sara.cards())
  expect(sara.cards()).not.toHaveProperty('after')
})

test('[RM76] whoever cannot be told how their edit fared is given up, and everybody else\'s edits go on', async () => {
  const room = await Room.load(MEETING, world.deps, openCommitter(world.store.log, world.clock, world.deps.fatal), new Warmth(world.clock))
  const document = await room.document('plenary')
  const [ended, settled]: [string[], string[]] = [[], []]
  const nothing = (): void => undefined
  const offer = (clientID: number, settle: () => void): void => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    doc.getMap('cards').set(`c${clientID}`, new Y.Map([['order', 'a']]))
    const peer: Peer = {
      seat: seat(`p${clientID}`), unsent: 0, follows: () => true, takeMark: () => 0, saved: nothing, rightsChanged: nothing, released: nothing,
      beat: nothing, health: nothing, end: (reason) => { ended.push(`${clientID} ${reason}`) },
    }
    room.offer({ peer, document, bytes: Y.encodeStateAsUpdate(doc), isWanted: () => true, settle })
  }
  offer(11, () => { throw new Error('deaf') })
  offer(12, () => { settled.push('12') })
  room.judging.judge()
  offer(13, () => { settled.push('13') })
  room.judging.judge()
  expect([ended, settled, room.judging.isIdle]).toEqual([['11 internal'], ['12', '13'], true])
  expect(world.faults.splice(0)).toHaveLength(1)
  room.end()
})

test('[RM78] newcomers of both protocols end with the same, whatever stands behind the base', async () => {
  const ana = await enter(world, 'ana')
  for (let i = 0; i < 12; i += 1) {
    ana.card(`c${i}`, 'una idea que se escribe con calma y sin apuro')
    await saved(world, ana)
    const late = await enter(world, `late${i}`)
    await world.until('late has all', () => Object.keys(late.cards()).length === i + 1)
    const stock = new Y.Doc()
    Y.applyUpdate(stock, await world.rooms.document(MEETING, 'plenary'))
    expect(stock.getMap('cards').toJSON()).toEqual(late.cards())
  }
})

test('[RM78] the second format packed has far fewer bytes than the first, and several messages share a frame', () => {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  for (let i = 0; i < 3000; i += 1) text.insert((i * 7919) % (text.length + 1), 'letra'[i % 5]!)
  const state = Y.encodeStateAsUpdate(doc)
  const message = Buffer.concat([Uint8Array.of(0, 1, 0x80 | (state.length & 127), 0x80 | ((state.length >> 7) & 127), state.length >> 14), state])
  const frame = packedState(1, message, null)
  expect(frame.bytes.length).toBeLessThan(state.length / 3)
  expect(packedState(1, message, Y.encodeStateAsUpdateV2(doc))).toEqual(frame)
  expect(packedTail(4, [Uint8Array.of(0, 2, 1, 9), Uint8Array.of(0, 2, 1, 8)])).toEqual({ channel: 4, flags: 0, bytes: Uint8Array.of(0, 2, 1, 9, 0, 2, 1, 8) })
})

test('[RM79] small news wait longer the more people there are, and go with what leaves anyway', () => {
  expect([periodFor(2), periodFor(30), periodFor(300), periodFor(1000)]).toEqual([355, 425, 1000, 1000])
  const clock = new HandClock()
  const told: number[] = []
  const pulse = new Pulse(clock, () => 300, () => { told.push(clock.now()) })
  const began = clock.now()
  pulse.soon()
  clock.advance(0)
  pulse.soon()
  clock.advance(900)
  pulse.goAlong()
  clock.advance(150)
  pulse.goAlong()
  pulse.soon()
  clock.advance(2000)
  expect(told.map((at) => at - began)).toEqual([0, 1050, 2550])
})

test('[RM67] among many stock clients awareness reaches all, some at a time', async () => {
  const heard = new Map<number, number>()
  const peers = Array.from({ length: 90 }, (_, i) => world.rooms.sync({
    send: (bytes) => { if (bytes[0] === 1) heard.set(i, (heard.get(i) ?? 0) + bytes.length) }, close: () => undefined, buffered: () => 0,
  }, seat(`p${i}`), 'plenary'))
  await world.until('all in', async () => (await world.rooms.view(MEETING)).people['p89'] !== undefined)
  world.clock.advance(3000)
  heard.clear()
  peers[0]!.hear(Uint8Array.of(1, 11, 1, 77, 1, 7, ...new TextEncoder().encode('{"a":1}')))
  world.clock.advance(1)
  const first = heard.size
  world.clock.advance(3000)
  expect(first).toBeLessThan(60)
  expect(heard.size).toBe(89)
  expect(new AwarenessBook().hasNews).toBe(false)
})

test('[RM80] above the budget the documents used longest ago go cold, never one that waits or was just written in', () => {
  const clock = new HandClock()
  const warmth = new Warmth(clock)
  const doc = new Y.Doc()
  doc.getMap('cards').set('a', new Y.Map([['text', new Y.Text('x'.repeat(WARM_BYTES / 2))]]))
  const state = Y.encodeStateAsUpdate(doc)
  const made = ['a', 'b', 'c'].map((name) => new RoomDocument(name, { kind: 'plenary', of: '' }, 2,
    { state, seq: 1, hash: '', tail: 0, owners: new Map(), quarantined: 0 }, new Map(), { clock, warmth }))
  const one = new Y.Doc()
  one.getMap('cards').set('b', new Y.Map())
  const type = (document: RoomDocument): void => {
    void document.live
    document.put(Y.encodeStateAsUpdate(one))
  }
  for (const document of made) type(document)
  expect(made.map(({ isWarm }) => isWarm)).toEqual([true, true, true])
  clock.advance(2500)
  warmth.relax()
  expect(made.map(({ isWarm }) => isWarm)).toEqual([true, true, true]) // all of them wait for the disk
  for (const document of made) {
    document.take()
    document.committed()
  }
  type(made[0]!)
  expect(made.map(({ isWarm }) => isWarm)).toEqual([true, false, false])
  const again = new Y.Doc()
  Y.applyUpdate(again, made[1]!.state())
  expect([...again.getMap('cards').keys()].toSorted()).toEqual(['a', 'b'])
})

test('[RM76] whose structs an update holds shows in its first bytes', () => {
  const doc = new Y.Doc()
  doc.clientID = 300
  doc.getText('t').insert(0, 'a')
  expect(onlyAuthor(Y.encodeStateAsUpdate(doc))).toBe(300)
  expect(onlyAuthor(Uint8Array.of(0, 0))).toBe('nobody')
  expect(onlyAuthor(Uint8Array.of(2, 1, 1))).toBe('several')
  expect(onlyAuthor(Uint8Array.of(1))).toBe('several')
})
