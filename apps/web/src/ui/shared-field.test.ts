import { expect, test } from 'vitest'
import { caretAfter } from './shared-field.tsx'

test('a caret stays between the same letters while others type before, after and around it', () => {
  expect(caretAfter(5, 'Causas', 'Las Causas')).toBe(9)
  expect(caretAfter(2, 'Causas', 'Causas y efectos')).toBe(2)
  expect(caretAfter(6, 'Causas', 'Cusas')).toBe(5)
  expect(caretAfter(4, 'Causas', 'C')).toBe(1)
})
