/*
 * The plenary: cards everybody writes on the boards.
 *
 * A card's author is the person bound to the Yjs client that made its row; `by` is only what the card says of itself and is
 * ignored where it contradicts that. A participant's draft of an agreement is a card of the board `agreements`; registering it
 * makes a row in the table. Cards are hidden with `removed`, never deleted; who hid one is whoever is
 * bound to the client that wrote it, so nobody is named for what another did.
 */
import * as Y from 'yjs'
import { byOrder, flagOf, numberOf, oneOf, rowsOf, stringsOf, textOf, type Row } from './cells.ts'

export const boards = [
  'causes', 'consequences', 'experiences', 'strategies', 'agreements', 'conclusions', 'teamNotes', 'groundRules', 'none',
] as const
export type BoardKind = (typeof boards)[number]

export interface Card {
  id: string; board: BoardKind; step: string; text: string
  /** Who wrote it, as the bound client says; empty if nobody is bound. */
  by: string
  at: number; group: string; keyIdea: boolean; order: string; removed: boolean
  /** Who took it away, as the bound client says; empty while it is there, or if nobody is bound. */
  removedBy: string
  /** A team's result, or the agreement's details where the board is `agreements`. */
  team: string; actors: string[]; indicator: string; due: string
  /** Written without a line: `at` is the moment it was meant, long before the others saw it. */
  offline: boolean
}

/** The Yjs client that put this row into its root; null for a row not integrated. */
export const makerOf = (row: Row): number | null => row._item?.id.client ?? null

/** The Yjs client that wrote what a field holds now; null where nothing was written. */
const writerOf = (row: Row, field: string): number | null => row._map.get(field)?.id.client ?? null

export function readCard(id: string, row: Row, clients: Readonly<Record<string, string>>): Card {
  const maker = makerOf(row)
  const removed = flagOf(row.get('removed'))
  return {
    id, board: oneOf(row.get('board'), boards, 'none'), step: textOf(row.get('step')), text: textOf(row.get('text')),
    by: maker === null ? '' : clients[String(maker)] ?? '', at: numberOf(row.get('at'), 0), group: textOf(row.get('group')),
    keyIdea: flagOf(row.get('keyIdea')), order: textOf(row.get('order')), removed,
    removedBy: removed ? clients[String(writerOf(row, 'removed'))] ?? '' : '', team: textOf(row.get('team')), actors: stringsOf(row.get('actors')),
    indicator: textOf(row.get('indicator')), due: textOf(row.get('due')), offline: flagOf(row.get('offline')),
  }
}

/** All cards in order, hidden ones too. `clients` is the record's binding of Yjs clients to people. */
export const readCards = (doc: Y.Doc, clients: Readonly<Record<string, string>>): Card[] =>
  rowsOf(doc, 'cards').map(([id, row]) => readCard(id, row, clients)).sort(byOrder)
