/*
 * Drafting and registering agreements, as small writes.
 *
 * A draft is a card of the board `agreements` in the plenary, which everybody may write. Registering makes a row of the table that
 * points back to its card (`from`), so a draft is registered once and the acta can say where an agreement came from.
 */
import { addRow, orderAt, readAgreements, setFields, type Agreement, type Card, type Commitment } from '@acta-viva/model/documents'
import type * as Y from 'yjs'

/** Which registered agreement a draft became, if any. */
export const agreementOf = (card: Card, agreements: readonly Agreement[]): Agreement | undefined =>
  agreements.find((one) => one.from === card.id && !one.removed)

/** Brings a draft into the table. Does nothing if it is there already: two taps at once make one agreement. */
export function takeUp(table: Y.Doc, id: string, card: Pick<Card, 'id' | 'text' | 'actors' | 'indicator' | 'due'>, state: Agreement['state']): string {
  const rows = readAgreements(table)
  const held = rows.find((one) => one.from === card.id && !one.removed)
  if (held !== undefined) {
    setFields(table, 'agreements', held.id, { state })
    return held.id
  }
  addRow(table, 'agreements', id, {
    text: card.text, actors: card.actors, responsible: '', indicator: card.indicator, target: '', due: card.due, commitments: [],
    state, progress: '', from: card.id, order: orderAt(rows.map((row) => row.order), rows.length),
  }, ['text', 'indicator', 'target'])
  return id
}

/** Adds or takes away one of those who take part. */
export const toggled = (actors: readonly string[], name: string): string[] =>
  actors.includes(name) ? actors.filter((one) => one !== name) : [...actors, name]

export const withoutCommitment = (commitments: readonly Commitment[], index: number): Commitment[] => commitments.filter((_, at) => at !== index)

const day = 24 * 60 * 60 * 1000
const two = (n: number) => String(n).padStart(2, '0')
/** A local date as `YYYY-MM-DD`. */
export const dateText = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** The quick dates: a week, two weeks, the last day of this month (of the next one in its last three days). */
export function quickDates(now: Date): Record<'week' | 'twoWeeks' | 'monthEnd', string> {
  const soon = new Date(now.getTime() + 3 * day)
  return {
    week: dateText(new Date(now.getTime() + 7 * day)), twoWeeks: dateText(new Date(now.getTime() + 14 * day)),
    monthEnd: dateText(new Date(soon.getFullYear(), soon.getMonth() + 1, 0)),
  }
}

/** Whether a due text is a calendar date. */
export const isDate = (due: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(due)
