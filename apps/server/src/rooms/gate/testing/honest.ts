/*
 * Honest people on a poor line: five of them edit every root at once, with losses, repeats, merged and delayed messages,
 * undo, days offline and reloads under a new client id. The gate must refuse none of it; a gap is answered with a diff.
 */
import * as Y from 'yjs'
import { diceOf, type Dice } from './dice.ts'
import { edit, mine } from './edits.ts'
import { checkOf, define, disagreement, hear, openRoom, view, writable, type OpenGate, type Room } from './world.ts'

interface User {
  person: string
  writes: boolean
  doc: Y.Doc
  undo: Y.UndoManager | null
  online: boolean
  out: Uint8Array[]
  inbox: Uint8Array[]
}

export interface HonestReport {
  messages: number, changed: number, gaps: number, stripped: number, undone: number, reloads: number
  /** Refusals, disagreements and exceptions: there must be none. */
  wrong: string[]
}

const retried = new Set(['missing', 'clock-gap', 'delete-of-unknown'])
const fromRoom = Symbol('from the room')

export function honestTraffic(openGate: OpenGate, seed: number, steps = 800): HonestReport {
  const dice = diceOf(seed)
  const room = openRoom(openGate)
  const report: HonestReport = { messages: 0, changed: 0, gaps: 0, stripped: 0, undone: 0, reloads: 0, wrong: [] }
  const users = ['coordinator', 'moderator', 'secretary', 'participant', 'reader'].map((person): User => {
    const user: User = { person, writes: person !== 'reader', doc: new Y.Doc(), undo: null, online: true, out: [], inbox: [] }
    openTab(dice, user)
    return user
  })
  room.doc.on('update', (update: Uint8Array) => {
    for (const user of users) if (user.online) user.inbox.push(update)
  })
  const wrong = (what: string) => report.wrong.push(`seed ${seed}: ${what}`)

  const offer = (user: User, bytes: Uint8Array): boolean => {
    report.messages++
    const verdict = offerTo(room, user, bytes, report)
    if (verdict === 'changed') {
      report.changed++
      if (report.changed % 16 === 0) {
        const differs = disagreement(room)
        if (differs !== null) wrong(differs)
      }
    } else if (retried.has(verdict)) {
      report.gaps++
      return false
    } else if (verdict !== 'nothing') wrong(`${user.person} is refused: ${verdict}`)
    return true
  }
  const resync = (user: User) => {
    user.out = []
    user.inbox = []
    Y.applyUpdate(user.doc, Y.encodeStateAsUpdate(room.doc, Y.encodeStateVector(user.doc)), fromRoom)
    user.out = []
    if (!offer(user, Y.encodeStateAsUpdate(user.doc, Y.encodeStateVector(room.doc)))) wrong(`a diff of ${user.person} is a gap`)
  }

  for (let step = 0; step < steps; step++) act(dice, dice.of(users), room, report, offer, resync)
  for (let round = 0; round < 3; round++) {
    for (const user of users) {
      user.online = true
      resync(user)
    }
  }
  const seen = view(room.doc)
  for (const user of users) if (view(user.doc) !== seen) wrong(`${user.person} sees something else`)
  const differs = disagreement(room)
  if (differs !== null) wrong(differs)
  return report
}

function openTab(dice: Dice, user: User, state?: Uint8Array): void {
  const doc = define(new Y.Doc())
  doc.clientID = 1 + dice.below(2 ** 32 - 1) // chance must hang on the seed alone: ids decide who wins
  if (state !== undefined) Y.applyUpdate(doc, state, fromRoom)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== fromRoom) user.out.push(update)
  })
  user.doc = doc
  const scope = writable.map((root) => doc.share.get(root)!)
  user.undo = user.writes ? new Y.UndoManager(scope, { trackedOrigins: new Set([mine]), captureTimeout: 0 }) : null
}

function offerTo(room: Room, user: User, bytes: Uint8Array, report: HonestReport): string {
  try {
    const { update, stripped } = room.gate.receive(bytes, user)
    report.stripped += stripped
    if (update === null) return 'nothing'
    Y.applyUpdate(room.peer, update)
    return 'changed'
  } catch (error) {
    return checkOf(error) ?? String(error)
  }
}

type Offer = (user: User, bytes: Uint8Array) => boolean

function act(dice: Dice, user: User, room: Room, report: HonestReport, offer: Offer, resync: (user: User) => void): void {
  const chance = dice.roll()
  if (chance < 0.3) {
    if (user.writes) edit(dice, user.doc, dice.of(writable))
  } else if (chance < 0.34) undo(dice, user, report)
  else if (chance < 0.66) sendOne(dice, user, offer, resync)
  else if (chance < 0.9) {
    if (user.online) for (const update of user.inbox.splice(0, 1 + dice.below(4))) Y.applyUpdate(user.doc, update, fromRoom)
  } else if (chance < 0.94) user.online = false
  else if (chance < 0.98) comeBack(dice, user, room, offer, resync)
  else {
    report.reloads++
    openTab(dice, user, Y.encodeStateAsUpdate(user.doc))
    user.online = true
    resync(user)
  }
}

function undo(dice: Dice, user: User, report: HonestReport): void {
  if (user.undo === null) return
  report.undone++
  if (dice.chance(0.7)) user.undo.undo()
  else user.undo.redo()
}

function sendOne(dice: Dice, user: User, offer: Offer, resync: (user: User) => void): void {
  const next = user.online ? user.out.shift() : undefined
  if (next === undefined || dice.chance(0.06)) return // lost on the way
  if (!offer(user, next)) resync(user)
  else if (dice.chance(0.1)) offer(user, next)
}

function comeBack(dice: Dice, user: User, room: Room, offer: Offer, resync: (user: User) => void): void {
  if (user.online) return
  user.online = true
  const queue = user.out
  if (queue.length > 0 && dice.chance(0.4)) offer(user, Y.mergeUpdates(queue))
  else if (queue.length > 0 && dice.chance(0.3)) {
    const known = Y.encodeStateVector(room.doc)
    offer(user, queue[0]!)
    offer(user, Y.encodeStateAsUpdate(user.doc, known)) // known in part by now
  }
  resync(user)
}


/** Three people write for hours without a line, then come back one after the other. Returns what is wrong. */
export function longOffline(openGate: OpenGate, seed: number, edits: number): string[] {
  const dice = diceOf(seed)
  const room = openRoom(openGate)
  const first = define(new Y.Doc())
  first.clientID = 1 + dice.below(2 ** 32 - 1)
  for (let i = 0; i < 200; i++) edit(dice, first, dice.of(writable))
  const shared = Y.encodeStateAsUpdate(first)
  const verdicts = [hear(room, shared, 'ana')]
  for (const person of ['berta', 'carla', 'dora']) {
    const doc = define(new Y.Doc())
    Y.applyUpdate(doc, shared)
    doc.clientID = 1 + dice.below(2 ** 32 - 1)
    for (let i = 0; i < edits; i++) edit(dice, doc, dice.of(writable))
    verdicts.push(hear(room, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room.doc)), person))
  }
  const wrong = verdicts.filter((verdict) => verdict !== 'changed').map((verdict) => `seed ${seed}: refused, ${verdict}`)
  const differs = disagreement(room)
  return differs === null ? wrong : [...wrong, `seed ${seed}: ${differs}`]
}
