import { expect, test } from 'vitest'
import { fairness, meetingView, notHeardYet, ownShare, planOf, queuePlace, speakerClock, suggestNext } from './index.ts'
import { agenda, begun, type Meeting, min, sec, tableOf } from './testing.ts'

const order = (meeting: Meeting) => meeting.state.queue.map((request) => request.person)

test('[FL1] [FL2] [FL5] a point of order goes first, then an answer to the speaker, then the rest by arrival', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  meeting.do('beto', { type: 'turn.request', kind: 'question' })
  meeting.do('cira', { type: 'turn.request' })
  meeting.do('sara', { type: 'turn.request', kind: 'answer' })
  meeting.do('carmen', { type: 'turn.request', kind: 'order' })
  expect(order(meeting)).toEqual(['carmen', 'sara', 'beto', 'cira'])
  expect(meeting.state.queue[1]).toMatchObject({ kind: 'answer', to: 'ana' })
})

test('[FL3] between turns the last speaker still counts; once another has the word an answer falls back to its arrival', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  meeting.do('beto', { type: 'turn.request' })
  meeting.do('cira', { type: 'turn.request', kind: 'answer', to: 'ana' })
  meeting.do('ana', { type: 'turn.end', seen: meeting.state.turn?.id ?? null })
  expect(order(meeting)).toEqual(['cira', 'beto'])
  meeting.grant('mario', 'carmen')
  expect(order(meeting)).toEqual(['beto', 'cira'])
})

test('[FL4] who is placed by hand stays exactly there, and later requests follow the rule', () => {
  const meeting = begun()
  for (const person of ['ana', 'beto', 'cira']) meeting.do(person, { type: 'turn.request' })
  meeting.do('mario', { type: 'queue.move', person: 'cira', before: 'ana' })
  expect(order(meeting)).toEqual(['cira', 'ana', 'beto'])
  meeting.do('mario', { type: 'queue.move', person: 'cira', before: null })
  expect(order(meeting)).toEqual(['ana', 'beto', 'cira'])
  meeting.do('mario', { type: 'queue.move', person: 'beto', before: 'ana' })
  meeting.do('sara', { type: 'turn.request' })
  expect(order(meeting)).toEqual(['beto', 'ana', 'cira', 'sara'])
  meeting.do('carmen', { type: 'turn.request', kind: 'order' })
  meeting.do('mario', { type: 'queue.move', person: 'ana', before: 'carmen' })
  expect(order(meeting)).toEqual(['ana', 'carmen', 'beto', 'cira', 'sara'])
  meeting.do('mario', { type: 'queue.move', person: 'carmen', before: null })
  expect(order(meeting)).toEqual(['ana', 'beto', 'cira', 'sara', 'carmen'])
  expect(meeting.try('mario', { type: 'queue.move', person: 'ana', before: 'ana' })).toBe('bad-command')
  expect(meeting.try('mario', { type: 'queue.move', person: 'mario', before: null })).toBe('unknown-target')
})

test('[FL6] asking again refines the request and keeps its place', () => {
  const meeting = begun()
  meeting.do('ana', { type: 'turn.request' })
  const asked = meeting.state.queue[0]
  meeting.wait(sec(5)).do('beto', { type: 'turn.request' })
  meeting.wait(sec(5)).do('ana', { type: 'turn.request', kind: 'question', subject: 'los textos' })
  expect(meeting.state.queue).toEqual([
    { ...asked, kind: 'question', subject: 'los textos' }, expect.objectContaining({ person: 'beto' }),
  ])
})

test('[FL7] my place comes with an estimate: what is left of this turn and a turn for each before me', () => {
  const meeting = begun()
  meeting.grant('mario', 'carmen')
  for (const person of ['ana', 'beto', 'cira']) meeting.do(person, { type: 'turn.request' })
  expect(queuePlace(meeting.state, 'cira', meeting.now + min(2))).toEqual({ place: 3, waitMs: min(1 + 3 + 3) })
  expect(queuePlace(meeting.state, 'cira', meeting.now + min(20))).toEqual({ place: 3, waitMs: min(6) })
  expect(queuePlace(meeting.state, 'mario', meeting.now)).toBeNull()
})

test('[FL8] nobody is put in the queue by another; the secretary asks for who is on the phone, and it shows', () => {
  const meeting = begun()
  const event = meeting.do('sara', { type: 'presence.mark', name: 'Delia', channel: 'call' })
  const delia = 'person' in event ? event.person as string : ''
  expect(meeting.try('sara', { type: 'turn.request', person: 'ana' })).toBe('not-allowed')
  expect(meeting.try('mario', { type: 'turn.request', person: delia })).toBe('not-allowed')
  meeting.do('sara', { type: 'turn.request', person: delia })
  expect(meeting.state.queue[0]).toMatchObject({ person: delia, askedBy: 'sara' })
  expect(meeting.try('ana', { type: 'turn.withdraw', person: delia })).toBe('not-allowed')
  meeting.grant('mario', delia)
  expect(meeting.state.turn).toMatchObject({ person: delia, asked: true, askedBy: 'sara' })
})

test('[FL9] a closed queue takes points of order only; who is in it stays and may refine', () => {
  const meeting = begun()
  meeting.do('ana', { type: 'turn.request' })
  meeting.do('mario', { type: 'queue.close' })
  expect(meeting.try('beto', { type: 'turn.request' })).toBe('queue-closed')
  expect(meeting.try('ana', { type: 'turn.request', subject: 'la fecha' })).toBe('accepted')
  expect(meeting.try('beto', { type: 'turn.request', kind: 'order' })).toBe('accepted')
  expect(order(meeting)).toEqual(['beto', 'ana'])
})

test('[FL10] giving the word ends the running turn at the same moment', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  meeting.wait(min(1)).grant('mario', 'beto')
  expect(meeting.state.turn).toMatchObject({ person: 'beto', intervals: [{ from: meeting.now, to: null }] })
  expect(meeting.state.turns).toMatchObject([{ person: 'ana', endedAt: meeting.now }])
})

test('[FL11] two people pressing "next" at once skip nobody: the second is refused as stale', () => {
  const meeting = begun()
  for (const person of ['ana', 'beto']) meeting.do(person, { type: 'turn.request' })
  meeting.do('mario', { type: 'turn.grant', person: 'ana', seen: null })
  expect(meeting.try('carmen', { type: 'turn.grant', person: 'ana', seen: null })).toBe('stale')
  expect(meeting.try('carmen', { type: 'turn.grant', person: 'beto', seen: null })).toBe('stale')
  expect(meeting.try('carmen', { type: 'turn.end', seen: null })).toBe('stale')
  expect(order(meeting)).toEqual(['beto'])
})

test('[FL12] the last speaker is brought back with the time used; who was tapped wrongly gets the place back', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  for (const person of ['beto', 'cira']) meeting.do(person, { type: 'turn.request' })
  meeting.wait(min(1)).grant('mario', 'beto')
  meeting.wait(sec(20)).do('mario', { type: 'turn.restore', seen: meeting.state.turn?.id ?? null })
  meeting.wait(sec(10))
  expect(speakerClock(meeting.state, meeting.now)).toMatchObject({ person: 'ana', used: sec(70), running: true })
  expect(order(meeting)).toEqual(['beto', 'cira'])
})

test('[FL13] yielding gives the rest of the time to the next; with nobody waiting or nothing left it is refused', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana', min(3))
  const seen = meeting.state.turn?.id ?? null
  expect(meeting.try('ana', { type: 'turn.yield', seen })).toBe('not-now')
  meeting.do('beto', { type: 'turn.request', subject: 'la rúbrica' })
  meeting.wait(min(1))
  expect(meeting.try('beto', { type: 'turn.yield', seen })).toBe('not-allowed')
  meeting.do('ana', { type: 'turn.yield', seen })
  expect(meeting.state.turn).toMatchObject({ person: 'beto', given: min(2), subject: 'la rúbrica', asked: true })
  meeting.do('cira', { type: 'turn.request' })
  meeting.wait(min(2))
  expect(meeting.try('beto', { type: 'turn.yield', seen: meeting.state.turn?.id ?? null })).toBe('too-late')
})

test('[FL14] a turn belongs to the block it began in and goes on when the block changes', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.grant('mario', 'ana')
  meeting.block('mario', 'causes')
  expect(meeting.state.turn).toMatchObject({ person: 'ana', block: 'opening' })
})

test('[FL15] turns and time so far are counted per person, and stay out of the public view', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  meeting.wait(min(2)).grant('mario', 'beto')
  meeting.wait(min(1)).grant('mario', 'ana')
  meeting.wait(min(1))
  expect(fairness(meeting.state, meeting.now).filter((share) => share.turns > 0)).toEqual([
    { person: 'ana', turns: 2, ms: min(3) }, { person: 'beto', turns: 1, ms: min(1) },
  ])
  expect(ownShare(meeting.state, 'ana', meeting.now)).toEqual({ person: 'ana', turns: 2, ms: min(3) })
  expect(fairness(meeting.state, meeting.now).map((share) => share.person)).not.toContain('olga')
  const view = meetingView(meeting.state, planOf(tableOf(agenda)), meeting.now)
  expect(JSON.stringify(view)).not.toMatch(/fairness|"undo"|"pinned"|"request"/)
})

test('[FL23] the times of a turn that ended are told to who moderates and to who spoke; while it runs, to all', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  meeting.wait(min(2)).grant('mario', 'beto')
  meeting.wait(sec(50))
  const read = (viewer: string | null) => meetingView(meeting.state, planOf(tableOf(agenda)), meeting.now, viewer)
  for (const viewer of [null, 'beto', 'carmen', 'sara', 'olga', 'nobody', '__proto__']) {
    expect(Object.keys(read(viewer).turns[0] ?? {}).toSorted(), String(viewer)).toEqual(
      ['asked', 'askedBy', 'block', 'grantedBy', 'id', 'kind', 'person', 'step', 'subject', 'to'])
    expect(read(viewer).turn).toMatchObject({ person: 'beto', used: sec(50) })
  }
  for (const viewer of ['mario', 'ana']) expect(read(viewer).turns).toMatchObject([{ person: 'ana', used: min(2), given: min(3) }])
  meeting.do('carmen', { type: 'role.give', role: 'moderator', person: 'sara' })
  expect(read('sara').turns).toMatchObject([{ used: min(2) }])
  expect(read('mario').turns[0]).not.toHaveProperty('used')
})

test('[FL16] who is here and has not been heard is named, but the moderator and observers', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  expect(notHeardYet(meeting.state)).toEqual(['carmen', 'sara', 'beto', 'cira'])
})

test('[FL17] one next is suggested with its reason, and the head of the queue stays the head', () => {
  const meeting = begun()
  const spoke = (person: string, minutes: number) => {
    meeting.grant('mario', person)
    meeting.wait(min(minutes)).do('mario', { type: 'turn.end', seen: meeting.state.turn?.id ?? null })
  }
  expect(suggestNext(meeting.state, meeting.now)).toBeNull()
  spoke('ana', 2)
  meeting.do('ana', { type: 'turn.request' })
  meeting.do('beto', { type: 'turn.request' })
  expect(suggestNext(meeting.state, meeting.now)).toEqual({ person: 'beto', reason: 'never-spoke' })
  expect(order(meeting)).toEqual(['ana', 'beto'])
  spoke('beto', 1)
  meeting.do('beto', { type: 'turn.request' })
  expect(suggestNext(meeting.state, meeting.now)).toEqual({ person: 'beto', reason: 'least-time' })
  spoke('beto', 1)
  meeting.do('beto', { type: 'turn.request' })
  expect(suggestNext(meeting.state, meeting.now)).toEqual({ person: 'ana', reason: 'fewest-turns' })
  meeting.do('beto', { type: 'turn.request', kind: 'order' })
  expect(suggestNext(meeting.state, meeting.now)).toEqual({ person: 'beto', reason: 'first-asked' })
})

test('[FL18] the word may be given to anybody who came, asked or not, also while their line is gone', () => {
  const meeting = begun()
  meeting.tell({ type: 'person.left', person: 'ana', since: meeting.now })
  meeting.grant('mario', 'ana')
  expect(meeting.state.turn).toMatchObject({ person: 'ana', asked: false })
  meeting.do('sara', { type: 'presence.mark', person: 'beto', attendance: 'absent' })
  expect(meeting.try('mario', { type: 'turn.grant', person: 'beto',
    seen: meeting.state.turn?.id ?? null })).toBe('unknown-target')
})

test('[FL19] a turn lasts what the meeting chose; an extension repeats the last one', () => {
  const meeting = begun()
  meeting.grant('mario', 'ana')
  expect(meeting.state.turn?.given).toBe(min(3))
  meeting.do('mario', { type: 'turn.extend' })
  meeting.do('mario', { type: 'turn.extend', ms: sec(30) })
  meeting.do('mario', { type: 'turn.extend' })
  expect(meeting.state.turn).toMatchObject({ given: min(3), extended: sec(60 + 30 + 30) })
  meeting.do('mario', { type: 'turn.length', ms: min(5) })
  meeting.grant('mario', 'beto')
  expect(meeting.state.turn).toMatchObject({ given: min(5), extended: 0 })
})

test('[FL20] a speaker ends their own turn and nobody else’s', () => {
  const meeting = begun()
  const seen = meeting.grant('mario', 'ana').id
  expect(meeting.try('beto', { type: 'turn.end', seen })).toBe('not-allowed')
  expect(meeting.try('ana', { type: 'turn.end', seen })).toBe('accepted')
  expect(meeting.try('ana', { type: 'turn.extend' })).toBe('not-allowed')
})

test('[FL21] an answer is to whoever speaks now', () => {
  const meeting = begun()
  expect(meeting.try('beto', { type: 'turn.request', kind: 'answer' })).toBe('not-now')
  meeting.grant('mario', 'ana')
  expect(meeting.try('ana', { type: 'turn.request', kind: 'answer' })).toBe('not-now')
  expect(meeting.try('beto', { type: 'turn.request', kind: 'answer', to: 'cira' })).toBe('stale')
  expect(meeting.try('beto', { type: 'turn.request', kind: 'answer', to: 'ana' })).toBe('accepted')
})
