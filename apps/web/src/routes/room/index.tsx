/*
 * The room's door: what is loaded while a name is typed. Opens the meeting for whoever entered and shows the moment it is in.
 * Boards, notes and minutes come in their own chunks, when their place is first looked at.
 */
import { SIGNED_OUT } from '@acta-viva/model/wire'
import { createEffect } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Entered } from '../../api/meetings.ts'
import { MeetingProvider, ReadyMeeting, TableProvider, useMeeting, type LiveMeeting } from '../../live/index.ts'
import { Announcer, ToastRegion } from '../../ui/index.ts'
import { Frame } from './frame.tsx'
import { seatOf } from './seat.ts'

/** A head start for what comes right behind the room; the meeting asks again, and then sees to it that it comes. */
export const fetchDocuments = () => import('../../live/documents.ts')

/** A session is for life: another meeting is another room. */
export default function Room(props: { meeting: string; session: Entered; onSignedOut?: () => void }): JSX.Element {
  return (
    <MeetingProvider initialSeat={seatOf(props.meeting, props.session)}>
      <SignedOut onSeen={() => props.onSignedOut?.()} />
      <Announcer><ToastRegion><TableProvider><Frame arrival={props.session} /></TableProvider></ToastRegion></Announcer>
    </MeetingProvider>
  )
}

/** A session that is over: a room opened from this device's copy learns it from the socket's last word. */
function SignedOut(props: { onSeen: () => void }): null {
  const meeting = useMeeting()
  createEffect(() => {
    const line = meeting.line()
    if (line.at === 'ended' && line.code === SIGNED_OUT) props.onSeen()
  })
  return null
}

/** The same room around a meeting that stands already. */
export function RoomOf(props: { staticMeeting: LiveMeeting }): JSX.Element {
  return (
    <ReadyMeeting staticMeeting={props.staticMeeting}>
      <Announcer><ToastRegion><TableProvider><Frame /></TableProvider></ToastRegion></Announcer>
    </ReadyMeeting>
  )
}
