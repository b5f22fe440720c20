/*
 * An event at the end of the record, as an update made without a document.
 *
 * The record is a list to which the server alone adds, so all an addition needs to know is what it stands behind: no Y.Doc has to be
 * live for it. One item under one client id, as Yjs itself would write it; the id is this process's own, new with every opening.
 */
import type { MeetingEvent } from '@acta-viva/model/record'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** An item by its client and its clock. */
export interface Place { readonly client: number; readonly clock: number }

const ROOT = 'events'
/** An item whose content is plain values, in Yjs' first format. */
const ANY = 8
/** Set beside it where the item tells what it stands behind. */
const HAS_ORIGIN = 128

/** The update that puts `event` at `at`, behind the item `after`; null: the list is empty. */
export function appendedUpdate(event: MeetingEvent, at: Place, after: Place | null): Uint8Array {
  const to = encoding.createEncoder()
  for (const count of [1, 1, at.client, at.clock]) encoding.writeVarUint(to, count) // one client, one item, where it begins
  encoding.writeUint8(to, after === null ? ANY : ANY | HAS_ORIGIN)
  if (after === null) {
    encoding.writeVarUint(to, 1) // its parent is a root, called …
    encoding.writeVarString(to, ROOT)
  } else {
    encoding.writeVarUint(to, after.client)
    encoding.writeVarUint(to, after.clock)
  }
  encoding.writeVarUint(to, 1)
  encoding.writeAny(to, { ...event })
  encoding.writeVarUint(to, 0) // nothing is deleted
  return encoding.toUint8Array(to)
}

/** The last item of the record, deleted or not; null when there is none. */
export function endOf(record: Y.Doc): Place | null {
  let last: Y.Item | null = null
  for (let item = record.getArray(ROOT)._start; item !== null; item = item.right) last = item
  return last?.lastId ?? null
}
