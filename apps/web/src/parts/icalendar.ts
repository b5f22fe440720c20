/* iCalendar files (RFC 5545): UTC moments, CRLF, lines folded at 75 octets, text escaped. What stands in one is up to whoever makes it. */

/** A moment in UTC, of server milliseconds. */
export const utc = (ms: number): string => `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
export const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

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

/** The whole file; `inside` are its lines between the calendar's own, not yet folded. */
export const calendar = (inside: readonly string[]): string =>
  `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Acta Viva//Acta Viva//ES', ...inside, 'END:VCALENDAR'].map(fold).join('\r\n')}\r\n`
