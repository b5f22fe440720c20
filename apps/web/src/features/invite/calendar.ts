/*
 * One meeting as an iCalendar file. The link in it is the participant's, never a lead link: calendars are shared.
 */
import { calendar, escaped, utc } from '../../parts/icalendar.ts'

export interface CalendarEntry {
  id: string
  title: string
  /** Server milliseconds. */
  startsAt: number
  minutes: number
  description: string
  link: string
  /** When the file is made. */
  now: number
}

export const calendarFile = (entry: CalendarEntry): string => calendar([
  'METHOD:PUBLISH', 'BEGIN:VEVENT',
  `UID:${entry.id}@acta-viva`, `DTSTAMP:${utc(entry.now)}`, `DTSTART:${utc(entry.startsAt)}`,
  `DTEND:${utc(entry.startsAt + entry.minutes * 60_000)}`, `SUMMARY:${escaped(entry.title)}`,
  `DESCRIPTION:${escaped(entry.description)}`, `URL:${entry.link}`,
  'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(entry.title)}`, 'TRIGGER:-PT15M', 'END:VALARM',
  'END:VEVENT',
])
