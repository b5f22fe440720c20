/*
 * The small parts that the acta's lines are put together from. Empty content makes no line: a heading never stands alone.
 */
import type { Fact, Item, Line } from './lines.ts'
import type { Dates, MinutesTexts } from './texts.ts'
import type { CardGroup, Contribution, MinutesContent, Rich, Span } from './types.ts'

/** What a section's lines are made with. */
export interface Maker { minutes: MinutesContent; texts: MinutesTexts; dates: Dates }

export const span = (text: string): Span => ({ text })
export const bold = (text: string): Span => ({ text, bold: true })
export const linked = (text: string): Span => (/^(?:https?:|mailto:)/u.test(text) ? { text, link: text } : { text })

export const heading = (section: number, id: string, level: 1 | 2 | 3, text: string): Line =>
  ({ kind: 'heading', section, id, level, text })
export const text = (section: number, id: string, ...spans: Span[]): Line[] =>
  (spans.every(({ text: words }) => words === '') ? [] : [{ kind: 'text', section, id, spans, quiet: false }])
export const quiet = (section: number, id: string, words: string): Line =>
  ({ kind: 'text', section, id, spans: [span(words)], quiet: true })

/** Lines under a heading, or nothing at all. */
export const under = (title: Line, body: Line[]): Line[] => (body.length === 0 ? [] : [title, ...body])

/** Label and value; pairs without a value are left out. */
export function facts(section: number, id: string, rows: readonly (readonly [string, string, string | Span[]])[]): Line[] {
  const kept = rows.map(([key, label, value]): Fact =>
    ({ id: `${id}/${key}`, label, value: typeof value === 'string' ? [span(value)] : value }))
    .filter(({ value }) => value.some(({ text: words }) => words !== ''))
  return kept.length === 0 ? [] : [{ kind: 'facts', section, rows: kept }]
}

export const item = (id: string, depth: number, ...spans: Span[]): Item => ({ id, depth, ordered: false, spans })
export const list = (section: number, items: Item[]): Line[] => (items.length === 0 ? [] : [{ kind: 'list', section, items }])

/** A contribution with its author behind it. */
export const signed = ({ texts }: Maker, { text: words, by }: Contribution): Span[] =>
  (by === '' ? [span(words)] : [span(`${words} `), { text: texts.by(by), italic: true }])

export const contributions = (maker: Maker, section: number, id: string, entries: readonly Contribution[]): Line[] =>
  list(section, entries.map((entry) => item(`${id}/${entry.id}`, 0, ...signed(maker, entry))))

/** Cards under their titles; with one untitled group, a plain list. */
export const groups = (maker: Maker, section: number, id: string, entries: readonly CardGroup[]): Line[] =>
  list(section, entries.flatMap((group) => {
    const depth = group.title === '' ? 0 : 1
    const title = group.title === '' ? [] : [item(`${id}/${group.id}`, 0, bold(group.title))]
    return [...title, ...group.cards.map((card) => item(`${id}/${card.id}`, depth, ...signed(maker, card)))]
  }))

/** Notes: headings one level below the acta's own, paragraphs, and lists made flat with their depth. */
export const rich = (section: number, id: string, blocks: readonly Rich[]): Line[] => blocks.flatMap((block, at): Line[] => {
  const place = `${id}/${at + 1}`
  if (block.type === 'heading') return [heading(section, place, 3, block.text.map((one) => one.text).join(''))]
  return block.type === 'paragraph' ? text(section, place, ...block.text) : list(section, itemsOf(place, block, 0))
})

const itemsOf = (id: string, block: Extract<Rich, { type: 'list' }>, depth: number): Item[] =>
  block.items.flatMap((entry, at) => entry.flatMap((part, of): Item[] => {
    const place = `${id}.${at + 1}${of === 0 ? '' : `.${of + 1}`}`
    if (part.type === 'list') return itemsOf(place, part, depth + 1)
    return [{ id: place, depth: of === 0 ? depth : depth + 1, ordered: of === 0 && block.ordered, spans: part.text }]
  }))

/** The heading of a section, and what it says where it has nothing. */
export function section({ minutes, texts }: Maker,
  of: { n: number; key: keyof MinutesTexts['sections']; status: string; filledBy: keyof MinutesTexts['fillers'] },
  body: Line[]): Line[] {
  const title = heading(of.n, of.key, 1, `${of.n}. ${texts.sections[of.key]}`)
  if (body.length > 0) return [title, ...body]
  const fillers = minutes.labels === 'network' ? texts.fillersNetwork : texts.fillers
  const open = minutes.closing === null && of.status !== 'left'
  return [title, quiet(of.n, `${of.key}/status`, open ? texts.missing(fillers[of.filledBy]) : texts.left)]
}
