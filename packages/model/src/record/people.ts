/*
 * Who is in the meeting, who came and who left.
 *
 * One person is one row, whatever their devices; a duplicate is merged and then stands for the other, nothing of it is lost.
 * Attendance follows the line and what the secretary marks. Before the start looking in is not attending; after the end neither.
 */
import type { Millis, PersonId } from '../ids.ts'
import type { EventOf } from './events.ts'
import { hold, release } from './handover.ts'
import { leaveQueue } from './queue.ts'
import { always, own, personOf, putPerson, resolvePerson, type Rules } from './rule.ts'
import type { MeetingState, Person } from './state.ts'
import { endTurn } from './turns.ts'

const newPerson = (id: PersonId, name: string): Person => ({
  id, name, detail: '', standing: 'participant', channel: 'room', attendance: 'absent', reason: '', joinedAt: null, leftAt: null,
  returns: 0, addedBy: null, mergedInto: null, removed: false, rsvp: null,
})

function arrival(state: MeetingState, person: Person, at: Millis): Person {
  if (state.phase === 'ended' || state.phase === 'closed') return person
  if (person.attendance === 'present') return person
  if (state.phase === 'draft' || person.joinedAt === null) return { ...person, attendance: 'present', joinedAt: at, leftAt: null }
  return { ...person, attendance: 'present', leftAt: null, returns: person.returns + 1 }
}

function join(state: MeetingState, event: EventOf<'person.joined'>): MeetingState {
  const known = personOf(state, event.person)
  const person = known ?? { ...newPerson(event.person, event.name), standing: event.standing }
  const named = state.phase === 'closed' && known ? person
    : { ...person, name: event.name || person.name, detail: event.detail ?? person.detail }
  const standing = event.standing === 'participant' ? 'participant' : person.standing
  const here = arrival(state, { ...named, standing }, event.at)
  return (event.roles ?? []).reduce(
    (so, role) => (so.roles[role] === null && here.standing === 'participant' ? hold(so, role, here.id, event, 'entered') : so),
    putPerson(state, here),
  )
}

/** What the secretary says about somebody. A moment lies never after the event. */
function mark(state: MeetingState, event: EventOf<'presence.mark'>): MeetingState {
  const known = personOf(state, event.person)
  const person: Person = known ?? { ...newPerson(event.person, ''), channel: 'inPerson', addedBy: resolvePerson(state, event.by) }
  const moment = Math.min(event.moment ?? event.at, event.at)
  const attendance = event.attendance ?? (known ? person.attendance : 'present')
  const told: Person = {
    ...person, attendance, name: event.name ?? person.name, detail: event.detail ?? person.detail,
    channel: event.channel ?? person.channel, reason: event.reason ?? person.reason,
  }
  const given = event.moment !== undefined
  const times: Record<Person['attendance'], Pick<Person, 'joinedAt' | 'leftAt'>> = {
    present: { joinedAt: given || person.joinedAt === null ? moment : person.joinedAt, leftAt: null },
    left: { joinedAt: Math.min(person.joinedAt ?? moment, moment),
      leftAt: given || person.leftAt === null ? moment : person.leftAt },
    absent: { joinedAt: null, leftAt: null },
    justified: { joinedAt: null, leftAt: null },
  }
  const marked = putPerson(state, { ...told, ...times[attendance] })
  return attendance === 'present' ? marked : quiet(marked, person.id, event.at, attendance !== 'left')
}

/** Somebody who is not here neither speaks nor waits; a queue place survives a lost line, not an absence. */
function quiet(state: MeetingState, person: PersonId, at: Millis, absent: boolean): MeetingState {
  const silent = state.turn?.person === person && absent ? endTurn(state, at) : state
  return absent ? leaveQueue(silent, person) : silent
}

function remove(state: MeetingState, event: EventOf<'person.remove'>): MeetingState {
  const person = own(state.people, resolvePerson(state, event.person))
  if (!person) return state
  if (event.restore) return putPerson(state, { ...person, removed: false })
  const gone: Person = { ...person, removed: true, attendance: person.joinedAt === null ? person.attendance : 'left',
    leftAt: person.leftAt ?? event.at }
  return quiet(release(putPerson(state, gone), person.id, event), person.id, event.at, true)
}

type PeopleEvents = 'client.bound' | 'person.joined' | 'person.left' | 'presence.mark' | 'person.rename' | 'person.remove'
  | 'roster.set' | 'rsvp.answer'

export const peopleRules: Rules<PeopleEvents> = {
  'client.bound': {
    fits: (state, event) => (!personOf(state, event.person) ? 'unknown-target'
      : own(state.clients, String(event.client)) === undefined ? null : 'already'),
    apply: (state, { client, person }) => ({ ...state, clients: { ...state.clients, [client]: resolvePerson(state, person) } }),
  },
  'person.joined': {
    fits: (state, event) => (own(state.people, resolvePerson(state, event.person))?.removed ? 'removed' : null),
    apply: join,
  },
  'person.left': {
    fits: (state, event) => {
      const person = personOf(state, event.person)
      if (!person) return 'unknown-target'
      const over = state.phase === 'ended' || state.phase === 'closed'
      return over || person.attendance !== 'present' || person.channel !== 'room' ? 'not-now' : null
    },
    apply: (state, { person, since, at }) => {
      const who = personOf(state, person)
      if (!who) return state
      return putPerson(state, { ...who, attendance: 'left', leftAt: Math.max(who.joinedAt ?? 0, Math.min(since, at)) })
    },
  },
  'presence.mark': {
    fits: (state, event) => {
      const known = own(state.people, resolvePerson(state, event.person))
      if (known?.removed) return 'unknown-target'
      return event.name === '' || (known === undefined && event.name === undefined) ? 'bad-command' : null
    },
    apply: mark,
  },
  'person.rename': {
    fits: (state, event) => (!personOf(state, event.person) ? 'unknown-target' : event.name === '' ? 'bad-command' : null),
    apply: (state, event) => {
      const person = personOf(state, event.person)
      return person ? putPerson(state, { ...person, name: event.name, detail: event.detail ?? person.detail }) : state
    },
  },
  'person.remove': {
    fits: (state, event) => {
      const person = own(state.people, resolvePerson(state, event.person))
      if (!person) return 'unknown-target'
      return person.removed === !event.restore ? 'already' : null
    },
    apply: remove,
  },
  'roster.set': {
    fits: always,
    apply: (state, { names }) => ({ ...state, roster: names.map(({ name, detail }) => ({ name, detail: detail ?? '' })) }),
  },
  'rsvp.answer': {
    fits: (state, event) => (!personOf(state, event.by) ? 'unknown-target' : null),
    apply: (state, event) => {
      const person = personOf(state, event.by)
      return person ? putPerson(state, { ...person, rsvp: event.answer }) : state
    },
  },
}
