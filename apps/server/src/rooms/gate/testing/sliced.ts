/*
 * What slices must do, on any copy of the gate: together the same as the whole, each small, nothing lost, nothing endless.
 */
import * as Y from 'yjs'
import type { slicesOf as slicesOfHere } from '../index.ts'
import { diceOf } from './dice.ts'
import { edit } from './edits.ts'
import { item, rawUpdate, sharedType, string } from './raw.ts'
import { checkOf, define, schema, view, writable, type OpenGate } from './world.ts'

export type SlicesOf = typeof slicesOfHere

const MOST = 150
const roomy = { ...schema, limits: { bytes: 64 << 20, structs: 1e6, clients: 1e4 } }
const ana = { person: 'ana', writes: true }
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

/** The state of three people who heard each other now and then, many edits each. */
export function writtenTogether(seed: number, edits: number): Y.Doc {
  const dice = diceOf(seed)
  const docs = [1, 2, 3].map((client) => {
    const doc = define(new Y.Doc())
    doc.clientID = seed * 10 + client
    return doc
  })
  const hear = () => { for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to))) }
  for (let i = 0; i < edits; i += 1) {
    edit(dice, dice.of(docs), dice.of(writable))
    if (i % 50 === 0) hear()
  }
  hear()
  return docs[0]!
}

const largest = (update: Uint8Array): number => {
  const { structs, ds } = Y.decodeUpdate(update)
  return Math.max(structs.length, [...ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0) - structs.length)
}

/** Receives an update in slices. Answers the check that refused one of them, or null. */
function receive(openGate: OpenGate, slicesOf: SlicesOf, live: Y.Doc, update: Uint8Array): string | null {
  const gate = openGate(live, roomy, new Map(), { now: () => 0 })
  try {
    for (const slice of slicesOf(update)) gate.receive(slice, ana)
    return null
  } catch (error) {
    const check = checkOf(error)
    if (check === null) throw error
    return check
  }
}

function wholeAndSliced(openGate: OpenGate, slicesOf: SlicesOf, seed: number): string | null {
  const author = writtenTogether(seed, 6000)
  const update = Y.encodeStateAsUpdate(author)
  const slices = slicesOf(update)
  if (slices.length < 3) return 'it is not cut'
  if (slices.some((slice) => largest(slice) > MOST)) return 'a slice is large'
  const live = new Y.Doc()
  const refused = receive(openGate, slicesOf, live, update)
  if (refused !== null) return `honest work is refused: ${refused}`
  if (view(live) !== view(author)) return 'slices do something else than the whole'
  return openGate(live, roomy, new Map([[seed * 10 + 1, 'ana']]), { now: () => 0 }).receive(update, ana).update === null ? null : 'something is missing'
}

/** Deletes of what was there before, in the middle of a client's clocks that are new in part. */
function deletesAcross(openGate: OpenGate, slicesOf: SlicesOf): string | null {
  const author = define(new Y.Doc())
  author.getText('free').insert(0, 'x'.repeat(3000))
  const before = Y.encodeStateAsUpdate(author)
  const vector = Y.encodeStateVector(author)
  author.transact(() => { for (let i = 0; i < 1200; i += 1) { author.getText('free').insert(2 * i, 'y'); author.getText('free').delete(2 * i + 1, 1) } })
  author.getText('free').delete(100, 2000)
  const live = new Y.Doc()
  Y.applyUpdate(live, before)
  const refused = receive(openGate, slicesOf, live, Y.encodeStateAsUpdate(author, vector))
  if (refused !== null && refused !== 'foreign-client') return `deletes are refused: ${refused}`
  const other = new Y.Doc()
  openGate(other, roomy, new Map(), { now: () => 0 }).receive(before, ana)
  const gate = openGate(other, roomy, new Map([[author.clientID, 'ana']]), { now: () => 0 })
  for (const slice of slicesOf(Y.encodeStateAsUpdate(author, vector))) gate.receive(slice, ana)
  return view(other) === view(author) ? null : 'deletes across old and new are lost'
}

const filler = (client: number, count: number) => many(count, (i) => item(i === 0 ? { root: 'free' } : { origin: [client, i - 1] }, string('z')))

const cases: Record<string, (openGate: OpenGate, slicesOf: SlicesOf) => string | null> = {
  'a row that comes deleted is no deleted row': (openGate, slicesOf) => {
    const row = item({ root: 'cards', key: 'r' }, sharedType(1))
    const later = item({ origin: [7, 700], key: 'r' }, sharedType(1))
    const structs = [...filler(7, 700), row, ...many(700, (i) => item({ origin: [7, i === 0 ? 699 : 700 + i] }, string('w'))), later]
    const refused = receive(openGate, slicesOf, new Y.Doc(), rawUpdate([{ client: 7, clock: 0, structs }], [{ client: 7, ranges: [[700, 1]] }]))
    return refused === null ? null : `it is refused: ${refused}`
  },
  'deletes of what nobody wrote are refused, cut or not': (openGate, slicesOf) => {
    const refused = receive(openGate, slicesOf, new Y.Doc(), rawUpdate([{ client: 7, clock: 0, structs: filler(7, 900) }], [{ client: 7, ranges: [[880, 40]] }]))
    return refused === 'delete-of-unknown' ? null : `the answer is ${refused}`
  },
  'a delete of a few letters takes no others': (openGate, slicesOf) => {
    const structs = [...filler(7, 900), item({ origin: [7, 899] }, string('abcdef'))]
    const live = define(new Y.Doc())
    const refused = receive(openGate, slicesOf, live, rawUpdate([{ client: 7, clock: 0, structs }], [{ client: 7, ranges: [[901, 2]] }]))
    return refused === null && live.getText('free').toJSON() === `${'z'.repeat(900)}adef` ? null : `the answer is ${refused}, the text ${live.getText('free').length} long`
  },
  'a circle is judged whole': (openGate, slicesOf) => {
    const circle = (client: number, other: number) => [...filler(client, 600), item({ origin: [other, 600] }, string('o'))]
    const update = rawUpdate([{ client: 7, clock: 0, structs: circle(7, 8) }, { client: 8, clock: 0, structs: circle(8, 7) }])
    if (slicesOf(update).length !== 1) return 'it is cut'
    return receive(openGate, slicesOf, new Y.Doc(), update) === 'cycle' ? null : 'it is not refused'
  },
  'an order that is too dear to find is not looked for': (_, slicesOf) => {
    // a thousand clients, each of whose structs waits for one of the client after it: every round finds one more
    const clients = 1000
    const structs = (i: number) => many(2, (n) => item(i === clients - 1 ? { root: 'free' } : { origin: [i + 2, n] }, string('q')))
    const update = rawUpdate(many(clients, (i) => ({ client: i + 1, clock: 0, structs: structs(i) })))
    return slicesOf(update).length === 1 ? null : 'it was looked for'
  },
  'deletes that cross old and new do the same in slices': deletesAcross,
}

/** What is wrong with a way of cutting. */
export const sliceFaults = (openGate: OpenGate, slicesOf: SlicesOf, seed: number): string[] => [
  ...[wholeAndSliced(openGate, slicesOf, seed)].flatMap((wrong) => (wrong === null ? [] : [`seed ${seed}: ${wrong}`])),
  ...Object.entries(cases).flatMap(([name, run]) => {
    const wrong = run(openGate, slicesOf)
    return wrong === null ? [] : [`${name}: ${wrong}`]
  }),
]
