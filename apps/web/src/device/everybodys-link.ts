/* Everybody's link of a meeting, as this device can show it: from what it knows of the meeting, else from the address bar. Never a lead link. */
import { knownMeeting } from './known-meetings.ts'
import { participantKey, roomPath } from './link.ts'

export const everybodysKey = (meeting: string): string => participantKey(knownMeeting(meeting)?.key || location.hash.slice(1))
export const everybodysLink = (meeting: string): string => `${location.origin}${roomPath({ meeting, key: everybodysKey(meeting) })}`
