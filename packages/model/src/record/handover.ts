/*
 * Who holds the three lead roles, and how they change hands.
 *
 * A role has one holder or none; every change is kept with who did it, so that everybody sees who acts. Coming back to the
 * meeting never takes a role back by itself. Who may take a role right now is judged in standIn.ts.
 */
import type { Millis, PersonId } from '../ids.ts'
import { leadRoles, type LeadRole, type Role } from './roles.ts'
import { personOf, resolvePerson, type Rules, takesPart } from './rule.ts'
import type { Handover, MeetingState } from './state.ts'

/** Puts a role in somebody's hands (null: nobody's) and keeps the change. */
export function hold(
  state: MeetingState, role: LeadRole, to: PersonId | null, event: { by: PersonId; at: Millis }, how: Handover['how'],
): MeetingState {
  const entry: Handover = { role, from: state.roles[role], to, by: resolvePerson(state, event.by), at: event.at, how }
  return { ...state, roles: { ...state.roles, [role]: to }, handovers: [...state.handovers, entry] }
}

/** Frees every role somebody holds. */
export const release = (state: MeetingState, person: PersonId, event: { by: PersonId; at: Millis }): MeetingState =>
  leadRoles.reduce((so, role) => (so.roles[role] === person ? hold(so, role, null, event, 'given') : so), state)

/** Every role of a person, lead roles first; none for somebody unknown or removed. */
export function rolesOf(state: MeetingState, id: PersonId): Role[] {
  const person = personOf(state, id)
  return person ? [...leadRoles.filter((role) => state.roles[role] === person.id), person.standing] : []
}

/** Whether they hold one of the three lead roles. */
export const leads = (state: MeetingState, id: PersonId): boolean =>
  leadRoles.some((role) => state.roles[role] === resolvePerson(state, id))

export const roleRules: Rules<'role.give' | 'role.claim'> = {
  'role.give': {
    fits: (state, event) => {
      const to = event.person === null ? null : resolvePerson(state, event.person)
      if (to !== null && !takesPart(state, to)) return 'unknown-target'
      return state.roles[event.role] === to ? 'already' : null
    },
    apply: (state, event) => hold(state, event.role, event.person === null ? null : resolvePerson(state, event.person), event,
      'given'),
  },
  'role.claim': {
    fits: (state, event) => (!takesPart(state, event.by) ? 'unknown-target'
      : state.roles[event.role] === resolvePerson(state, event.by) ? 'already' : null),
    apply: (state, event) => hold(state, event.role, resolvePerson(state, event.by), event, 'claimed'),
  },
}
