/* The concrete actions of a team's work guide, in the order in which they were added, alike on every screen. */
import { addRow, byOrder, orderAt, rowsOf, textOf } from '@acta-viva/model/documents'
import type * as Y from 'yjs'

export interface Action { id: string; order: string; who: string; what: string; due: string }

const all = (doc: Y.Doc) => rowsOf(doc, 'actions').map(([id, row]) => ({ id, row, order: textOf(row.get('order')) })).toSorted(byOrder)

export const readActions = (doc: Y.Doc): Action[] => all(doc).filter(({ row }) => row.get('removed') !== true)
  .map(({ id, row, order }) => ({ id, order, who: textOf(row.get('who')), what: textOf(row.get('what')), due: textOf(row.get('due')) }))

/** An empty action at the end, behind those that were taken away, too: two may be adding and taking away at once. */
export function addAction(doc: Y.Doc, id: string): void {
  const orders = all(doc).map(({ order }) => order)
  addRow(doc, 'actions', id, { who: '', what: '', due: '', order: orderAt(orders, orders.length) }, ['who', 'what', 'due'])
}
