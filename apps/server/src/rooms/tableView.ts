/*
 * What the record may ask about the agenda, read from the live `table`.
 *
 * Rows are looked up one by one when a command needs them; rows that were removed are not there.
 */
import { byOrder, readAgreement, readBlock, readStep, rowsOf, type Row } from '@acta-viva/model/documents'
import type { TableView } from '@acta-viva/model/record'
import * as Y from 'yjs'

const MINUTE = 60_000

const rowOf = (doc: Y.Doc, root: string, id: string): Row | null => {
  const row = doc.getMap(root).get(id)
  return row instanceof Y.Map ? row as Row : null
}

/** `table` gives the document only when it is asked, since most commands never ask. */
export function tableView(table: () => Y.Doc): TableView {
  const blocks = () => rowsOf(table(), 'agenda').map(([id, row]) => readBlock(id, row)).filter(({ removed }) => !removed).sort(byOrder)
  const steps = () => rowsOf(table(), 'steps').map(([id, row]) => readStep(id, row)).filter(({ removed }) => !removed).sort(byOrder)
  return {
    block(id) {
      const row = rowOf(table(), 'agenda', id)
      const block = row && readBlock(id, row)
      return block && !block.removed ? { title: block.title, ms: Math.round(block.minutes * MINUTE) } : null
    },
    step(id) {
      const row = rowOf(table(), 'steps', id)
      const step = row && readStep(id, row)
      if (!step || step.removed) return null
      return {
        block: step.block, text: step.text, mode: step.mode, board: step.board, queue: step.queue, ms: Math.round(step.minutes * MINUTE),
        questions: step.questions.map(({ text }) => text),
      }
    },
    blocksInOrder: () => blocks().map(({ id }) => id),
    stepsOf: (block) => steps().filter((step) => step.block === block).map(({ id }) => id),
    agreement(id) {
      const row = rowOf(table(), 'agreements', id)
      return row !== null && !readAgreement(id, row).removed
    },
  }
}
