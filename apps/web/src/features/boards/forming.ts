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
 * Splits people into teams of about `size`, into two at least from four people on; nobody is left alone while there are two, and sizes
 * differ by one at most.
 * `nameOf` names the n-th team, from 1.
 */
export function drawTeams(
  people: readonly PersonId[], size: number, dice: () => number, makeId: () => string, nameOf: (n: number) => string, guide: boolean,
): Team[] {
  const count = Math.max(people.length < 4 ? 1 : 2, Math.floor(people.length / Math.max(2, size)) + (people.length % size > size / 2 ? 1 : 0))
  const teams: Team[] = Array.from({ length: Math.min(count, Math.max(1, people.length)) }, (_, i) => ({ id: makeId(), name: nameOf(i + 1), members: [], guide }))
  shuffled(people, dice).forEach((person, i) => teams[i % teams.length]?.members.push(person))
  return teams
}

/** Puts a person into one team and out of the others. */
export const placed = (teams: readonly Team[], person: PersonId, team: string): Team[] => teams.map((one) => {
  const others = one.members.filter((member) => member !== person)
  return { ...one, members: one.id === team ? [...others, person] : others }
})

/** Words alike whatever their accents and case. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/**
 * One team for each indicator, with those whose latest card names it; who named none stays without a team, to be placed by hand.
 * A name counts by its first word ("Razonamiento" for "Razonamiento crítico").
 */
export function teamsByIndicator(
  people: readonly PersonId[], cards: readonly { by: PersonId; at: number; text: string }[], indicators: readonly string[], makeId: () => string, guide: boolean,
): Team[] {
  const chosen = new Map<PersonId, string>()
  for (const card of cards.toSorted((a, b) => a.at - b.at)) {
    const named = indicators.find((name) => plain(card.text).includes(plain(name).split(' ')[0] ?? ''))
    if (named !== undefined && people.includes(card.by)) chosen.set(card.by, named)
  }
  return indicators.map((name) => ({ id: makeId(), name, members: people.filter((person) => chosen.get(person) === name), guide }))
}
