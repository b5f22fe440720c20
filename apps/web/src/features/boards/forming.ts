/* Making teams: pairs, threes or more, at random and as even as the number allows. Pure; the dice come in. */
import type { PersonId } from '@acta-viva/model/ids'
import type { Team } from '@acta-viva/model/record'

/** A fair shuffle (Fisher–Yates) with the given dice, each in [0, 1). */
export function shuffled<T>(list: readonly T[], dice: () => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(dice() * (i + 1))
    const held = out[i] as T
    out[i] = out[j] as T
    out[j] = held
  }
  return out
}

/**
 * Splits people into teams of about `size`; nobody is left alone while there are two, and sizes differ by one at most.
 * `nameOf` names the n-th team, from 1.
 */
export function drawTeams(
  people: readonly PersonId[], size: number, dice: () => number, makeId: () => string, nameOf: (n: number) => string, guide: boolean,
): Team[] {
  const count = Math.max(1, Math.floor(people.length / Math.max(2, size)) + (people.length % size > size / 2 ? 1 : 0))
  const teams: Team[] = Array.from({ length: Math.min(count, Math.max(1, people.length)) }, (_, i) => ({ id: makeId(), name: nameOf(i + 1), members: [], guide }))
  shuffled(people, dice).forEach((person, i) => teams[i % teams.length]?.members.push(person))
  return teams
}

/** Puts a person into one team and out of the others. */
export const placed = (teams: readonly Team[], person: PersonId, team: string): Team[] => teams.map((one) => {
  const others = one.members.filter((member) => member !== person)
  return { ...one, members: one.id === team ? [...others, person] : others }
})
