/*
 * What this device keeps of a meeting it was let into, so that Inicio names it and its roles as they are called here; its link, too, when
 * it changes. Only where the device knows the meeting already: the practice room leaves nothing behind.
 */
import { createEffect, onCleanup } from 'solid-js'
import { watchFetched } from '../../device/fetched.ts'
import { knownMeeting, rememberMeeting } from '../../device/known-meetings.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { createNewLink } from './new-link.ts'

/** Shows nothing. */
export function Remembered(): null {
  const meeting = useMeeting()
  const table = useTable()
  createNewLink()
  onCleanup(watchFetched(meeting.count))
  createEffect(() => {
    const { title, startsAt, minutes, callUrl, labels } = table.data()
    const known = knownMeeting(meeting.id)
    if (known === undefined || !meeting.caughtUp()) return
    const now = { title, startsAt, minutes, callUrl, labels }
    if (Object.entries(now).some(([key, value]) => known[key as keyof typeof now] !== value)) rememberMeeting({ id: meeting.id, ...now }, Date.now())
  })
  return null
}
