/*
 * An attacker with a plan: updates put together at random from everything that ever fooled an inspector, and honest updates
 * with flipped bytes. After each: no exception but a refusal, nothing changed by what was refused, what no client may touch
 * untouched, rows alive, and live room = peer fed by the gate = cold load.
 */
import * as Y from 'yjs'
import { diceOf, type Dice } from './dice.ts'
import { edit } from './edits.ts'
import { element, filler, item, mark, rawUpdate, sharedType, skip, small, string, tombstone, values, words } from './raw.ts'
import type { RawContent, RawPlace, RawSection } from './raw.ts'
import { attacker, victimClient, victimRoom, victimState } from './victim.ts'
import { checkOf, define, disagreement, fingerprint, hear, openRoom, writable, type OpenGate, type Room } from './world.ts'

export interface HostileReport { tries: number, changed: number, refused: number, breaches: string[] }

type At = readonly [client: number, clock: number]

function anyId(dice: Dice, doc: Y.Doc): At {
  if (dice.chance(0.04)) return [dice.of([7, 8, 99]), dice.below(6)]
  const structs = dice.of([...doc.store.clients.values()])
  const struct = dice.of(structs)
  return [struct.id.client, struct.id.clock + dice.below(struct.length)]
}

/** Something inside one root, so that neighbours often agree. */
function idIn(dice: Dice, doc: Y.Doc, root: string): At {
  const found: Y.Item[] = []
  const walk = (type: Y.Doc['share'] extends Map<string, infer T> ? T : never) => {
    for (let at = type._start; at !== null; at = at.right) {
      found.push(at)
      if (at.content instanceof Y.ContentType && !at.deleted) walk(at.content.type)
    }
    for (const at of type._map.values()) {
      found.push(at)
      if (at.content instanceof Y.ContentType && !at.deleted) walk(at.content.type)
    }
  }
  walk(doc.share.get(root)!)
  if (found.length === 0) return anyId(dice, doc)
  const at = dice.of(found)
  return [at.id.client, at.id.clock + dice.below(at.length)]
}

const roots = ['meeting', 'cards', 'agenda', 'free', 'conclusions', 'events']
const texts = ['x', 'yy', 'a😀b', 'zzz']

type Made = RawContent & { length: number }
const ofOne = (made: RawContent): Made => ({ ...made, length: 1 })
const someText = (dice: Dice): Made => {
  const text = dice.chance(0.02) ? '' : dice.of(texts)
  return { ...string(text), length: text.length }
}
const someMark = (dice: Dice): Made =>
  ofOne(mark(dice.of(['bold', 'italic', 'link', 'x']), dice.of(['{}', 'null', '{"href":"https://e.pe"}', '{"href":"javascript:1"}'])))
const someElement = (dice: Dice): Made => ofOne(element(dice.of(['paragraph', 'heading', 'listItem', 'bulletList', 'script'])))
const someValue = (dice: Dice): Made => dice.chance(0.8) ? ofOne(values(small(3))) : { ...values(words('uno'), [118, 0]), length: 2 }

/** Mostly what could stand in that root, else anything at all. */
function content(dice: Dice, root: string): Made {
  const fits = dice.chance(0.7)
  if (fits && root === 'free') return someText(dice)
  if (fits && root === 'conclusions') return dice.of([someElement, someElement, someText, someMark])(dice)
  if (fits && (root === 'cards' || root === 'agenda')) return dice.chance(0.5) ? ofOne(sharedType(1)) : someValue(dice)
  if (fits) return someValue(dice)
  const length = dice.chance(0.05) ? 0 : 1 + dice.below(3)
  return dice.of([someText, someMark, someElement, someValue, () => ofOne(sharedType(dice.of([0, 1, 2, 4, 5, 6]))),
    () => ({ ...tombstone(length), length })])(dice)
}

function place(dice: Dice, doc: Y.Doc, root: string, client: number, clock: number): RawPlace {
  const near = (): At => dice.chance(0.4) && clock > 0 ? [client, dice.below(clock + (dice.chance(0.05) ? 4 : 0))]
    : dice.chance(0.85) ? idIn(dice, doc, root) : anyId(dice, doc)
  const chance = dice.roll()
  if (chance < 0.45) return { origin: near(), right: dice.chance(0.6) ? near() : undefined }
  if (chance < 0.55) return { right: near() }
  const keyed = dice.chance(0.5) ? { key: dice.of(['a', 'title', 'level', 'block1', 'card1', 'new', '__proto__']) } : {}
  if (chance < 0.8) return { root: dice.chance(0.9) ? root : dice.of(['zz', 'notes:a', 'notes:q']), ...keyed }
  return { parent: near(), ...keyed }
}

function attack(dice: Dice, doc: Y.Doc): Uint8Array {
  const sections: RawSection[] = []
  for (let i = dice.chance(0.15) ? 0 : 1 + dice.below(2); i > 0; i--) {
    const client = dice.chance(0.85) ? 6 + i : dice.of([victimClient, 7, 8, 2 ** 31, doc.clientID])
    const state = Y.getState(doc.store, client)
    const section: RawSection = { client, clock: dice.chance(0.8) ? state : Math.max(0, state - 3 + dice.below(6)), structs: [] }
    let clock = section.clock
    for (let n = 1 + dice.below(4); n > 0; n--) {
      const length = dice.chance(0.05) ? 0 : 1 + dice.below(3)
      if (dice.chance(0.07)) {
        section.structs.push(dice.chance(0.8) ? filler(length) : skip(length))
        clock += length
        continue
      }
      const root = dice.of(roots)
      const made = content(dice, root)
      section.structs.push(item(place(dice, doc, root, client, clock), made))
      clock += made.length
    }
    sections.push(section)
  }
  if (!dice.chance(0.4)) return rawUpdate(sections)
  const [client, clock] = dice.chance(0.8) ? idIn(dice, doc, dice.of(roots)) : anyId(dice, doc)
  return rawUpdate(sections, [{ client, ranges: [[clock, dice.chance(0.1) ? 0 : 1 + dice.below(3)]] }])
}

const rowsOf = (doc: Y.Doc): string => ['agenda', 'cards'].map((root) => [...doc.getMap(root).keys()].join()).join(';')
const prints = (doc: Y.Doc, names: readonly string[]): string => names.map((root) => fingerprint(doc, root)).join('\n')

/** Sends one update and says what is wrong with what happened; null when the gate held. */
function attempt(room: Room, bytes: Uint8Array, report: HostileReport, writes = true): void {
  report.tries++
  const breach = (what: string) => report.breaches.push(`${what}: ${Buffer.from(bytes).toString('hex')}`)
  const events = fingerprint(room.doc, 'events')
  const rows = rowsOf(room.doc).split(/[,;]/)
  const all = prints(room.doc, writable)
  let verdict: string
  try {
    verdict = hear(room, bytes, attacker, writes)
  } catch (error) {
    return void breach(String(error))
  }
  if (verdict === 'changed') report.changed++
  else {
    if (verdict !== 'nothing') report.refused++
    if (verdict !== 'work' && prints(room.doc, writable) !== all) breach(`${verdict}, but something changed`)
  }
  if (verdict === 'changed' && !writes) breach('a reader changed something')
  if (fingerprint(room.doc, 'events') !== events) breach('the events changed')
  const left = new Set(rowsOf(room.doc).split(/[,;]/))
  if (!rows.every((row) => left.has(row))) breach('a row is gone')
  for (const name of room.doc.share.keys()) if (!roots.includes(name) && !/^(legacy|notes:\w+)$/.test(name)) breach(`root ${name}`)
  if (/javascript:|<script/.test(room.doc.getXmlFragment('conclusions').toString())) breach('a script is in')
  if (verdict === 'changed') {
    const differs = disagreement(room)
    if (differs !== null) breach(differs)
  }
}

/** `tries` structured attacks; the room is replaced now and then. */
export function structuredAttack(openGate: OpenGate, seed: number, tries: number): HostileReport {
  const dice = diceOf(seed)
  const report: HostileReport = { tries: 0, changed: 0, refused: 0, breaches: [] }
  let room = victimRoom(openGate)
  for (let i = 0; i < tries; i++) {
    if (i % 60 === 0) room = victimRoom(openGate)
    attempt(room, attack(dice, room.doc), report, dice.chance(0.95))
  }
  return report
}

function flip(dice: Dice, bytes: Uint8Array): Uint8Array {
  const flipped = Uint8Array.from(bytes)
  for (let n = 1 + dice.below(3); n > 0; n--) {
    const at = dice.below(flipped.length)
    flipped[at] = dice.chance(0.5) ? dice.below(256) : flipped[at]! ^ (1 << dice.below(8))
  }
  return dice.chance(0.15) ? flipped.subarray(0, dice.below(flipped.length)) : flipped
}

/** Honest updates with broken bytes, `rounds` times a dozen each; the honest original must still pass afterwards. */
export function brokenBytes(openGate: OpenGate, seed: number, rounds: number): HostileReport {
  const dice = diceOf(seed)
  const report: HostileReport = { tries: 0, changed: 0, refused: 0, breaches: [] }
  for (let round = 0; round < rounds; round++) {
    const room = openRoom(openGate, victimState())
    room.owners.set(victimClient, 'victim')
    const honest = define(new Y.Doc())
    Y.applyUpdate(honest, victimState())
    honest.clientID = 5 + dice.below(1e6)
    let last: Uint8Array | null = null
    honest.on('update', (update: Uint8Array) => { last = update })
    for (let step = 0; step < 12; step++) {
      last = null
      edit(dice, honest, dice.of(writable))
      const update = last as Uint8Array | null
      if (update === null) continue
      const before = report.changed
      for (let n = 0; n < 12 && report.changed === before; n++) attempt(room, flip(dice, update), report)
      if (report.changed > before) break // the broken one was good enough to enter: the honest one may no longer fit
      try {
        const { update: news } = room.gate.receive(update, { person: 'honest', writes: true })
        if (news !== null) Y.applyUpdate(room.peer, news)
      } catch (error) {
        report.breaches.push(`honest update refused (${checkOf(error) ?? String(error)}): ${Buffer.from(update).toString('hex')}`)
        break
      }
    }
  }
  return report
}
