/*
 * The first picture of a meeting: the table as plain rows and the folded record, for a screen that is drawn before it can read Yjs.
 *
 * Made from what is on the disk, like everything that is handed out; read once for each state of the table, however many come in at
 * the same moment. It is only looked at: who writes takes the documents.
 */
import { readTable, type TableRows } from '@acta-viva/model/documents'
import type { MeetingState } from '@acta-viva/model/record'
import * as Y from 'yjs'
import type { Room } from './room.ts'

export interface Picture { readonly table: TableRows; readonly record: MeetingState }

export function openPicture(room: Room): () => Promise<Picture> {
  let last: { seq: number; rows: TableRows } | null = null
  return async () => {
    const table = await room.document('table')
    if (last?.seq !== table.seq) {
      const aside = new Y.Doc()
      Y.applyUpdate(aside, table.state())
      last = { seq: table.seq, rows: readTable(aside) }
      aside.destroy()
    }
    return { table: last.rows, record: room.record.told }
  }
}
