import { expect, test } from 'vitest'
import { claimRoute, may, offersTo, rolesOf } from './index.ts'
import { begun, Meeting, min, school, sec } from './testing.ts'

test('[PE1] a person with several roles may what any of them may', () => {
  const meeting = school()
  meeting.do('carmen', { type: 'role.give', role: 'moderator', person: 'carmen' })
  expect(rolesOf(meeting.state, 'carmen')).toEqual(['coordinator', 'moderator', 'participant'])
  expect(meeting.try('mario', { type: 'meeting.start' })).toBe('not-allowed')
  expect(meeting.try('carmen', { type: 'meeting.start' })).toBe('accepted')
})

test('[PE2] an observer watches: neither word, nor role, nor position, nor conformity', () => {
  const meeting = begun()
  expect(Object.entries(may).filter(([, row]) => row.observer).map(([type]) => type)).toEqual(['person.rename', 'rsvp.answer'])
  expect(meeting.try('olga', { type: 'turn.request' })).toBe('not-allowed')
  expect(meeting.try('mario', { type: 'turn.grant', person: 'olga', seen: null })).toBe('unknown-target')
  expect(meeting.try('carmen', { type: 'role.give', role: 'secretary', person: 'olga' })).toBe('unknown-target')
  expect(meeting.try('olga', { type: 'position.state', on: 'deal-1', answer: 'agree' })).toBe('not-allowed')
})

test('[PE3] who only looked in before the start did not attend', () => {
  const meeting = school()
  meeting.tell({ type: 'person.left', person: 'ana', since: meeting.now })
  meeting.wait(min(60)).do('mario', { type: 'meeting.start' })
  expect(meeting.state.people['ana']).toMatchObject({ attendance: 'absent', joinedAt: null, returns: 0 })
  meeting.wait(min(4)).join('ana')
  expect(meeting.state.people['ana']).toMatchObject({ attendance: 'present', joinedAt: meeting.now, returns: 0 })
})

test('[PE4] who opens the link after the end did not attend', () => {
  const meeting = begun()
  meeting.do('mario', { type: 'meeting.end' })
  meeting.join('late')
  expect(meeting.state.people['late']).toMatchObject({ attendance: 'absent', joinedAt: null })
})

test('[PE5] a lost line keeps role and queue place, and coming back is counted', () => {
  const meeting = begun()
  meeting.do('ana', { type: 'turn.request' })
  const fell = meeting.now
  meeting.wait(min(3)).tell({ type: 'person.left', person: 'ana', since: fell })
  expect(meeting.state.people['ana']).toMatchObject({ attendance: 'left', leftAt: fell })
  meeting.wait(min(1)).join('ana')
  expect(meeting.state.people['ana']).toMatchObject({ attendance: 'present', leftAt: null, returns: 1 })
  expect(meeting.state.queue.map((request) => request.person)).toEqual(['ana'])
})

test('[PE6] a lead link gives its role when it is free and takes it from nobody', () => {
  const meeting = school().join('other', ['moderator'])
  expect(meeting.state.roles.moderator).toBe('mario')
  expect(meeting.state.handovers.map(({ role, to, how }) => [role, to, how])).toEqual([
    ['coordinator', 'carmen', 'entered'], ['moderator', 'mario', 'entered'], ['secretary', 'sara', 'entered'],
  ])
})

test('[PE7] a merged duplicate is the other person: role, word, queue place and positions move over', () => {
  const meeting = begun().join('ana2')
  meeting.tell({ type: 'client.bound', client: 7, person: 'ana2' })
  meeting.do('carmen', { type: 'role.give', role: 'moderator', person: 'ana2' })
  meeting.do('ana2', { type: 'turn.request' })
  meeting.do('ana2', { type: 'position.state', on: 'deal-1', answer: 'doubts' })
  meeting.do('sara', { type: 'person.merge', from: 'ana2', into: 'ana' })
  expect(meeting.state.roles.moderator).toBe('ana')
  expect(meeting.state.clients).toEqual({ 7: 'ana' })
  expect(meeting.state.queue.map((request) => request.person)).toEqual(['ana'])
  expect(Object.keys(meeting.state.positions['deal-1'] ?? {})).toEqual(['ana'])
  expect(meeting.do('ana2', { type: 'turn.withdraw' }).by).toBe('ana')
  expect(meeting.try('sara', { type: 'person.merge', from: 'ana2', into: 'beto' })).toBe('already')
  expect(meeting.try('sara', { type: 'person.merge', from: 'beto', into: 'ana2' })).toBe('unknown-target')
})

test('[PE7] a duplicate that was tapped wrongly gives its place to the person it is', () => {
  const meeting = begun().join('ana2')
  meeting.grant('mario', 'beto')
  meeting.do('ana2', { type: 'turn.request' })
  meeting.grant('mario', 'ana2')
  meeting.do('sara', { type: 'person.merge', from: 'ana2', into: 'ana' })
  expect(meeting.state.turn?.person).toBe('ana')
  meeting.do('mario', { type: 'turn.restore', seen: meeting.state.turn?.id ?? null })
  expect(meeting.state.queue.map((request) => request.person)).toEqual(['ana'])
})

test('[PE8] the secretary writes in who has no device, with the moment they came', () => {
  const meeting = begun().wait(min(10))
  const event = meeting.do('sara', { type: 'presence.mark', name: 'Delia', channel: 'call', moment: meeting.now - min(6) })
  const person = 'person' in event ? event.person as string : ''
  expect(meeting.state.people[person]).toMatchObject({
    name: 'Delia', channel: 'call', attendance: 'present', joinedAt: meeting.now - min(6), addedBy: 'sara',
  })
  meeting.do('sara', { type: 'presence.mark', person, attendance: 'left' })
  expect(meeting.state.people[person]).toMatchObject({ attendance: 'left', leftAt: meeting.now })
  expect(meeting.try('sara', { type: 'presence.mark', channel: 'call' })).toBe('bad-command')
  expect(meeting.try('sara', { type: 'presence.mark', person: 'nobody', name: 'Eva' })).toBe('unknown-target')
  expect(meeting.try('mario', { type: 'presence.mark', name: 'Eva' })).toBe('not-allowed')
})

const claim = (meeting: Meeting, links: ('moderator' | 'coordinator' | 'secretary')[] = []) =>
  ({ links, now: meeting.now, presence: { absentSince: (id: string) => meeting.away.get(id) ?? null } })

test('[PE9] a free role is taken by whoever opened its link', () => {
  const meeting = school()
  meeting.do('mario', { type: 'role.give', role: 'moderator', person: null })
  expect(meeting.try('ana', { type: 'role.claim', role: 'moderator' })).toBe('not-allowed')
  meeting.links.set('ana', ['moderator'])
  expect(meeting.try('ana', { type: 'role.claim', role: 'moderator' })).toBe('accepted')
  meeting.links.set('beto', ['moderator'])
  expect(meeting.try('beto', { type: 'role.claim', role: 'moderator' })).toBe('role-taken')
})

test('[PE10] after three minutes without signal the role is offered to the next of the chain, not before', () => {
  const meeting = begun()
  meeting.away.set('mario', meeting.now)
  meeting.wait(min(3) - 1)
  expect(meeting.try('carmen', { type: 'role.claim', role: 'moderator' })).toBe('role-taken')
  meeting.wait(1)
  expect(offersTo(meeting.state, 'carmen', claim(meeting))).toEqual(['moderator'])
  expect(offersTo(meeting.state, 'sara', claim(meeting))).toEqual([])
  expect(meeting.try('sara', { type: 'role.claim', role: 'moderator' })).toBe('role-taken')
  expect(meeting.try('carmen', { type: 'role.claim', role: 'moderator' })).toBe('accepted')
  expect(meeting.state.handovers.at(-1)).toMatchObject({ role: 'moderator', from: 'mario', to: 'carmen', how: 'claimed' })
})

test('[PE11] who is away is passed over in the chain', () => {
  const meeting = begun()
  meeting.away.set('mario', meeting.now).set('carmen', meeting.now)
  meeting.wait(min(3))
  expect(claimRoute(meeting.state, 'sara', 'moderator', claim(meeting))).toBe('chain')
})

test('[PE12] with the whole lead team away for two minutes anybody who takes part may moderate', () => {
  const meeting = begun()
  for (const lead of ['mario', 'carmen', 'sara']) meeting.away.set(lead, meeting.now)
  meeting.wait(min(2) - 1)
  expect(meeting.try('ana', { type: 'role.claim', role: 'moderator' })).toBe('role-taken')
  meeting.wait(1)
  expect(meeting.try('olga', { type: 'role.claim', role: 'moderator' })).toBe('not-allowed')
  expect(meeting.try('ana', { type: 'role.claim', role: 'secretary' })).toBe('role-taken')
  expect(meeting.try('ana', { type: 'role.claim', role: 'moderator' })).toBe('accepted')
})

test('[PE13] coming back takes nothing from anybody', () => {
  const meeting = begun()
  meeting.away.set('mario', meeting.now)
  meeting.wait(min(3)).do('carmen', { type: 'role.claim', role: 'moderator' })
  meeting.away.clear()
  meeting.join('mario', ['moderator'])
  meeting.links.set('mario', ['moderator'])
  expect(meeting.state.roles.moderator).toBe('carmen')
})

test('[PE18] who was stood in for may take the role back, once, and only while the stand-in holds it', () => {
  const meeting = begun()
  meeting.away.set('mario', meeting.now)
  meeting.wait(min(3)).do('carmen', { type: 'role.claim', role: 'moderator' })
  meeting.away.clear()
  expect(claimRoute(meeting.state, 'mario', 'moderator', claim(meeting))).toBe('return')
  expect(meeting.try('mario', { type: 'role.claim', role: 'moderator' })).toBe('accepted')
  expect(meeting.state.roles.moderator).toBe('mario')
  expect(claimRoute(meeting.state, 'carmen', 'moderator', claim(meeting))).toBe(null)
  meeting.do('mario', { type: 'role.give', role: 'moderator', person: 'ana' })
  for (const person of ['mario', 'carmen']) expect(meeting.try(person, { type: 'role.claim', role: 'moderator' })).toBe('role-taken')
})

test('[PE14] a role is handed on by its holder or the coordinator, also in the middle of a turn', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  expect(meeting.try('sara', { type: 'role.give', role: 'moderator', person: 'beto' })).toBe('not-allowed')
  expect(meeting.try('mario', { type: 'role.give', role: 'moderator', person: 'ana' })).toBe('accepted')
  expect(meeting.try('carmen', { type: 'role.give', role: 'moderator', person: 'ana' })).toBe('already')
  expect(meeting.state.turn?.person).toBe('ana')
})

test('[PE15] who is removed leaves word, queue and roles, may ask nothing, and can be restored', () => {
  const meeting = begun()
  meeting.grant('mario', 'sara')
  expect(meeting.try('sara', { type: 'person.remove', person: 'carmen' })).toBe('not-allowed')
  expect(meeting.try('carmen', { type: 'person.remove', person: 'carmen' })).toBe('not-allowed')
  meeting.do('sara', { type: 'turn.request' })
  meeting.do('carmen', { type: 'person.remove', person: 'sara' })
  expect(meeting.state).toMatchObject({ turn: null, queue: [], roles: { secretary: null } })
  expect(meeting.try('sara', { type: 'turn.request' })).toBe('removed')
  meeting.do('carmen', { type: 'person.remove', person: 'sara', restore: true })
  expect(meeting.try('sara', { type: 'turn.request' })).toBe('accepted')
})

test('[PE16] the own name is anybody’s to correct, others’ the secretary’s and the coordinator’s', () => {
  const meeting = begun()
  meeting.do('olga', { type: 'person.rename', name: 'Olga Ríos' })
  expect(meeting.try('ana', { type: 'person.rename', person: 'beto', name: 'Roberto' })).toBe('not-allowed')
  meeting.do('sara', { type: 'person.rename', person: 'beto', name: 'Roberto', detail: '3.º B' })
  expect(meeting.state.people['olga']?.name).toBe('Olga Ríos')
  expect(meeting.state.people['beto']).toMatchObject({ name: 'Roberto', detail: '3.º B' })
})

test('[PE17] somebody nobody knows may ask nothing, whatever they call themselves', () => {
  const meeting = begun().wait(sec(1))
  for (const stranger of ['nobody', '__proto__', 'constructor', 'toString']) {
    expect(meeting.try(stranger, { type: 'turn.request' })).toBe('signed-out')
    expect(meeting.try('mario', { type: 'turn.grant', person: stranger, seen: null })).not.toBe('accepted')
  }
})
