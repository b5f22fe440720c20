/*
 * The room's door: what is loaded while a name is typed. Opens the meeting for whoever entered and shows the moment it is in.
 * Boards, notes and minutes come in their own chunks, when their place is first looked at.
 */
import type { JSX } from 'solid-js'
import type { Entered } from '../../api/meetings.ts'
import { MeetingProvider, ReadyMeeting, TableProvider, type LiveMeeting } from '../../live/index.ts'
import { Announcer, ToastRegion } from '../../ui/index.ts'
import { Frame } from './frame.tsx'
import { seatOf } from './seat.ts'

/** A session is for life: another meeting is another room. */
export default function Room(props: { meeting: string; session: Entered }): JSX.Element {
  return (
    <MeetingProvider initialSeat={seatOf(props.meeting, props.session)}>
      <Announcer><ToastRegion><TableProvider><Frame /></TableProvider></ToastRegion></Announcer>
    </MeetingProvider>
  )
}

/** The same room around a meeting that stands already. */
export function RoomOf(props: { meeting: LiveMeeting }): JSX.Element {
  return (
    <ReadyMeeting staticMeeting={props.meeting}>
      <Announcer><ToastRegion><TableProvider><Frame /></TableProvider></ToastRegion></Announcer>
    </ReadyMeeting>
  )
}
