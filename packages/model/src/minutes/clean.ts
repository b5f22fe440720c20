/*
 * Text as people typed it, made safe to set in any file.
 *
 * Control characters, broken surrogates and marks that turn the direction of what follows would make an invalid file, or a page
 * that reads otherwise than its bytes. They go; everything else stays as it was typed, whatever the language.
 */

/** Characters no file may carry: controls but line ends, byte order marks, direction overrides, what Unicode sets apart. */
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\u{e0000}-\u{e0fff}]/gu

/** Half of a character. */
const lone = /\p{Cs}/gu

/** Without what no file may carry; blanks stay as they are. */
export const safeText = (text: string): string => text.replace(lone, '\ufffd').replace(unwanted, '')

/** Several lines of text. Line ends become \n; at most one empty line in a row; no blanks at the ends. */
export const cleanText = (text: string): string =>
  safeText(text.replace(/\r\n?|[\u2028\u2029]/gu, '\n').replace(/\t/gu, ' ')).replace(/\n{3,}/gu, '\n\n').trim()

/** Every text in plain data made safe, names of rows and references included. Keys are ours and stay. */
export function safely<T>(value: T): T {
  if (typeof value === 'string') return safeText(value) as T
  if (Array.isArray(value)) return value.map((entry: unknown) => safely(entry)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, safely<unknown>(entry)])) as T
}

/** One line of text: every run of blanks is one space. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ')

/** An address a reader may follow: web or mail. Anything else gives an empty string. */
export const cleanLink = (text: string): string => {
  const link = cleanLine(text)
  return /^(?:https?:\/\/|mailto:)[^\s<>"']+$/iu.test(link) && link.length <= 2000 ? link : ''
}
