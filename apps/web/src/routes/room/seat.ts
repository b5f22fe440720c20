/* What entering answered, as the seat the live part opens: who I am here and the documents that came along, decoded. */
import type { LiveSeat, StartState } from '../../live/index.ts'
import type { Entered } from '../../api/meetings.ts'

const names = ['table', 'record', 'plenary'] as const

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)

/** Total: a state that cannot be read is none, and the documents come over the line instead. */
export function readStart(value: unknown): StartState | null {
  if (typeof value !== 'object' || value === null) return null
  const state = value as Record<string, unknown>
  if (typeof state['epoch'] !== 'string') return null
  try {
    const found = names.flatMap((name) => (typeof state[name] === 'string' ? [[name, bytes(state[name])] as const] : []))
    return { epoch: state['epoch'], documents: Object.fromEntries(found) }
  } catch { return null } // damaged on the way: ask again over the line
}

export const seatOf = (meeting: string, session: Entered): LiveSeat => ({
  meeting, person: session.person.id, standing: session.roles.includes('observer') ? 'observer' : 'participant', start: readStart(session.state),
})
