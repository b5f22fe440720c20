/*
 * What the gate costs:  node tests/fuzz/gate-cost.ts
 *
 * Large updates go in slices, as a room takes them. Per keystroke beside plain Yjs in a document of some size, for a diff of offline work, and for the worst an attacker
 * is known to do. Microseconds are of the clock (their median, since the machine may be
 * busy), milliseconds of the processor. Nothing is asserted.
 */
import * as Y from 'yjs'
import { openGate, slicesOf } from '../../apps/server/src/rooms/gate/index.ts'
import { diceOf } from '../../apps/server/src/rooms/gate/testing/dice.ts'
import { edit } from '../../apps/server/src/rooms/gate/testing/edits.ts'
import { element, item, mark, rawUpdate, sharedType, string } from '../../apps/server/src/rooms/gate/testing/raw.ts'
import { checkOf, define, schema, writable } from '../../apps/server/src/rooms/gate/testing/world.ts'

const now = { now: () => performance.now() }
const roomy = { ...schema, limits: { bytes: 64 << 20, structs: 1e6, clients: 1e4 } }
const anna = { person: 'ana', writes: true }

function documentOf(edits: number): Y.Doc {
  const dice = diceOf(edits)
  const doc = define(new Y.Doc())
  for (let i = 0; i < edits; i++) edit(dice, doc, dice.of(writable))
  return doc
}

const at = (sorted: number[], share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(1)
const structsOf = (doc: Y.Doc): number => [...doc.store.clients.values()].reduce((sum, list) => sum + list.length, 0)

const milliseconds = ({ user, system }: NodeJS.CpuUsage): string => ((user + system) / 1000).toFixed(0)

function measure(updates: Uint8Array[], take: (update: Uint8Array) => void): string {
  const each = updates.map((update) => {
    const from = process.hrtime.bigint()
    take(update)
    return Number(process.hrtime.bigint() - from) / 1000
  })
  const sorted = each.toSorted((a, b) => a - b)
  return `p50 ${at(sorted, 0.5)}  p99 ${at(sorted, 0.99)} µs`
}

function typing(name: string, base: Y.Doc, write: (doc: Y.Doc, i: number) => void): void {
  const state = Y.encodeStateAsUpdate(base)
  const typist = define(new Y.Doc())
  Y.applyUpdate(typist, state)
  const updates: Uint8Array[] = []
  typist.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 6000; i++) write(typist, i)
  const plain = define(new Y.Doc())
  Y.applyUpdate(plain, state)
  plain.on('update', () => {})
  const live = new Y.Doc()
  Y.applyUpdate(live, state)
  const gate = openGate(live, roomy, new Map(), now)
  console.log(`${name}, ${structsOf(base)} structs: gate`, measure(updates, (update) => gate.receive(update, anna)),
    '· Yjs alone', measure(updates, (update) => Y.applyUpdate(plain, update)))
}

for (const edits of [1000, 20_000]) {
  const base = documentOf(edits)
  const run = () => {
    const text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    return { text, paragraph }
  }
  const made = run()
  base.getXmlFragment('conclusions').insert(0, [made.paragraph])
  made.paragraph.insert(0, [made.text])
  typing('typing in a note', base, (doc, i) => {
    const text = (doc.getXmlFragment('conclusions').get(0) as Y.XmlElement).get(0) as Y.XmlText
    if (i % 5 === 4) text.delete(text.length - 1, 1)
    else text.insert(text.length, 'a')
  })
  typing('a field of a row', base, (doc, i) => {
    const row = doc.getMap('agenda').values().next().value as Y.Map<unknown>
    row.set('minutes', i)
  })
  const offline = define(new Y.Doc())
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(base))
  const vector = Y.encodeStateVector(offline)
  const dice = diceOf(7)
  for (let i = 0; i < 1000; i++) edit(dice, offline, dice.of(writable))
  const live = new Y.Doc()
  Y.applyUpdate(live, Y.encodeStateAsUpdate(base))
  const gate = openGate(live, roomy, new Map(), now)
  const diff = Y.encodeStateAsUpdate(offline, vector)
  const first = process.cpuUsage()
  gate.receive(diff, anna)
  console.log(`1000 edits made offline (${diff.length} bytes): ${milliseconds(process.cpuUsage(first))} ms`)
  const whole = Y.encodeStateAsUpdate(offline)
  const again = process.cpuUsage()
  gate.receive(whole, anna)
  console.log(`the whole state sent again (${whole.length} bytes): ${milliseconds(process.cpuUsage(again))} ms`)
}

/** Updates one after the other into an empty room; the slowest is the longest stall. */
function worst(name: string, ...updates: Uint8Array[]): void {
  const gate = openGate(new Y.Doc(), roomy, new Map(), now)
  const costs = updates.map((update) => {
    let verdict = 'taken'
    const turns: number[] = []
    const turn = <T>(work: () => T): T => {
      const from = process.cpuUsage()
      try {
        return work()
      } finally {
        const { user, system } = process.cpuUsage(from)
        turns.push((user + system) / 1000)
      }
    }
    try {
      const slices = turn(() => slicesOf(update))
      for (const slice of slices) turn(() => gate.receive(slice, anna))
    } catch (error) {
      verdict = checkOf(error) ?? String(error)
    }
    return `${verdict} in ${turns.reduce((sum, ms) => sum + ms, 0).toFixed(0)} ms, at most ${Math.max(...turns).toFixed(0)} ms at once`
  })
  console.log(`${name}:`, costs.join(', '))
}

const by = (client: number, clock: number, structs: ((bytes: number[]) => void)[]) => rawUpdate([{ client, clock, structs }])
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const most = 9_900
const paragraph = element('paragraph')
const begun = { root: 'conclusions' }
const note = by(7, 0, [item(begun, paragraph), item({ parent: [7, 0] }, sharedType(6)), item({ parent: [7, 1] }, mark('bold', '{}'))])
const second = many(most / 2, (i) => [3 + 2 * i, 1] as const)
const one = { ref: 8, write: (bytes: number[]) => { bytes.push(1, 125, 1) } }
const shreds = by(7, 3, many(most, (i) => item({ origin: [7, 2], right: i === 0 ? undefined : [7, 2 + i] }, string('x'))))
worst('shredded text, then deleted at once', note, shreds, rawUpdate([], [{ client: 7, ranges: [[3, most]] }]))
worst('shredded text, every second piece deleted', note, shreds, rawUpdate([], [{ client: 7, ranges: second }]))
const row = by(1, 0, many(most, (i) => item(i === 0 ? begun : { origin: [1, i - 1] }, paragraph)))
worst('as many structs as fit', row)
worst('each placed before all others', row, by(7, 0, many(most, (i) => item(i === 0 ? begun : { right: [7, i - 1] }, paragraph))))
worst('few placed among all', row, by(7, 0, many(500, () => item({ root: 'conclusions' }, paragraph))))
worst('one key again and again', by(7, 0, many(most, () => item({ root: 'meeting', key: 'a' }, one))))
worst('a long text cut everywhere', by(7, 0, [item({ root: 'free' }, string('x'.repeat(200_000)))]),
  by(7, 200_000, many(most, (i) => item(i === 0 ? begun : { origin: [7, 200_000 + i - 1] }, paragraph))),
  rawUpdate([], [{ client: 7, ranges: many(49_000, (i) => [1 + 2 * i, 1] as const) }]))
worst('neighbours in no order', row, by(7, 0, many(most, (i) => item({ origin: [1, most - 1], right: [1, i % 5] }, paragraph))))
