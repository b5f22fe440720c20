import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow, noRows, readTable, setFields, tableParts, type TableRows } from './index.ts'

test('[DO8] a table nobody has written in reads as no rows', () => {
  expect(readTable(new Y.Doc())).toEqual(noRows)
})

test('[DO7] the rows of a table travel as JSON, without what was hidden, each part read by itself as in the whole', () => {
  const doc = new Y.Doc()
  doc.getMap('meeting').set('title', new Y.Text('Lectura'))
  addRow(doc, 'agenda', 'b1', { title: 'Inicio', minutes: 10, order: 'a0' }, ['title'])
  addRow(doc, 'agenda', 'b2', { title: 'Fuera', minutes: 10, order: 'a1' }, ['title'])
  addRow(doc, 'steps', 's1', { block: 'b1', text: 'Qué cambió', when: 'fromSecondMeeting', order: 'a0' }, ['text'])
  addRow(doc, 'agreements', 'g1', { text: 'Leer', order: 'a0' }, ['text'])
  setFields(doc, 'agenda', 'b2', { removed: true })
  const rows = readTable(doc)
  expect([rows.meeting.title, rows.agenda.map(({ id }) => id), rows.lookBack, rows.agreements[0]?.text]).toEqual(['Lectura', ['b1'], ['s1'], 'Leer'])
  expect(JSON.parse(JSON.stringify(rows))).toEqual(rows)
  for (const [part, { read }] of Object.entries(tableParts)) expect(read(doc)).toEqual(rows[part as keyof TableRows])
})
