import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GateRefusal, openGate, slicesOf } from './index.ts'
import { diceOf } from './testing/dice.ts'
import { edit } from './testing/edits.ts'
import { define, schema, view, writable } from './testing/world.ts'

const roomy = { ...schema, limits: { bytes: 64 << 20, structs: 1e6, clients: 1e4 } }
const clock = { now: () => 0 }
const count = (update: Uint8Array): number => {
  const { structs, ds } = Y.decodeUpdate(update)
  return Math.max(structs.length, [...ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0) - structs.length)
}

/** Three people who heard each other, many edits each. */
function written(seed: number, edits: number): Y.Doc[] {
  const dice = diceOf(seed)
  const docs = [1, 2, 3].map((client) => {
    const doc = define(new Y.Doc())
    doc.clientID = seed * 10 + client
    return doc
  })
  for (let i = 0; i < edits; i += 1) {
    edit(dice, dice.of(docs), dice.of(writable))
    if (i % 50 === 0) for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  }
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  return docs
}

for (const seed of [1, 2, 3]) {
  test(`[GT20] a large update in slices is the same as the whole, and no slice is large (seed ${seed})`, () => {
    const [author] = written(seed, 6000)
    const update = Y.encodeStateAsUpdate(author!)
    const slices = slicesOf(update)
    expect(slices.length).toBeGreaterThan(2)
    for (const slice of slices) expect(count(slice)).toBeLessThanOrEqual(500)
    const live = new Y.Doc()
    const gate = openGate(live, roomy, new Map(), clock)
    for (const slice of slices) gate.receive(slice, { person: 'ana', writes: true })
    expect(view(live)).toBe(view(author!))
    expect(gate.receive(update, { person: 'ana', writes: true }).update).toBeNull()
  })
}

test('[GT20] deletes of what was there before come in slices, too', () => {
  const base = define(new Y.Doc())
  for (let i = 0; i < 2500; i += 1) base.getText('free').insert(0, 'ab')
  const author = define(new Y.Doc())
  Y.applyUpdate(author, Y.encodeStateAsUpdate(base))
  let sent = new Uint8Array()
  author.on('update', (update: Uint8Array) => { sent = Uint8Array.from(update) })
  author.transact(() => { for (let i = 0; i < 2500; i += 1) author.getText('free').delete(i, 1) })
  const live = new Y.Doc()
  Y.applyUpdate(live, Y.encodeStateAsUpdate(base))
  const gate = openGate(live, roomy, new Map(), clock)
  const slices = slicesOf(sent)
  expect(slices.length).toBe(5)
  for (const slice of slices) gate.receive(slice, { person: 'ana', writes: true })
  expect(live.getText('free').toString()).toBe(author.getText('free').toString())
})

test('[GT20] small and broken updates are not cut; broken ones are refused', () => {
  const small = Y.encodeStateAsUpdate(written(4, 20)[0]!)
  expect(slicesOf(small)).toEqual([small])
  expect(() => slicesOf(new Uint8Array(20_000).fill(255))).toThrow(GateRefusal)
})
