/* Each way of arriving at a meeting's link, on a device that knows nothing, something, or more than the link says. */
import { expect, test } from 'vitest'
import type { KnownMeeting } from '../../device/known-meetings.ts'
import { arrive } from './arrival.ts'

const P = 'abcdefghijklmnopqrstu1'
const lead = `${P}.ABCDEFGHIJKLMNOPQRSTU2`
const other = `${P}.ABCDEFGHIJKLMNOPQRSTU3`
const rosa = { id: 'p', name: 'Rosa', token: 'tok' }
const known = (key: string, person: KnownMeeting['person'] = rosa): KnownMeeting =>
  ({ id: 'm', title: '', community: '', startsAt: null, minutes: null, role: 'participant', key, person, others: [], links: null,
    callUrl: '', labels: 'school', communityLink: '', madeBy: '', seenAt: 1 })

test('a new device asks for a name, with a personal link it says so', () => {
  expect(arrive(P, undefined)).toEqual({ do: 'ask', key: P, lead: false })
  expect(arrive(lead, undefined)).toEqual({ do: 'ask', key: lead, lead: true })
})
test('a link without its key, or with a part of it, is cut', () => {
  expect(arrive('', undefined)).toEqual({ do: 'cut' })
  expect(arrive(P.slice(0, 9), undefined)).toEqual({ do: 'cut' })
})
test('a known device needs no key and comes back as the same person', () => {
  expect(arrive('', known(P))).toEqual({ do: 'return', key: P, name: 'Rosa', token: 'tok' })
  expect(arrive(P.slice(0, 9), known(P))).toMatchObject({ do: 'return', key: P })
})
test('[EN4] the participant link never weakens what the device holds', () => {
  expect(arrive(P, known(lead))).toMatchObject({ do: 'return', key: lead })
})
test('[EN4] a stronger link adds its role to the same person', () => {
  expect(arrive(lead, known(P))).toEqual({ do: 'rejoin', key: lead, name: 'Rosa', token: 'tok' })
  expect(arrive(other, known(lead))).toMatchObject({ do: 'rejoin', key: other })
})
test('whoever made the meeting and has not entered is asked for a name with the key kept here', () => {
  expect(arrive(P, known(lead, null))).toEqual({ do: 'ask', key: lead, lead: true })
})
