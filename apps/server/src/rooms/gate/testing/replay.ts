/*
 * Plays a recorded session of real editors through the gate: every message must be taken, and the room must end as the editors did.
 */
import * as Y from 'yjs'
import { disagreement, hear, openRoom, view, type OpenGate, type Room } from './world.ts'

export interface Session {
  name: string
  /** Who sent which update (base64), in the order in which a server got them. */
  sent: { person: string, bytes: string }[]
  /** The state of each editor's document at the end (base64). */
  ends: string[]
}

export interface ReplayReport { messages: number, changed: number, wrong: string[] }

export function replay(openGate: OpenGate, session: Session): ReplayReport {
  const room = openRoom(openGate)
  const report: ReplayReport = { messages: 0, changed: 0, wrong: [] }
  for (const { person, bytes } of session.sent) {
    report.messages++
    const verdict = hear(room, Buffer.from(bytes, 'base64'), person)
    if (verdict === 'changed') report.changed++
    else if (verdict !== 'nothing') report.wrong.push(`${session.name}, message ${report.messages}: ${verdict}`)
  }
  report.wrong.push(...endsOtherwise(room, session))
  const differs = disagreement(room)
  if (differs !== null) report.wrong.push(`${session.name}: ${differs}`)
  return report
}

/** A complaint for every editor that ends otherwise than the room. */
export function endsOtherwise(room: Room, session: Session): string[] {
  const seen = view(room.doc)
  return session.ends.flatMap((end) => {
    const editor = new Y.Doc()
    Y.applyUpdate(editor, Buffer.from(end, 'base64'))
    return view(editor) === seen ? [] : [`${session.name}: an editor ends otherwise than the room`]
  })
}
