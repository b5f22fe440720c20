/*
 * Somebody else uses this browser now: its session ends here, the person stays in the meeting with all they did, and comes back on this
 * device by one tap on their name.
 */
import { knownMeeting, rememberMeeting } from '../device/known-meetings.ts'
import { participantKey } from '../device/link.ts'
import { call } from './http.ts'

/** More names than this are not offered. */
const MOST = 8

/** False without a line, or if the server would not; then nothing changed. Afterwards the same address asks for a name again. */
export async function leaveToAnother(meeting: string): Promise<boolean> {
  const answer = await call('POST', `/api/meetings/${encodeURIComponent(meeting)}/leave`, () => true)
  if (!answer.ok) return false
  const known = knownMeeting(meeting)
  const others = [...(known?.person ? [known.person] : []), ...(known?.others ?? [])].slice(0, MOST)
  return rememberMeeting({ id: meeting, person: null, others, role: 'participant', key: participantKey(known?.key ?? '') }, Date.now())
}
