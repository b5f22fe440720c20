/*
 * Plays what real browsers sent through the gate of the real schema: as it was sent, and as a bad line would bring it.
 */
import { inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { schemaOf } from '../../schemas.ts'
import type { DocumentSchema } from '../index.ts'
import { diceOf } from './dice.ts'
import type { OpenGate } from './world.ts'

export interface BrowserSession {
  name: string
  /** The root in which people wrote. */
  root: string
  /** The table before they did (deflated, base64). */
  start: string
  /** Who sent which update (base64), in the order in which they left. */
  sent: { person: string, bytes: string }[]
  /** What everybody read in the end. */
  end: string
}

/** What a line may do to a message: let it through, bring it twice, lose it, or bring it after the next. */
export interface Line { twice: number, lost: number, late: number }
export const goodLine: Line = { twice: 0, lost: 0, late: 0 }

/** Answers what is wrong: an honest message refused (a gap is none), or another text in the end. */
export function replayBrowser(openGate: OpenGate, session: BrowserSession, line: Line = goodLine, seed = 1): string[] {
  const dice = diceOf(seed)
  const state = inflateRawSync(Buffer.from(session.start, 'base64'))
  const doc = new Y.Doc()
  const peer = new Y.Doc()
  for (const one of [doc, peer]) Y.applyUpdate(one, state)
  const schema: DocumentSchema = schemaOf('table')
  const gate = openGate(doc, schema, new Map(), { now: () => 0 })
  const wrong: string[] = []
  let mended = 0
  const hear = (person: string, bytes: Uint8Array, what: string): boolean => {
    try {
      const { update, straightened } = gate.receive(bytes, { person, writes: true })
      mended += straightened
      if (update !== null) Y.applyUpdate(peer, update)
      return true
    } catch (error) {
      if (!(error instanceof Error && 'retry' in error && error.retry === true)) wrong.push(`${session.name}, ${what}: ${String(error)}`)
      return false
    }
  }
  const messages = session.sent.map(({ person, bytes }) => ({ person, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) }))
  const arriving = messages.flatMap((message) => (dice.chance(line.lost) ? [] : dice.chance(line.twice) ? [message, message] : [message]))
  for (let i = 0; i + 1 < arriving.length; i += 1) {
    if (dice.chance(line.late)) [arriving[i], arriving[i + 1]] = [arriving[i + 1]!, arriving[i]!]
  }
  // after a gap everybody sends again what they had sent so far; nobody can build on what the room never had, so it goes in in its order
  const again = (until: number): boolean => messages.slice(0, until + 1).map(({ person, bytes }, i) => hear(person, bytes, `message ${i}, again`)).every(Boolean)
  arriving.forEach((message, i) => {
    if (hear(message.person, message.bytes, `message ${i}`)) return
    if (line === goodLine) wrong.push(`${session.name}, message ${i}: a gap on a good line`)
    if (!again(messages.indexOf(message))) wrong.push(`${session.name}, message ${i}: a gap that is not healed`)
  })
  if (!again(messages.length)) wrong.push(`${session.name}: not everything is there in the end`)
  const cold = new Y.Doc()
  Y.applyUpdate(cold, Y.encodeStateAsUpdate(doc))
  // where an undo named its neighbours the wrong way round, they stand in the order of arrival, and their author is told to take that
  const expected = mended > 0 ? doc.getXmlFragment(session.root).toString() : session.end
  if (letters(expected) !== letters(session.end)) wrong.push(`${session.name}: letters are lost or doubled`)
  for (const [who, one] of Object.entries({ room: doc, peer, 'cold load': cold })) {
    if (one.getXmlFragment(session.root).toString() !== expected) wrong.push(`${session.name}: the ${who} reads otherwise (${mended} put in order)`)
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) wrong.push(`${session.name}: something waits inside Yjs`)
  return wrong
}

const letters = (xml: string): string => [...xml.replaceAll(/<[^>]*>/g, '')].toSorted().join('')
