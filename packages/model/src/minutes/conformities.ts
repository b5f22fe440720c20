/*
 * Section 16: who agreed with the acta, what was corrected, and its versions. It lives on after closing, so it comes from the
 * record alone and stays outside the content that is hashed.
 */
import { leadRoles } from '../record/roles.ts'
import type { MeetingState } from '../record/state.ts'
import { cleanLine, cleanText, safely } from './clean.ts'
import { nameFor, personFor } from './source.ts'
import { sectionKeys, type ConformitiesSection } from './types.ts'

/** Conformities, corrections and versions of a meeting, from its record. */
export function conformitiesOf(state: MeetingState): ConformitiesSection {
  const name = (id: string | null) => nameFor(state, id)
  const confirmed = new Map(Object.entries(state.confirmations).flatMap(([id, at]) => {
    const person = personFor(state, id)
    return person === undefined || person.removed ? [] : [[person.id, { person, at }] as const]
  }))
  const people = [...confirmed.values()].sort((a, b) => a.at - b.at).map(({ person, at }) => ({
    id: person.id, name: cleanLine(person.name), detail: cleanLine(person.detail),
    roles: leadRoles.filter((role) => personFor(state, state.roles[role])?.id === person.id), at,
  }))
  const could = Object.values(state.people).filter((person) => !person.removed && person.mergedInto === null &&
    person.standing === 'participant' && (person.attendance === 'present' || person.attendance === 'left'))
  return safely({
    n: sectionKeys.indexOf('conformities') + 1, key: 'conformities', status: people.length > 0 ? 'complete' : 'empty',
    filledBy: 'everyone',
    people, of: could.length,
    corrections: state.corrections.map(({ id, section, paragraph, text, by, at, outcome }) => ({
      id, section, paragraph, text: cleanText(text), by: name(by), at,
      outcome: outcome === null ? null : { accepted: outcome.accepted, answer: cleanText(outcome.answer), by: name(outcome.by),
        at: outcome.at },
    })),
    versions: state.versions.map(({ version, sha256, closedAt, closedBy, reason }) =>
      ({ version, sha256, closedAt, closedBy: name(closedBy), reason: cleanLine(reason) })),
    reopenings: state.reopenings.map(({ by, at, reason }) => ({ by: name(by), at, reason: cleanLine(reason) })),
  })
}
