import { expect, test } from 'vitest'
import { agendaView, fillQuestion, nextStep } from './index.ts'

const agenda = agendaView(
  [{ id: 'a' }, { id: 'b', removed: true }, { id: 'c' }, { id: 'd' }],
  [
    { id: 'a1', block: 'a' }, { id: 'b1', block: 'b' }, { id: 'a2', block: 'a', removed: true }, { id: 'a3', block: 'a' },
    { id: 'd1', block: 'd', removed: true }, { id: 'd2', block: 'd' }, { id: 'x1', block: 'nowhere' },
  ],
)

test('[TP17] what is hidden is never walked to; a block without steps is stopped at once', () => {
  expect(nextStep(agenda, null)).toEqual({ block: 'a', step: 'a1' })
  expect(nextStep(agenda, { block: 'a', step: 'a1' })).toEqual({ block: 'a', step: 'a3' })
  expect(nextStep(agenda, { block: 'a', step: 'a3' })).toEqual({ block: 'c', step: null })
  expect(nextStep(agenda, { block: 'c', step: null })).toEqual({ block: 'd', step: 'd2' })
  expect(nextStep(agenda, { block: 'd', step: 'd2' })).toBeNull()
  expect(nextStep([], null)).toBeNull()
})

test('[TP18] who stands on a step or block that was hidden goes on from there, not from the start', () => {
  expect(nextStep(agenda, { block: 'a', step: 'a2' })).toEqual({ block: 'a', step: 'a3' })
  expect(nextStep(agenda, { block: 'b', step: 'b1' })).toEqual({ block: 'c', step: null })
  expect(nextStep(agenda, { block: 'a', step: 'never-was' })).toEqual({ block: 'c', step: null })
  expect(nextStep(agenda, { block: 'a', step: null })).toEqual({ block: 'a', step: 'a1' })
  expect(nextStep(agenda, { block: 'never-was', step: 'a1' })).toBeNull()
})

test('[TP19] a question takes in the problem as a name or quoted, and never shows its placeholder', () => {
  const ask = '¿Cómo podemos mejorar {problema}?'
  expect(fillQuestion(ask, 'La comprensión lectora en 3.º.')).toBe('¿Cómo podemos mejorar la comprensión lectora en 3.º?')
  expect(fillQuestion(ask, ' Leen,  pero no infieren. ')).toBe('¿Cómo podemos mejorar «Leen, pero no infieren»?')
  expect(fillQuestion(ask, null)).toBe('¿Cómo podemos mejorar esta situación?')
  expect(fillQuestion(ask, ' . ')).toBe('¿Cómo podemos mejorar esta situación?')
  expect(fillQuestion('How can we improve {problem}?', '', 'en')).toBe('How can we improve this situation?')
  expect(fillQuestion(ask, 'La mitad no llega al nivel')).toBe('¿Cómo podemos mejorar «La mitad no llega al nivel»?')
  expect(fillQuestion(ask, 'Los niños leen sin inferir')).toBe('¿Cómo podemos mejorar «Los niños leen sin inferir»?')
  expect(fillQuestion(ask, '$& {problema}')).toBe('¿Cómo podemos mejorar «$&»?')
  expect(fillQuestion('¿Qué paso sigue?', 'La lectura')).toBe('¿Qué paso sigue?')
})
