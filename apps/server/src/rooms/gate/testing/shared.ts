/*
 * A gate all of whose updates go in as edits of a tick do: inside of a transaction that others may share. To every suite it looks like a gate,
 * so that every suite can be run on it.
 */
import * as Y from 'yjs'
import { diceOf } from './dice.ts'
import { endsOtherwise, type Session } from './replay.ts'
import { disagreement, openRoom, type OpenGate } from './world.ts'
import type { Received } from '../index.ts'

/** Each update in a shared transaction of its own. */
export const sharing = (openGate: OpenGate): OpenGate => (doc, schema, owners, clock) => {
  const gate = openGate(doc, schema, owners, clock)
  return {
    ...gate,
    receive(bytes, principal) {
      let outcome: { received: Received } | { error: unknown } | null = null
      const update = gate.together(() => {
        try {
          outcome = { received: gate.receive(bytes, principal) }
        } catch (error) {
          outcome = { error }
        }
      })
      const held = outcome as { received: Received } | { error: unknown } | null
      if (held === null) throw new Error('nothing was received')
      if ('received' in held) return { ...held.received, update }
      if (update !== null && held.error instanceof Error) Object.assign(held.error, { kept: update })
      throw held.error
    },
  }
}

/** Replays a session in groups of one to eight updates of everybody, each group one transaction. Answers what is wrong. */
export function replayTogether(openGate: OpenGate, session: Session, seed: number): string[] {
  const dice = diceOf(seed)
  const room = openRoom(openGate)
  const wrong: string[] = []
  for (let at = 0; at < session.sent.length;) {
    const group = session.sent.slice(at, at + 1 + dice.below(8))
    const update = room.gate.together(() => {
      for (const { person, bytes } of group) {
        try {
          room.gate.receive(Buffer.from(bytes, 'base64'), { person, writes: true })
        } catch (error) {
          wrong.push(`${session.name}, from message ${at}: ${String(error)}`)
        }
      }
    })
    if (update !== null) Y.applyUpdate(room.peer, update)
    const differs = disagreement(room)
    if (differs !== null) wrong.push(`${session.name}, from message ${at}: ${differs}`)
    at += group.length
  }
  return [...wrong, ...endsOtherwise(room, session)].slice(0, 5)
}
