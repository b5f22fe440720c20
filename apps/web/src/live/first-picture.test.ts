/* What a room is drawn from before its documents are here, and how they take over. */
import { noRows } from '@acta-viva/model/documents'
import { emptyState, foldAll, type MeetingEvent } from '@acta-viva/model/record'
import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readStart } from '../routes/room/seat.ts'
import { createRecord } from './record.ts'
import { rowsFrom } from './rows.ts'
import { followTable } from './table-rows.ts'

const created: MeetingEvent = { id: 'e1', type: 'meeting.created', by: 'server', at: 1, title: 'Uno' }
const joined: MeetingEvent = { id: 'e2', type: 'person.joined', by: 'server', at: 2, person: 'rosa', name: 'Rosa', standing: 'participant', roles: [] }

test('[LV21] an answer of entering reads whole or not at all; what another version leaves out is empty', () => {
  const picture = { table: { meeting: { title: 'Hola' }, agenda: [] }, record: { phase: 'open' } }
  const start = readStart({ epoch: 'e', picture })
  expect(start?.table).toEqual({ ...noRows, meeting: { ...noRows.meeting, title: 'Hola' } })
  expect(start?.record).toEqual({ ...emptyState(), phase: 'open' })
  for (const broken of [null, 7, {}, { epoch: 'e' }, { epoch: 1, picture }, { epoch: 'e', picture: { table: {} } }]) expect(readStart(broken)).toBeNull()
})

test('[LV21] the record starts from the picture, takes in own commands, and is the document from the moment one is followed', () => createRoot((dispose) => {
  const record = createRecord(foldAll([created]))
  record.tell(joined)
  expect(record.state().people['rosa']?.name).toBe('Rosa')
  const doc = new Y.Doc()
  doc.getArray('events').push([created, joined])
  record.follow(doc)
  record.tell({ ...joined, id: 'e3', person: 'luis', name: 'Luis' })
  expect(Object.keys(record.state().people)).toEqual(['rosa'])
  doc.getArray('events').push([{ ...joined, id: 'e3', person: 'luis', name: 'Luis' }])
  expect(Object.keys(record.state().people)).toEqual(['rosa', 'luis'])
  dispose()
}))

test('[LV20] rows are there at once, keep their object while they exist, and follow the document part by part', () => createRoot((dispose) => {
  const [table, setTable] = createSignal({ ...noRows, agenda: [{ id: 'b1', title: 'Inicio', purpose: '', minutes: 10, lead: 'coordinator' as const, order: 'a0', removed: false }] })
  const list = rowsFrom(() => table().agenda)
  const [first] = list.rows
  expect(first?.title).toBe('Inicio')
  const doc = new Y.Doc()
  const row = new Y.Map<unknown>()
  doc.getMap('agenda').set('b1', row)
  row.set('title', 'Inicio')
  const told: string[][] = []
  const follower = followTable((rows) => { told.push(Object.keys(rows)); setTable((before) => ({ ...before, ...rows }) as typeof before) })
  follower.follow(doc)
  row.set('title', 'Bienvenida')
  expect(list.rows[0]).toBe(first)
  expect(first?.title).toBe('Bienvenida')
  expect(told.slice(1)).toEqual([['agenda']])
  follower.stop()
  row.set('title', 'Nadie oye')
  expect(first?.title).toBe('Bienvenida')
  dispose()
}))
