/*
 * The acta as one tree of headings, paragraphs, facts, tables and lists, in words.
 *
 * Every file and the screen are made from this tree and from nothing else, so all of them say the same. A line knows its section;
 * whatever can be pointed at has an id that stays with its row, for read-back and corrections. No layout, no markup, no colour.
 */
import { contentLines } from './lines-content.ts'
import { annexLines } from './lines-annex.ts'
import { withCorrections } from './lines-corrected.ts'
import type { MinutesTexts } from './texts.ts'
import type { Minutes, Span } from './types.ts'

export interface Fact { id: string; label: string; value: Span[] }
export interface Item { id: string; depth: number; ordered: boolean; spans: Span[] }
export interface Cells { id: string; cells: string[] }

export type Line = { section: number } & (
  | { kind: 'heading'; id: string; level: 1 | 2 | 3; text: string }
  /** quiet: what the acta says of itself, such as "No se registró". */
  | { kind: 'text'; id: string; spans: Span[]; quiet: boolean }
  | { kind: 'facts'; rows: Fact[] }
  /** `widths` are shares of the line. */
  | { kind: 'table'; columns: string[]; widths: number[]; rows: Cells[] }
  | { kind: 'list'; items: Item[] }
  | { kind: 'signatures'; people: { id: string; name: string; role: string }[] }
)

/** What proves a closed acta: the fingerprint of its content, the server's seal on it, and the page that checks both. */
export interface SealNote { sha256: string; signature: string; page: string }

export interface Head { document: string; code: string; title: string; institution: string; draft: boolean; language: 'es' | 'en' }

/** What stands above the lines and in a file's margins. */
export const headOf = ({ sections, labels, number, community, language }: Minutes, texts: MinutesTexts): Head => ({
  document: texts.document[labels], code: number === null ? texts.draft : texts.numbered(sections.data.code),
  title: sections.data.title, institution: sections.data.institution || community.name, draft: number === null, language,
})

/** All lines of the acta, section by section, then annexes and, where it is closed, how to check it. */
export const lines = (minutes: Minutes, texts: MinutesTexts, seal?: SealNote): Line[] =>
  [...withCorrections(contentLines(minutes, texts), minutes.corrections, texts), ...annexLines(minutes, texts, seal)]

/** A place of the acta that can be pointed at. */
export interface Paragraph { id: string; section: number; text: string }

export const wordsIn = (spans: readonly Span[]): string => spans.map((span) => span.text).join('')

/** Every place that can be read back or corrected, in order. An id names the same place as long as its row is there. */
export const paragraphs = (minutes: Minutes, texts: MinutesTexts): Paragraph[] =>
  paragraphsIn(lines(minutes, texts))

/** The same of some lines. */
export const paragraphsIn = (some: readonly Line[]): Paragraph[] => some.flatMap((line): Paragraph[] => {
  const { section } = line
  switch (line.kind) {
    case 'heading': return [{ id: line.id, section, text: line.text }]
    case 'text': return [{ id: line.id, section, text: wordsIn(line.spans) }]
    case 'facts': return line.rows.map((row) => ({ id: row.id, section, text: `${row.label}: ${wordsIn(row.value)}` }))
    case 'table': return line.rows.map((row) =>
      ({ id: row.id, section, text: row.cells.filter((cell) => cell !== '').join(' · ') }))
    case 'list': return line.items.map((item) => ({ id: item.id, section, text: wordsIn(item.spans) }))
    case 'signatures': return []
  }
})
