/*
 * The first documents of a new meeting, written in one transaction before anybody can be in its room.
 */
import { textOf } from '@acta-viva/model/documents'
import { emptyState, type MeetingEvent } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import type { RoomDeps } from './ports.ts'

/** Those who are expected, by name. */
export type Expected = readonly { name: string; detail: string }[]

/** `expected` is the list the meeting starts with. @throws Refusal('already') if there is such a meeting */
export async function beginMeeting(meeting: string, deps: RoomDeps, seedTable: (doc: Y.Doc) => void, expected: Expected = []): Promise<void> {
  const stored = await deps.store.log.load(meeting, 'record')
  if (stored.seq > 0) throw new Refusal('already')
  const table = new Y.Doc()
  const record = new Y.Doc()
  table.transact(() => { seedTable(table) })
  const created: MeetingEvent = {
    id: deps.makeId(), type: 'meeting.created', by: 'server', at: Math.max(deps.clock.now(), emptyState().lastAt),
    title: textOf(table.getMap('meeting').get('title')),
  }
  const names = expected.map(({ name, detail }) => ({ name, detail }))
  const roster: MeetingEvent = { id: deps.makeId(), type: 'roster.set', by: 'server', at: created.at, names }
  record.getArray('events').push(names.length > 0 ? [created, roster] : [created])
  const update = (name: string, doc: Y.Doc) => ({ scope: meeting, name, bytes: Y.encodeStateAsUpdate(doc), person: null, clients: [] })
  await deps.store.log.commit({ updates: [update('table', table), update('record', record)] })
  table.destroy()
  record.destroy()
  deps.told?.(meeting, created)
}
