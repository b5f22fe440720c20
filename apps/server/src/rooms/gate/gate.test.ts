import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromGate, GateRefusal, openGate, type Principal } from './index.ts'
import { element, item, mark, rawUpdate, sharedType, string, type RawPlace } from './testing/raw.ts'
import { straightFaults } from './testing/straight.ts'
import { landmarks, victimClient, victimRoom } from './testing/victim.ts'
import { define, disagreement, hear, openRoom, schema } from './testing/world.ts'

const ana: Principal = { person: 'ana', writes: true }

/** A tab of somebody, whose updates are kept as they come. */
function tab(clientID: number): { doc: Y.Doc, sent: Uint8Array[] } {
  const doc = define(new Y.Doc())
  doc.clientID = clientID
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => sent.push(update))
  return { doc, sent }
}

const refusal = (act: () => unknown): GateRefusal => {
  try {
    act()
  } catch (error) {
    if (error instanceof GateRefusal) return error
    throw error
  }
  throw new Error('it was not refused')
}

test('[GT6] the same bytes again are nothing new', () => {
  const room = openRoom(openGate)
  const { doc, sent } = tab(7)
  doc.getText('free').insert(0, 'hola')
  expect(room.gate.receive(sent[0]!, ana).update).not.toBeNull()
  expect(room.gate.receive(sent[0]!, ana)).toMatchObject({ update: null, bound: [], stripped: 0 })
})

test('[GT7] the first write under a client id binds it to the person, and only the first tells so', () => {
  const room = openRoom(openGate)
  const { doc, sent } = tab(7)
  doc.getText('free').insert(0, 'a')
  doc.getText('free').insert(1, 'b')
  expect(room.gate.receive(sent[0]!, ana).bound).toEqual([7])
  expect(room.gate.receive(sent[1]!, ana).bound).toEqual([])
  expect(room.owners.get(7)).toBe('ana')
  doc.getText('free').insert(2, 'c')
  expect(refusal(() => room.gate.receive(sent[2]!, { person: 'berta', writes: true })).reason).toBe('foreign-client')
})

test('[GT7] a refused update binds nobody', () => {
  const room = openRoom(openGate)
  refusal(() => room.gate.receive(rawUpdate([{ client: 7, clock: 0, structs: [item({ root: 'junk' }, string('x'))] }]), ana))
  expect(room.owners.size).toBe(0)
})

test('[GT8] a gap asks for a diff, and the diff is taken', () => {
  const room = openRoom(openGate)
  const { doc, sent } = tab(7)
  doc.getText('free').insert(0, 'uno ')
  doc.getText('free').insert(4, 'dos')
  const gap = refusal(() => room.gate.receive(sent[1]!, ana))
  expect([gap.reason, gap.retry]).toEqual(['gap', true])
  expect(room.doc.store.pendingStructs).toBeNull()
  room.gate.receive(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.doc)), ana)
  expect(room.doc.getText('free').toJSON()).toBe('uno dos')
})

test('[GT9] a reader\'s clean-up of marks is left out, not punished', () => {
  const room = victimRoom(openGate)
  const [, clock] = landmarks().mark
  const cleanUp = rawUpdate([], [{ client: victimClient, ranges: [[clock, 1]] }])
  expect(room.gate.receive(cleanUp, { person: 'observer', writes: false })).toMatchObject({ update: null, stripped: 1 })
  expect(room.gate.receive(cleanUp, ana).update).not.toBeNull()
})

test('[GT10] what stands of an update that took too much work is handed over with the refusal', () => {
  const room = openRoom(openGate)
  const many = (next: (i: number) => RawPlace) =>
    Array.from({ length: 2000 }, (_, i) => item(i === 0 ? { root: 'notes:a' } : next(i), element('paragraph')))
  const others = many((i) => ({ origin: [8, i - 1] }))
  expect(hear(room, rawUpdate([{ client: 8, clock: 0, structs: others }]), 'ana')).toBe('changed')
  const greedy = rawUpdate([{ client: 9, clock: 0, structs: many((i) => ({ right: [9, i - 1] })) }])
  const stopped = refusal(() => room.gate.receive(greedy, { person: 'eva', writes: true }))
  expect([stopped.reason, stopped.retry]).toEqual(['too-much-work', false])
  expect(stopped.bound).toEqual([9])
  expect(room.owners.get(9)).toBe('eva')
  Y.applyUpdate(room.peer, stopped.kept!)
  expect(Y.getState(room.doc.store, 9)).toBeGreaterThan(0)
  expect(disagreement(room)).toBeNull()
})

test('[GT11] fill tells the fullest budget, and room made by deleting is found after half a minute', () => {
  let now = 0
  const doc = new Y.Doc()
  const gate = openGate(doc, { ...schema, limits: { ...schema.limits, bytes: 1000 } }, new Map(), { now: () => now })
  const { doc: mine, sent } = tab(7)
  mine.getText('free').insert(0, 'x'.repeat(850))
  mine.getText('free').delete(0, 850)
  mine.getText('free').insert(0, 'y'.repeat(400))
  expect(gate.receive(sent[0]!, ana).fill).toBeGreaterThan(0.85)
  gate.receive(sent[1]!, ana)
  expect(refusal(() => gate.receive(sent[2]!, ana)).reason).toBe('room-full')
  now = 30_000
  expect(gate.receive(sent[2]!, ana).fill).toBeLessThan(0.5)
})

test('[GT12] the gate\'s transactions carry its origin, and one update says all that is new', () => {
  const room = openRoom(openGate)
  const origins: unknown[] = []
  room.doc.on('afterTransaction', (transaction: Y.Transaction) => origins.push(transaction.origin))
  const { doc, sent } = tab(7)
  doc.getMap('cards').set('c1', new Y.Map([['text', 'hola']]))
  const { update } = room.gate.receive(sent[0]!, ana)
  expect(origins).toEqual([fromGate])
  const peer = define(new Y.Doc())
  Y.applyUpdate(peer, update!)
  expect(peer.getMap('cards').toJSON()).toEqual({ c1: { text: 'hola' } })
})

test('[GT13] a root of a pattern refused once can still be made, and no refused one is left behind', () => {
  const room = openRoom(openGate)
  const roots = (...ids: string[]) => ids.map((id) => item({ root: `notes:${id}` }, element('paragraph')))
  expect(hear(room, rawUpdate([{ client: 7, clock: 0, structs: roots('a', 'b', 'c', 'd', 'e') }]), 'ana')).toBe('pattern-roots')
  const half = [...roots('c'), item({ root: 'junk' }, string('x'))]
  expect(hear(room, rawUpdate([{ client: 7, clock: 0, structs: half }]), 'ana')).toBe('unknown-root')
  expect([...room.doc.share.keys()].filter((name) => name.startsWith('notes:'))).toEqual([])
  expect(hear(room, rawUpdate([{ client: 7, clock: 0, structs: roots('a', 'b', 'c', 'd') }]), 'ana')).toBe('changed')
  expect(hear(room, rawUpdate([{ client: 7, clock: 4, structs: roots('e') }]), 'ana')).toBe('pattern-roots')
  expect(disagreement(room)).toBeNull()
})

test('[GT14] a mark that may overlap itself keeps its hash', () => {
  const room = openRoom(openGate)
  const structs = [item({ root: 'notes:a' }, element('paragraph')), item({ parent: [7, 0] }, sharedType(6)),
    item({ parent: [7, 1] }, mark('link--AbCdEfG=', '{"href":"mailto:cap@colegio.pe"}')),
    item({ origin: [7, 2] }, string('correo'))]
  expect(hear(room, rawUpdate([{ client: 7, clock: 0, structs }]), 'ana')).toBe('changed')
  expect(disagreement(room)).toBeNull()
})

test('[GT18] neighbours in the wrong order are straightened: room, peer and cold load read the same', () => {
  const room = openRoom(openGate)
  const abc = [item({ root: 'free' }, string('abc'))]
  expect(hear(room, rawUpdate([{ client: 8, clock: 0, structs: abc }]), 'ana')).toBe('changed')
  const lie = [item({ origin: [8, 2], right: [8, 0] }, string('!')), item({ right: [8, 1] }, string('?'))]
  expect(hear(room, rawUpdate([{ client: 7, clock: 0, structs: lie }]), 'eva')).toBe('changed')
  expect(room.doc.getText('free').toJSON()).toBe('a?bc!')
  expect(disagreement(room)).toBeNull()
})

test('[GT18] the gate says of whose edit it changed the neighbours, since that author reads another text', () => {
  expect(straightFaults(openGate)).toEqual([])
})

test('[GT19] a known struct whose neighbour cuts an emoji leaves the emoji whole', () => {
  const room = openRoom(openGate)
  expect(hear(room, rawUpdate([{ client: 8, clock: 0, structs: [item({ root: 'free' }, string('😀'))] }]), 'ana')).toBe('changed')
  const again = rawUpdate([{ client: 8, clock: 0, structs: [item({ origin: [8, 0] }, string('xx'))] }])
  expect(room.gate.receive(again, ana).update).toBeNull()
  expect(room.doc.getText('free').toJSON()).toBe('😀')
})

test('[GT15] a row made twice at once stays the first one\'s, whichever id would win', () => {
  for (const [first, second] of [[7, 8], [8, 7]] as const) {
    const room = openRoom(openGate)
    const rows = [first, second].map((id) => {
      const { doc, sent } = tab(id)
      doc.getMap('cards').set('same', new Y.Map([['text', `by ${id}`]]))
      return sent[0]!
    })
    room.gate.receive(rows[0]!, ana)
    expect(refusal(() => room.gate.receive(rows[1]!, { person: 'berta', writes: true })).reason).toBe('row-deleted')
    expect(room.doc.getMap('cards').toJSON()).toEqual({ same: { text: `by ${first}` } })
  }
})
