/*
 * The table's document as plain rows, read again part by part as it changes. What screens draw comes from these rows whether a document
 * stands behind them yet or not; writing goes to the document itself.
 */
import { readTable, tableParts, type TableRows } from '@acta-viva/model/documents'
import type * as Y from 'yjs'

export interface TableFollower { follow: (doc: Y.Doc) => void; stop: () => void }

const parts = Object.entries(tableParts) as [keyof TableRows, (typeof tableParts)[keyof TableRows]][]

/** `put` takes what changed; the first time a document is followed, everything. */
export function followTable(put: (rows: Partial<TableRows>) => void): TableFollower {
  let stop: () => void = () => undefined
  return {
    follow(doc) {
      stop()
      put(readTable(doc))
      const watched = parts.map(([part, { root, read }]) => {
        const map = doc.getMap(root)
        const changed = () => put({ [part]: read(doc) })
        map.observeDeep(changed)
        return () => map.unobserveDeep(changed)
      })
      stop = () => { for (const one of watched) one() }
    },
    stop: () => stop(),
  }
}
