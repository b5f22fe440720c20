/*
 * The live document as the gate reads it: structs by id, without touching them.
 *
 * Nothing here splits an item. Yjs's own look-ups (`getItemCleanStart`, `getMissing`) do, even for updates that change
 * nothing, which is how a harmless-looking message could damage text.
 */
import * as Y from 'yjs'
import { structAt, type Id, type Update } from './update.ts'

export type Stored = Y.Item | Y.GC

/** The next clock a client may write. */
export const clockOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client)

/** The stored struct that holds an id below `clockOf`. */
export function storedAt(doc: Y.Doc, client: number, clock: number): Stored {
  const structs = doc.store.clients.get(client)!
  return structs[Y.findIndexSS(structs, clock)] as Stored
}

export const sameId = (a: Id, b: Id): boolean => a.client === b.client && a.clock === b.clock

/** The two neighbours a struct was made between, wherever it lives now. */
export interface Linked { clock: number, length: number, origin: Id | null, right: Id | null }
export type LinkedAt = (client: number, clock: number) => Linked | null

const linkedItem = (stored: Stored): Linked | null => stored instanceof Y.Item
  ? { clock: stored.id.clock, length: stored.length, origin: stored.origin, right: stored.rightOrigin }
  : null

/** Looks in the document alone. The id must be known there. */
export const linkedIn = (doc: Y.Doc): LinkedAt => (client, clock) => linkedItem(storedAt(doc, client, clock))

/** Looks in the document first, then in the update. */
export const linkedInBoth = (doc: Y.Doc, update: Update): LinkedAt => (client, clock) =>
  clock < clockOf(doc, client) ? linkedItem(storedAt(doc, client, clock)) : structAt(update, client, clock)
