/*
 * What people do with cards, as small writes to the plenary (and the groups' titles to the table).
 * Each is one transaction on the document it belongs to. Rights were judged by whoever offers the act; the server judges again.
 */
import { orderAt, setFields, type Card } from '@acta-viva/model/documents'
import type * as Y from 'yjs'

/** The place at the end of a board. */
export const atEnd = (cards: readonly { order: string }[]): string => orderAt(cards.map((card) => card.order), cards.length)

/** Hides a card. Who did it is known from who wrote it, so that it can be said and undone. */
export const removeCard = (plenary: Y.Doc, id: string): void => setFields(plenary, 'cards', id, { removed: true })

/** Brings cards back, in one change. */
export const restoreCards = (plenary: Y.Doc, ids: readonly string[]): void =>
  plenary.transact(() => { for (const id of ids) setFields(plenary, 'cards', id, { removed: false }) })

/** Puts a card at `index` among the others of its list. */
export function moveCard(plenary: Y.Doc, card: Card, index: number, cards: readonly Card[]): void {
  const others = cards.filter((other) => other.id !== card.id)
  setFields(plenary, 'cards', card.id, { order: orderAt(others.map((other) => other.order), index) })
}

/** When a card was written, against the meeting's own life. */
export function written(card: Card, life: { startedAt: number | null; endedAt: number | null }): 'before' | 'during' | 'after' {
  if (life.startedAt === null || card.at < life.startedAt) return 'before'
  return life.endedAt !== null && card.at > life.endedAt ? 'after' : 'during'
}

/** Removed cards by who removed them, most first: what a lead brings back in one act. */
export function removalsByPerson(cards: readonly Card[]): { person: string; ids: string[] }[] {
  const found = new Map<string, string[]>()
  for (const card of cards) if (card.removed) found.set(card.removedBy, [...(found.get(card.removedBy) ?? []), card.id])
  return [...found].map(([person, ids]) => ({ person, ids })).sort((a, b) => b.ids.length - a.ids.length)
}
