/*
 * From something said or written to an agreement: the row of the table that points back to where it came from (`from`), so that one thing
 * becomes one agreement, however often and by however many hands it is taken up, and the acta can say where it grew.
 */
import type * as Y from 'yjs'
import { addRow, setFields } from './cells.ts'
import { orderAt } from './order.ts'
import type { Card } from './plenary.ts'
import { readAgreements, type Agreement } from './table.ts'

/** What is taken up: a draft, a card of any board, or what a turn was about; `id` names it. */
export type TakenUp = Pick<Card, 'id' | 'text'> & Partial<Pick<Card, 'actors' | 'indicator' | 'due'>>

/** Brings something into the table's agreements under `id`, or sets the state of the one it is already. Answers the agreement's id. */
export function takeUp(table: Y.Doc, id: string, from: TakenUp, state: Agreement['state']): string {
  const rows = readAgreements(table)
  const held = rows.find((one) => one.from === from.id && !one.removed)
  if (held !== undefined) {
    setFields(table, 'agreements', held.id, { state })
    return held.id
  }
  addRow(table, 'agreements', id, {
    text: from.text, actors: from.actors ?? [], responsible: '', indicator: from.indicator ?? '', target: '', due: from.due ?? '', commitments: [],
    state, progress: '', from: from.id, order: orderAt(rows.map((row) => row.order), rows.length),
  }, ['text', 'indicator', 'target'])
  return id
}
