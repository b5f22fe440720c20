/*
 * Two rows, one person: what the duplicate did becomes the other's.
 *
 * Roles, word, queue place, positions, answers, teams and the devices' ids move over; where both have something the kept person's
 * own stands. The duplicate stays as a pointer, so that later events under its id still find the right person.
 */
import type { PersonId } from '../ids.ts'
import { leadRoles } from './roles.ts'
import { requestOf, sortQueue } from './queue.ts'
import { own, personOf, type Rules } from './rule.ts'
import type { MeetingState, Person, Turn } from './state.ts'

const earliest = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b))

function joined(from: Person, into: Person): Person {
  const [here, other] = from.attendance === 'present' && into.attendance !== 'present' ? [from, into] : [into, from]
  return {
    ...into, detail: into.detail || from.detail, standing: from.standing === 'participant' ? 'participant' : into.standing,
    channel: here.channel, attendance: here.joinedAt === null && other.joinedAt !== null ? other.attendance : here.attendance,
    joinedAt: earliest(from.joinedAt, into.joinedAt), leftAt: here.attendance === 'present' ? null : here.leftAt ?? other.leftAt,
    returns: from.returns + into.returns, rsvp: into.rsvp ?? from.rsvp,
  }
}

function mergePeople(state: MeetingState, from: Person, into: Person): MeetingState {
  const swap = (id: PersonId): PersonId => (id === from.id ? into.id : id)
  const maybe = (id: PersonId | null) => (id === null ? null : swap(id))
  const unique = (list: readonly PersonId[]) => [...new Set(list.map(swap))]
  const move = <T extends { person: PersonId; to: PersonId | null }>(one: T): T =>
    ({ ...one, person: swap(one.person), to: maybe(one.to) })
  const moveTurn = (turn: Turn): Turn => ({ ...move(turn), request: turn.request && move(turn.request) })
  const keep = <T>(record: Record<PersonId, T>, change: (one: T) => T): Record<PersonId, T> => {
    const { [from.id]: theirs, ...rest } = record
    return theirs === undefined || own(record, into.id) !== undefined ? rest : { ...rest, [into.id]: change(theirs) }
  }
  const twice = requestOf(state, from.id) && requestOf(state, into.id)
  return sortQueue({
    ...state,
    people: { ...state.people, [from.id]: { ...from, mergedInto: into.id }, [into.id]: joined(from, into) },
    clients: Object.fromEntries(Object.entries(state.clients).map(([client, person]) => [client, swap(person)])),
    roles: Object.fromEntries(leadRoles.map((role) => [role, maybe(state.roles[role])])) as MeetingState['roles'],
    queue: state.queue.filter((request) => !twice || request.person !== from.id).map(move),
    turn: state.turn && moveTurn(state.turn), turns: state.turns.map(moveTurn),
    positions: Object.fromEntries(Object.entries(state.positions).map(([on, by]) =>
      [on, keep(by, (position) => ({ ...position, person: into.id }))])),
    answers: Object.fromEntries(Object.entries(state.answers).map(([step, one]) => [step, { ...one, ready: unique(one.ready) }])),
    teams: { ...state.teams, list: withoutDuplicates(state.teams.list, from.id, into.id) },
    blocks: Object.fromEntries(Object.entries(state.blocks).map(([id, run]) =>
      [id, run.opener ? { ...run, opener: { ...run.opener, person: swap(run.opener.person) } } : run])),
    confirmations: keep(state.confirmations, (at) => at),
  })
}

/** The duplicate leaves its team if the other already has one, else its seat passes over. */
function withoutDuplicates(list: MeetingState['teams']['list'], from: PersonId, into: PersonId): MeetingState['teams']['list'] {
  const seated = list.some((team) => team.members.includes(into))
  return list.map((team) => ({
    ...team, members: team.members.flatMap((member) => (member !== from ? [member] : seated ? [] : [into])),
  }))
}

export const mergeRules: Rules<'person.merge'> = {
  'person.merge': {
    fits: (state, event) => {
      const from = own(state.people, event.from)
      const into = own(state.people, event.into)
      if (!from || !into || into.mergedInto !== null || into.removed) return 'unknown-target'
      return from === into ? 'bad-command' : from.mergedInto !== null ? 'already' : null
    },
    apply: (state, event) => {
      const from = own(state.people, event.from)
      const into = personOf(state, event.into)
      return from && into ? mergePeople(state, from, into) : state
    },
  },
}
