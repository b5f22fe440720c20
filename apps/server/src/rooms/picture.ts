/*
 * The first picture of a meeting: the table as plain rows and the folded record, for a screen that is drawn before it can read Yjs.
 *
 * Made from what is on the disk, like everything that is handed out; read once for each state of the table, however many come in at
 * the same moment. It is only looked at: who writes takes the documents.
 */
import { readTable, type TableRows } from '@acta-viva/model/documents'
import { planOf, type MeetingState, type Plan } from '@acta-viva/model/record'
import * as Y from 'yjs'
import type { Room } from './room.ts'
import { tableView } from './tableView.ts'

export interface Picture { readonly table: TableRows; readonly record: MeetingState }

export function openPicture(room: Room): () => Promise<Picture> {
  const rows = ofTable(room, readTable)
  return async () => ({ table: await rows(), record: room.record.told })
}

/** The agenda as the clocks see it. */
export const openPlan = (room: Room): () => Promise<Plan> => ofTable(room, (table) => planOf(tableView(() => table)))

/** What `read` makes of the table as it is on the disk. */
function ofTable<T>(room: Room, read: (table: Y.Doc) => T): () => Promise<T> {
  let last: { seq: number; made: T } | null = null
  return async () => {
    const table = await room.document('table')
    if (last?.seq !== table.seq) {
      const aside = new Y.Doc()
      Y.applyUpdate(aside, table.state())
      last = { seq: table.seq, made: read(aside) }
      aside.destroy()
    }
    return last.made
  }
}
