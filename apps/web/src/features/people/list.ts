/* The people of a meeting in the order a list shows them, and the one word about where each of them is. Pure. */
import { leadRoles, type LeadRole, type MeetingState, type Person } from '@acta-viva/model/record'
import type { Presence } from '../../live/index.ts'

export type Stand = 'inRoom' | 'away' | 'silent' | 'left' | 'expected' | 'justified' | 'call' | 'inPerson' | 'shared'

/** Hidden behind a call is not gone; without a device the way they take part is what there is to say. */
export function standOf(person: Person, presence: ReadonlyMap<string, Presence>): Stand {
  const seen = presence.get(person.id)
  if (person.channel !== 'room') return person.attendance === 'left' ? 'left' : person.channel
  if (seen && seen.devices > 0) return seen.place === 'here' ? 'inRoom' : seen.place === 'away' ? 'away' : 'silent'
  if (person.attendance === 'justified') return 'justified'
  if (person.attendance === 'present') return 'silent'
  return person.attendance === 'left' ? 'left' : 'expected'
}

export const rolesOfPerson = (state: MeetingState, person: string): LeadRole[] => leadRoles.filter((role) => state.roles[role] === person)

const weight = (state: MeetingState, person: Person): number => {
  const roles = rolesOfPerson(state, person.id)
  if (roles.length > 0) return leadRoles.indexOf(roles[0]!)
  return person.attendance === 'present' ? 10 : 20
}

/** Lead team, then who is here, then the others; each by name. */
export const listed = (state: MeetingState, locale: string): Person[] => Object.values(state.people)
  .filter((person) => person.mergedInto === null && !person.removed)
  .toSorted((a, b) => weight(state, a) - weight(state, b) || a.name.localeCompare(b.name, locale))
