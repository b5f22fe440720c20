/* A device that changes hands: the session ends, everybody's key stays, and the person is offered here by name. */
import { afterEach, expect, test, vi } from 'vitest'
import { knownMeeting, rememberMeeting } from '../device/known-meetings.ts'
import { leaveToAnother } from './leave.ts'

const P = 'abcdefghijklmnopqrstu1'
afterEach(() => { vi.unstubAllGlobals(); localStorage.clear() })

test('[EN7] whoever comes next is asked for a name with everybody\u2019s key; without a line nothing changes', async () => {
  const person = { id: 'p', name: 'Eva Ríos', token: 't' }
  rememberMeeting({ id: 'k7m2', title: 'Reunión', key: `${P}.${P}`, role: 'moderator', person }, 1)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')))
  expect(await leaveToAnother('k7m2')).toBe(false)
  expect(knownMeeting('k7m2')).toMatchObject({ key: `${P}.${P}`, person })
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => { asked.push(path); return Promise.resolve(new Response(null, { status: 204 })) })
  expect(await leaveToAnother('k7m2')).toBe(true)
  expect(asked).toEqual(['/api/meetings/k7m2/leave'])
  expect(knownMeeting('k7m2')).toMatchObject({ title: 'Reunión', key: P, role: 'participant', person: null, others: [person] })
  const next = { id: 'q', name: 'Ada Paz', token: 'u' }
  rememberMeeting({ id: 'k7m2', person: next }, 2)
  expect(await leaveToAnother('k7m2')).toBe(true)
  expect(knownMeeting('k7m2')?.others).toEqual([next, person])
})
