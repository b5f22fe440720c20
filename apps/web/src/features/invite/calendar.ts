/*
 * One meeting as an iCalendar file (RFC 5545): UTC moments, CRLF, lines folded at 75 octets, text escaped.
 * The link in it is the participant's, never a lead link: calendars are shared.
 */
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

const utc = (ms: number) => `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

/** Folds by octets and never inside a character (RFC 5545, 3.1). */
export function fold(line: string): string {
  const bytes = new TextEncoder()
  const out: string[] = []
  let current = ''
  let size = 0
  for (const character of line) {
    const length = bytes.encode(character).length
    if (size + length > 75) {
      out.push(current)
      current = ' '
      size = 1
    }
    current += character
    size += length
  }
  return [...out, current].join('\r\n')
}

export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Acta Viva//Acta Viva//ES', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    `UID:${entry.id}@acta-viva`, `DTSTAMP:${utc(entry.now)}`, `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.startsAt + entry.minutes * 60_000)}`, `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.description)}`, `URL:${entry.link}`,
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(entry.title)}`, 'TRIGGER:-PT15M', 'END:VALARM',
    'END:VEVENT', 'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
