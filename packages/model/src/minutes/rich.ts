/*
 * Notes as plain data: paragraphs, headings and lists with bold, italic and links.
 *
 * Reads a Y.XmlFragment totally. A node of an unknown kind gives its text as a paragraph, a depth nobody writes by hand is read
 * flat, a link that is neither web nor mail loses its address and keeps its words.
 */
import * as Y from 'yjs'
import { cleanLink, cleanText } from './clean.ts'
import type { Rich, Span } from './types.ts'

const DEEPEST = 8

/** What stands in a note, empty paragraphs left out. An absent note is an empty list. */
export function readRich(doc: Y.Doc, name: string): Rich[] {
  const held = doc.share.get(name)
  if (held === undefined || !(held instanceof Y.XmlFragment || held.constructor === Y.AbstractType)) return []
  return blocksOf(doc.getXmlFragment(name).toArray(), 0)
}

const blocksOf = (nodes: readonly unknown[], depth: number): Rich[] => nodes.flatMap((node): Rich[] => {
  if (node instanceof Y.XmlElement) return elementOf(node, depth)
  return node instanceof Y.XmlText ? paragraph(spansOf(node)) : []
})

const paragraph = (text: Span[]): Rich[] => (text.length === 0 ? [] : [{ type: 'paragraph', text }])

function elementOf(element: Y.XmlElement, depth: number): Rich[] {
  const name = element.nodeName
  if (name === 'heading') {
    const text = runsOf(element)
    return text.length === 0 ? [] : [{ type: 'heading', level: levelOf(element.getAttribute('level')), text }]
  }
  if ((name === 'bulletList' || name === 'orderedList') && depth < DEEPEST) {
    const items = element.toArray().map((item) => blocksOf(item instanceof Y.XmlElement ? item.toArray() : [item], depth + 1))
    const filled = items.filter((item) => item.length > 0)
    return filled.length === 0 ? [] : [{ type: 'list', ordered: name === 'orderedList', items: filled }]
  }
  return paragraph(runsOf(element))
}

/** Tiptap counts headings from 1; the acta's own titles stand above them, so three levels are enough. */
const levelOf = (value: unknown): number => (typeof value === 'number' && value >= 1 ? Math.min(3, Math.floor(value)) : 1)

/** All runs of text at or under an element, in order. */
const runsOf = (element: Y.XmlElement): Span[] => trimmed(under(element, 0))
const under = (element: Y.XmlElement, depth: number): Span[] => element.toArray().flatMap((node): Span[] => {
  if (node instanceof Y.XmlText) return rawSpans(node)
  return node instanceof Y.XmlElement && depth < 64 ? under(node, depth + 1) : []
})
const spansOf = (text: Y.XmlText): Span[] => trimmed(rawSpans(text))

function rawSpans(text: Y.XmlText): Span[] {
  const parts: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return parts.flatMap(({ insert, attributes = {} }): Span[] => {
    if (typeof insert !== 'string') return []
    const words = keepEnds(insert)
    const href = hrefOf(attributes['link'])
    return words === '' ? [] : [{
      text: words, ...(isOn(attributes['bold']) && { bold: true as const }),
      ...(isOn(attributes['italic']) && { italic: true as const }),
      ...(href !== '' && { link: href }),
    }]
  })
}

const isOn = (value: unknown): boolean => value !== undefined && value !== null && value !== false
const hrefOf = (mark: unknown): string => {
  const href = typeof mark === 'object' && mark !== null ? (mark as Record<string, unknown>)['href'] : ''
  return typeof href === 'string' ? cleanLink(href) : ''
}

/** Cleans the inside of a run and keeps the blank that joins it to its neighbours. */
const keepEnds = (text: string): string => {
  const inner = cleanText(text)
  if (inner === '') return /\s/u.test(text) ? ' ' : ''
  return `${/^\s/u.test(text) ? ' ' : ''}${inner}${/\s$/u.test(text) ? ' ' : ''}`
}

const trimmed = (spans: Span[]): Span[] => {
  const kept = spans.map((span, at) => {
    const start = at === 0 ? span.text.trimStart() : span.text
    return { ...span, text: at === spans.length - 1 ? start.trimEnd() : start }
  }).filter((span) => span.text !== '')
  return kept
}
