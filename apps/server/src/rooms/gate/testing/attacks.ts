/*
 * Tries the cases of the corpus on the victim's room and tells what went wrong.
 */
import * as Y from 'yjs'
import { corpus, type Case } from './corpus.ts'
import { attacker, victimIsHeard, victimRoom } from './victim.ts'
import { disagreement, fingerprint, hear, writable, type OpenGate } from './world.ts'

const prints = (doc: Y.Doc): string => [...writable, 'events'].map((root) => fingerprint(doc, root)).join('\n')

/** What is wrong with the gate's answer to one case; null when all is well. */
export function tryCase(openGate: OpenGate, { expect, bytes, before, reader, limits }: Case): string | null {
  const room = victimRoom(openGate, limits)
  if (before !== undefined) {
    const first = hear(room, before, attacker)
    if (first !== 'changed') return `what comes before is answered with ${first}`
  }
  const state = Y.encodeStateAsUpdate(room.doc)
  const was = prints(room.doc)
  const roots = room.doc.share.size
  let verdict: string
  try {
    verdict = hear(room, bytes, attacker, reader !== true)
  } catch (error) {
    return `it throws ${String(error)}`
  }
  if (verdict !== expect) return `the verdict is ${verdict}, not ${expect}`
  if (verdict !== 'changed' && verdict !== 'work') {
    if (prints(room.doc) !== was) return 'it is refused, but something changed'
    if (room.doc.share.size !== roots) return 'it is refused, but there is a new root'
  }
  return disagreement(room) ?? (limits === undefined ? victimIsHeard(room, state) : null)
}

/** The cases that went wrong, each with why. */
export const failedCases = (openGate: OpenGate): string[] =>
  corpus.flatMap((each) => {
    const wrong = tryCase(openGate, each)
    return wrong === null ? [] : [`${each.name}: ${wrong}`]
  })
