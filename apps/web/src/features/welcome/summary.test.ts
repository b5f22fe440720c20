import { emptyState, type MeetingState, type Person } from '@acta-viva/model/record'
import { expect, test } from 'vitest'
import { cameLate, summary } from './summary.ts'

const person = (id: string, joinedAt: number): Person => ({
  id, name: id, detail: '', standing: 'participant', channel: 'room', attendance: 'present', reason: '', joinedAt, leftAt: null, returns: 0,
  addedBy: null, mergedInto: null, removed: false, rsvp: null,
})
const open = (more: Partial<MeetingState> = {}): MeetingState => ({
  ...emptyState(), phase: 'open', startedAt: 1_000_000, people: { ana: person('ana', 1_000_000), luis: person('luis', 1_300_000) }, ...more,
})
const blocks = [{ id: 'one', title: 'Agenda del día' }, { id: 'two', title: 'Problemática' }]

test('[RO7] whoever comes more than a minute after the start is told the meeting in three lines', () => {
  expect([cameLate(open(), 'ana'), cameLate(open(), 'luis'), cameLate(open({ phase: 'ended' }), 'luis'), cameLate(open(), 'nobody')])
    .toEqual([false, true, false, false])
  expect(summary(open(), { blocks, ideas: 0, agreements: 0 }).map((line) => line.say)).toEqual(['lineNoBlock', 'lineQuiet', 'lineIdeas'])
  expect(summary(open({ block: 'two' }), { blocks, ideas: 4, agreements: 2 })).toEqual([
    { say: 'lineBlock', n: 2, total: 2, title: 'Problemática' }, { say: 'lineQuiet' }, { say: 'lineDone', n: 2 },
  ])
})
