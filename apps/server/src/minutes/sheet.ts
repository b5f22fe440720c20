/*
 * What the page of the acta draws, as plain data: an acta's lines with breakable words and nested lists, and what stands around them.
 *
 * It knows nothing of typesetting but how wide a page is; the page itself is acta.typ. No text is ever made into markup here.
 */
import { headOf, lines, wordsIn, type Line, type Minutes, type MinutesTexts, type SealNote, type Span } from '@acta-viva/model/minutes'
import { renderSVG } from 'uqr'
import { nest, runs, type Nested } from './nest.ts'

interface Run { ordered: boolean; entries: { spans: unknown; runs: Run[] }[] }
const tree = (entries: readonly Nested[]): Run[] => runs(entries).map(({ ordered, entries: run }) =>
  ({ ordered, entries: run.map(({ item, children }) => ({ spans: breakableSpans(item.spans), runs: tree(children) })) }))

/** Facts longer than this may break over two pages. */
const LONG_FACTS = 900
/** What the page draws for a line. A text right before facts or a table stays with them; before facts it is their title. */
function sheetLine(line: Line, at: number, all: readonly Line[]): unknown {
  switch (line.kind) {
    case 'list': return { kind: line.kind, runs: tree(nest(line.items)) }
    case 'table': return {
      ...line, rows: line.rows.map((row) => row.cells.map((cell, column) => breakable(cell, Math.floor((line.widths[column] ?? 10) * FITTING_SHARE)))),
    }
    case 'text': {
      const next = wordsIn(line.spans).length < LONG_FACTS ? all[at + 1]?.kind : undefined
      return { ...line, spans: breakableSpans(line.spans), keep: next === 'facts' || next === 'table', titles: next === 'facts' }
    }
    case 'facts': return {
      ...line, rows: line.rows.map((row) => ({ ...row, value: breakableSpans(row.value) })),
      long: line.rows.map((row) => wordsIn(row.value)).join('').length > LONG_FACTS,
    }
    case 'heading': return { ...line, text: breakable(line.text, FITTING_HEADING) }
    default: return line
  }
}

/** Zero-width spaces let a word without an end break. Words that fit are left alone, so that they can be copied as they are. */
const BREAK = '\u200b'
/** Letters that surely fit on a line of the page, and per hundredth of it in a table. */
const FITTING = 68
const FITTING_SHARE = 0.72
const FITTING_HEADING = 48
/** A word that has to be broken may be of wide letters: its pieces are shorter. */
const WIDE_SHARE = 0.8
const breakable = (text: string, fitting: number): string => text.replace(/[^\s\u200b]+/gu, (word) => {
  const letters = [...word]
  const piece = Math.max(1, Math.floor(fitting * WIDE_SHARE))
  return letters.length <= fitting ? word : letters.map((letter, at) => (at > 0 && at % piece === 0 ? BREAK + letter : letter)).join('')
})
const breakableSpans = (spans: readonly Span[]): Span[] => spans.map((span) => ({ ...span, text: breakable(span.text, FITTING) }))


/** One acta as the page draws it. */
export const sheetOf = (minutes: Minutes, texts: MinutesTexts, seal?: SealNote) => ({
  head: headOf(minutes, texts), lines: lines(minutes, texts, seal).map(sheetLine), page: texts.page('{n}', '{of}'),
  code: seal === undefined || seal.page === '' ? null : renderSVG(seal.page, { ecc: 'M', border: 0 }), codeText: texts.seal.page,
  foot: seal === undefined ? '' : `SHA-256 ${seal.sha256.slice(0, 16)}…`,
})
export type Sheet = ReturnType<typeof sheetOf>

/** PDF/A wants a date; of a draft that has none, the year is known. */
export function dateOf({ closing, sections: { data }, year }: Minutes): number[] {
  const at = closing?.at ?? data.endedAt ?? data.startedAt ?? data.plannedAt
  const date = at === null ? null : new Date(at)
  return date === null || Number.isNaN(date.getTime()) ? [year, 1, 1] : [date.getUTCFullYear(), date.getUTCMonth() + 1,
    date.getUTCDate()]
}
