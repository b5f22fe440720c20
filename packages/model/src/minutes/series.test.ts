/* What ties meetings and versions together: the day a series would meet next, and what a version says otherwise. */
import { expect, test } from 'vitest'
import { differences } from './difference.ts'
import { nextInSeries } from './rhythm.ts'

const week = 7 * 24 * 3_600_000
const first = Date.UTC(2027, 4, 3, 21)

test('[MI70] a series is expected in the rhythm it has kept, on its weekday and hour, and never in the past', () => {
  expect(nextInSeries([], first)).toBeNull()
  expect(nextInSeries([first], first + 1)).toBe(first + 4 * week)
  expect(nextInSeries([first, first + 2 * week, first + 4 * week], first + 4 * week + 1)).toBe(first + 6 * week)
  expect(nextInSeries([first + 4 * week, first, first + 2 * week + 3_600_000], first + 4 * week)).toBe(first + 6 * week)
  expect(nextInSeries([first, first + 30 * week], first + 30 * week)).toBe(first + 34 * week)
  expect(nextInSeries([first], first + 9 * week)).toBe(first + 12 * week)
})

test('[MI71] a version differs by what was rewritten, added and taken out; what only moved and what is no content does not count', () => {
  const at = (section: number, id: string, text: string) => ({ id, section, text })
  const before = [at(4, 'purpose', 'Leer'), at(11, 'a1', 'Uno'), at(11, 'a2', 'Dos'), at(16, 'count', '1 de 3'), at(1, 'data/version', '1')]
  const after = [at(4, 'purpose', 'Leer y escribir'), at(11, 'a2', 'Dos'), at(11, 'a3', 'Tres'), at(16, 'count', '0 de 3'), at(1, 'data/version', '2')]
  expect(differences(before, after)).toEqual([
    { id: 'purpose', section: 4, was: 'Leer', text: 'Leer y escribir' }, { id: 'a3', section: 11, was: '', text: 'Tres' }, { id: 'a1', section: 11, was: 'Uno', text: '' },
  ])
  expect(differences(after, after)).toEqual([])
})
