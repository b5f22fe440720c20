/*
 * Agreements and attendance as tables for a spreadsheet: UTF-8 with its mark, semicolons, CRLF (RFC 4180).
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front: nothing that people typed ever runs.
 */
import { datesFor, type Minutes, type MinutesTexts } from '@acta-viva/model/minutes'

const formula = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u
const cell = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text
  return /[";\n\r,']/u.test(safe) ? `"${safe.replace(/"/gu, '""')}"` : safe
}
/** Rows as the text of such a file, its mark included. */
export const table = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`

/** One row per agreement, drafts left out. */
export function agreementsCsv({ sections, timeZone }: Minutes, texts: MinutesTexts): string {
  const dates = datesFor(texts, timeZone)
  return table([texts.csv.agreements, ...sections.agreements.agreements.map((one) => [
    one.code, one.text, one.actors.join(', '), one.responsible, one.indicator, one.target, dates.due(one.due),
    one.commitments.map(({ who, what, due }) => texts.commitment(who, what, dates.due(due))).join('\n'),
    ...(one.consensus === null ? ['', '', ''] : [one.consensus.agree, one.consensus.doubts, one.consensus.disagree].map(String)),
    one.missing.map((gap) => texts.agreements.gaps[gap]).join(', '),
  ])])
}

/** One row per person, by name. */
export function attendanceCsv({ sections, timeZone }: Minutes, texts: MinutesTexts): string {
  const dates = datesFor(texts, timeZone)
  const { attendance: words, csv } = texts
  const time = (at: number | null) => (at === null ? '' : dates.time(at))
  return table([csv.attendance, ...sections.attendance.people.map((person) => [
    person.name, person.detail, words.states[person.state], time(person.joinedAt), time(person.leftAt), String(person.returns),
    words.channels[person.channel], person.punctual ? csv.yes : csv.no, person.reason, person.markedBy,
  ])])
}
