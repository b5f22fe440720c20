import { expect, test } from 'vitest'
import { commandSchemas } from './commands.ts'
import { emptyState, fold, foldAll, may, phaseTable } from './index.ts'
import { eventTypes } from './shape.ts'
import { begun, min, sec } from './testing.ts'

test('[RE1] every command has its schema, its rights, its phases and its shape', () => {
  const types = commandSchemas.map((schema) => schema.entries.type.literal).toSorted()
  expect(Object.keys(may).toSorted()).toEqual(types)
  expect(Object.keys(phaseTable).toSorted()).toEqual(types)
  expect(types.filter((type) => !eventTypes.includes(type))).toEqual([])
})

const garbage: unknown[] = [
  null, undefined, 7, 'turn.grant', [], {}, { type: 'turn.grant' }, { id: 'x', by: 'y', at: 'z', type: 'meeting.start' },
  { id: 'x', by: 'y', at: 1, type: 'no.such' }, { id: 'x', by: 'y', at: 1, type: '__proto__' },
  { id: 'x', by: 'y', at: 1, type: 'constructor' },
  { id: 'x', by: 'y', at: Infinity, type: 'meeting.start' }, { id: 'x', by: 'y', at: -1, type: 'meeting.start' },
  { id: 'x', by: 'y', at: 1, type: 'turn.grant', person: '__proto__', ms: 5, seen: null },
  { id: 'x', by: 'y', at: 1, type: 'turn.grant', person: { toString: null }, ms: 5, seen: null },
  { id: 'x', by: 'y', at: 1, type: 'teams.form', teams: [{ id: 'a', name: 'b', members: 'c' }] },
  { id: 'x', by: 'y', at: 1, type: 'plan.adjust', kind: 'trim', changes: [null] },
  { id: '', by: 'y', at: 1, type: 'meeting.end' },
]

test('[RE2] what cannot be read only advances the count', () => {
  const { state } = begun()
  for (const event of garbage) expect(fold(state, event)).toEqual({ ...state, seq: state.seq + 1 })
})

test('[RE2] what makes no sense where it stands only advances the count and the moment', () => {
  const meeting = begun()
  const before = meeting.state
  meeting.take({ id: 'x', by: 'mario', at: meeting.now + sec(1), type: 'turn.end', seen: null })
  expect(meeting.state).toEqual({ ...before, seq: before.seq + 1, lastAt: before.lastAt + sec(1) })
})

test('[RE3] an event from before the last one counts from the last one', () => {
  const meeting = begun()
  meeting.take({ id: 'x', by: 'mario', at: meeting.now - min(5), type: 'block.start', block: 'opening', seen: null,
    title: 'Agenda', ms: 1 })
  expect(meeting.state.blocks['opening']?.intervals).toEqual([{ from: meeting.now, to: null }])
})

test('[RE4] folding all at once and step by step give the same state', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.do('ana', { type: 'turn.request' })
  meeting.wait(sec(30)).grant('mario', 'ana')
  expect(foldAll(meeting.events)).toEqual(meeting.state)
  expect(foldAll(meeting.events.slice(4), foldAll(meeting.events.slice(0, 4)))).toEqual(meeting.state)
  expect(foldAll([])).toEqual(emptyState())
})
