import { expect, test } from 'vitest'
import { milestoneAt } from './milestones.ts'

test('[CK1] a long block warns at five minutes, at one and at the end; a short one only at the end', () => {
  const long = 20 * 60_000
  expect([600_000, 300_000, 299_000, 60_000, 1, 0, -5_000].map((left) => milestoneAt(long, left))).toEqual(['none', 'five', 'five', 'one', 'one', 'over', 'over'])
  expect([240_000, 60_000].map((left) => milestoneAt(300_000, left))).toEqual(['none', 'one'])
  expect(milestoneAt(60_000, 30_000)).toBe('none')
})
