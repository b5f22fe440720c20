import { emptyState, type MeetingState, type Person } from '@acta-viva/model/record'
import { expect, test } from 'vitest'
import { countHere } from './count.ts'
import { listed, standOf } from './list.ts'

const person = (id: string, change: Partial<Person> = {}): Person => ({
  id, name: id, detail: '', standing: 'participant', channel: 'room', attendance: 'present', reason: '', joinedAt: 1, leftAt: null, returns: 0,
  addedBy: null, mergedInto: null, removed: false, rsvp: null, ...change,
})
const meeting = (...people: Person[]): MeetingState =>
  ({ ...emptyState(), people: Object.fromEntries(people.map((one) => [one.id, one])), roles: { coordinator: null, moderator: 'zoe', secretary: null } })

test('[PL1] hidden behind the call is not without signal, and a person by the call is there without a device', () => {
  const presence = new Map([['a', { place: 'away' as const, devices: 1 }], ['b', { place: 'here' as const, devices: 2 }], ['c', { place: 'silent' as const, devices: 1 }]])
  expect(['a', 'b', 'c', 'd'].map((id) => standOf(person(id), presence))).toEqual(['away', 'inRoom', 'silent', 'silent'])
  expect(standOf(person('e', { channel: 'call' }), presence)).toBe('call')
  expect(standOf(person('f', { attendance: 'left' }), presence)).toBe('left')
  expect(standOf(person('g', { attendance: 'absent' }), presence)).toBe('expected')
})

test('[PL2] the lead team comes first, then who is here, by name; duplicates and removed people are not listed', () => {
  const state = meeting(person('bea'), person('ana', { attendance: 'absent' }), person('zoe'), person('dup', { mergedInto: 'bea' }), person('out', { removed: true }))
  expect(listed(state, 'es').map((one) => one.id)).toEqual(['zoe', 'bea', 'ana'])
  expect(countHere(state)).toBe(2)
})
