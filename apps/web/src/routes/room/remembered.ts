/*
 * What this device keeps of a meeting it was let into, so that Inicio names it and its roles as they are called here. Only where the
 * device knows the meeting already: the practice room leaves nothing behind.
 */
import { createEffect } from 'solid-js'
import { knownMeeting, rememberMeeting } from '../../device/known-meetings.ts'
import { useMeeting, useTable } from '../../live/index.ts'

/** Shows nothing. */
export function Remembered(): null {
  const meeting = useMeeting()
  const table = useTable()
  createEffect(() => {
    const { title, startsAt, minutes, callUrl, labels } = table.data()
    const known = knownMeeting(meeting.id)
    if (known === undefined || !meeting.caughtUp()) return
    const now = { title, startsAt, minutes, callUrl, labels }
    if (Object.entries(now).some(([key, value]) => known[key as keyof typeof now] !== value)) rememberMeeting({ id: meeting.id, ...now }, Date.now())
  })
  return null
}
