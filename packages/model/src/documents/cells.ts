/*
 * Reading and writing Yjs rows without trusting them.
 *
 * Reading is total: a peer may have written anything, so every reader has an answer for every value. Writing is strict: we are
 * the ones writing. What people type is a Y.Text made with its row and changed by the smallest difference, so that two people
 * in one title do not overwrite each other; readers accept a plain string from other programs.
 */
import * as Y from 'yjs'

export type Row = Y.Map<unknown>
export type Rows = Y.Map<Row>

export const textOf = (value: unknown): string =>
  value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : ''
export const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise
export const flagOf = (value: unknown): boolean => value === true
export const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
export const oneOf = <const T extends string>(value: unknown, choices: readonly T[], otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise

/** The rows of a root, by id; whatever is no row is passed over. */
export function rowsOf(doc: Y.Doc, root: string): [string, Row][] {
  return [...doc.getMap(root)].filter((entry): entry is [string, Row] => entry[1] instanceof Y.Map)
}

/** By `order`, then by id: two rows that were given the same place at once still stand alike everywhere. */
export const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Makes a row: strings named in `texts` become Y.Text. One transaction; the row's id must be new. */
export function addRow(doc: Y.Doc, root: string, id: string, values: Record<string, unknown>, texts: readonly string[], origin?: unknown): Row {
  const row: Row = new Y.Map()
  doc.transact(() => {
    doc.getMap(root).set(id, row)
    for (const [key, value] of Object.entries(values)) {
      if (value !== undefined) row.set(key, texts.includes(key) ? new Y.Text(String(value)) : value)
    }
  }, origin)
  return row
}

/** Sets plain fields of an existing row; an unknown row is left alone (somebody else may have taken it away). */
export function setFields(doc: Y.Doc, root: string, id: string, values: Record<string, unknown>, origin?: unknown): void {
  const row = doc.getMap(root).get(id)
  if (!(row instanceof Y.Map)) return
  doc.transact(() => {
    for (const [key, value] of Object.entries(values)) row.set(key, value)
  }, origin)
}

/** Brings a typed field to `next` by the smallest single replacement; makes the Y.Text if another program wrote a string. */
export function setText(doc: Y.Doc, row: Row, key: string, next: string, origin?: unknown): void {
  doc.transact(() => {
    const held = row.get(key)
    if (!(held instanceof Y.Text)) { row.set(key, new Y.Text(next)); return }
    const { start, removed, added } = difference(held.toString(), next)
    if (removed > 0) held.delete(start, removed)
    if (added !== '') held.insert(start, added)
  }, origin)
}

const high = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const low = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** One replacement that turns `before` into `after`; never cuts a surrogate pair, which Yjs would turn into two broken characters. */
export function difference(before: string, after: string): { start: number; removed: number; added: string } {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start++
  if (start > 0 && high(before.charCodeAt(start - 1))) start--
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (tail > 0 && low(before.charCodeAt(before.length - tail))) tail--
  return { start, removed: before.length - tail - start, added: after.slice(start, after.length - tail) }
}
