/*
 * Corrections in the lines: the place shows the text that stands now, with a mark; what has no place closes its section.
 *
 * What stood before is not hidden: the list of changes (annex) says it with the names. A row of a table takes the new text cell by
 * cell where it has as many, else it stands below the table.
 */
import { span, text } from './lines-parts.ts'
import type { Line } from './lines.ts'
import type { MinutesTexts } from './texts.ts'
import type { AppliedCorrection, Span } from './types.ts'

const MARKS = / \((?:corregido|corrected)\)$/u
const BETWEEN = ' · '

/** Words without an agreement's code before them and the acta's own mark behind them. */
export const bareWords = (said: string): string => said.trim().replace(MARKS, '').replace(/^A-[\d.]+\s+/u, '')

function placed(line: Line, at: ReadonlyMap<string, AppliedCorrection>, mark: Span): Line[] {
  const spans = (id: string, before: Span[], label = ''): Span[] => {
    const found = at.get(id)
    if (found === undefined) return before
    const words = bareWords(found.text)
    const code = before.length > 1 && /^A-[\d.]+\s+$/u.test(before[0]?.text ?? '') ? before.slice(0, 1) : []
    const bold = before.at(-1)?.bold === true ? { bold: true as const } : {}
    return [...code, { text: words.startsWith(label) ? words.slice(label.length) : words, ...bold }, mark]
  }
  switch (line.kind) {
    case 'text': return [{ ...line, spans: spans(line.id, line.spans) }]
    case 'facts': return [{ ...line, rows: line.rows.map((row) => ({ ...row, value: spans(row.id, row.value, `${row.label}: `) })) }]
    case 'list': return [{ ...line, items: line.items.map((item) => ({ ...item, spans: spans(item.id, item.spans) })) }]
    case 'heading': return at.has(line.id) ? [{ ...line, text: bareWords(at.get(line.id)!.text) + mark.text }] : [line]
    case 'table': {
      const loose: Line[] = []
      const rows = line.rows.map((row) => {
        const found = at.get(row.id)
        if (found === undefined) return row
        const parts = bareWords(found.text).split(BETWEEN)
        const filled = row.cells.filter((cell) => cell !== '').length
        if (parts.length === filled) {
          let next = 0
          const cells = row.cells.map((cell) => (cell === '' ? '' : parts[next++] ?? ''))
          const last = cells.findLastIndex((cell) => cell !== '')
          return { ...row, cells: cells.map((cell, n) => (n === last ? cell + mark.text : cell)) }
        }
        loose.push(...text(line.section, `${row.id}/corrected`, span(found.text), mark))
        return row
      })
      return [{ ...line, rows }, ...loose]
    }
    case 'signatures': return [line]
  }
}

const idsOf = (line: Line): string[] => {
  switch (line.kind) {
    case 'heading': case 'text': return [line.id]
    case 'facts': case 'table': return line.rows.map(({ id }) => id)
    case 'list': return line.items.map(({ id }) => id)
    case 'signatures': return []
  }
}

/** The lines of sections 1 to 15 with their corrections shown. */
export function withCorrections(lines: readonly Line[], corrections: readonly AppliedCorrection[], texts: MinutesTexts): Line[] {
  if (corrections.length === 0) return [...lines]
  const known = new Set(lines.flatMap(idsOf))
  const at = new Map(corrections.filter(({ paragraph }) => known.has(paragraph)).map((one) => [one.paragraph, one]))
  const mark: Span = { text: ` (${texts.corrected})`, italic: true }
  const loose = corrections.filter(({ paragraph }) => !known.has(paragraph))
  const ends = (section: number) => loose.filter((one) => one.section === section)
    .flatMap((one) => text(section, `correction/${one.id}`, span(one.text), mark))
  return lines.flatMap((line, n) => [...placed(line, at, mark), ...(lines[n + 1]?.section === line.section ? [] : ends(line.section))])
}
