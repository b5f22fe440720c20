/* What entering answered, as the seat the live part opens: who I am here and what the first picture is drawn from. */
import { noRows } from '@acta-viva/model/documents'
import { emptyState, type MeetingState } from '@acta-viva/model/record'
import type { LiveSeat, StartState } from '../../live/index.ts'
import type { Entered } from '../../api/meetings.ts'

const fields = (value: unknown): Record<string, unknown> | null => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : null)

/** Total: an answer without a picture is none, and the documents come over the line instead. */
export function readStart(value: unknown): StartState | null {
  const state = fields(value)
  const picture = fields(state?.['picture'])
  const [table, record] = [fields(picture?.['table']), fields(picture?.['record'])]
  if (typeof state?.['epoch'] !== 'string' || table === null || record === null) return null
  // what another version of the server leaves out reads as empty
  const meeting = { ...noRows.meeting, ...fields(table['meeting']) }
  return { epoch: state['epoch'], table: { ...noRows, ...table, meeting }, record: { ...emptyState(), ...record } as MeetingState }
}

export const seatOf = (meeting: string, session: Entered): LiveSeat => ({
  meeting, person: session.person.id, standing: session.roles.includes('observer') ? 'observer' : 'participant', start: readStart(session.state),
})
