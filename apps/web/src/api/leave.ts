/* Somebody else uses this browser now: its session ends here, the person stays in the meeting with all they did. */
import { knownMeeting, rememberMeeting } from '../device/known-meetings.ts'
import { participantKey } from '../device/link.ts'
import { call } from './http.ts'

/** False without a line, or if the server would not; then nothing changed. Afterwards the same address asks for a name again. */
export async function leaveToAnother(meeting: string): Promise<boolean> {
  const answer = await call('POST', `/api/meetings/${encodeURIComponent(meeting)}/leave`, () => true)
  if (!answer.ok) return false
  return rememberMeeting({ id: meeting, person: null, role: 'participant', key: participantKey(knownMeeting(meeting)?.key ?? '') }, Date.now())
}
