/*
 * Plays a recorded session of real editors through the gate: every message must be taken, and the room must end as the editors did.
 */
import * as Y from 'yjs'
import { disagreement, hear, openRoom, view, type OpenGate } from './world.ts'

export interface Session {
  name: string
  /** Who sent which update (base64), in the order in which a server got them. */
  sent: { person: string, bytes: string }[]
  /** The state of an editor's document at the end. */
  end: string
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
  const editor = new Y.Doc()
  Y.applyUpdate(editor, Buffer.from(session.end, 'base64'))
  if (view(editor) !== view(room.doc)) report.wrong.push(`${session.name}: the room ends otherwise than the editors`)
  const differs = disagreement(room)
  if (differs !== null) report.wrong.push(`${session.name}: ${differs}`)
  return report
}
