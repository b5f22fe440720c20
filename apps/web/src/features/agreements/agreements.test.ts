import { readAgreements, takeUp } from '@acta-viva/model/documents'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { quickDates, toggled } from './acts.ts'
import { readPrevious } from '../../live/previous.ts'

test('[AG1] a proposal is registered once, however often it is pressed, and points back to its card', () => {
  const table = new Y.Doc()
  const card = { id: 'c1', text: 'Aplicar rúbricas', actors: [], indicator: '', due: '' }
  const first = takeUp(table, 'a1', card, 'draft')
  expect(takeUp(table, 'a2', card, 'registered')).toBe(first)
  expect(readAgreements(table)).toMatchObject([{ id: 'a1', from: 'c1', text: 'Aplicar rúbricas', state: 'registered' }])
})

test('[AG2] quick dates are a week, two weeks, and a month’s end that is never tomorrow', () => {
  expect(quickDates(new Date(2026, 4, 10, 16))).toEqual({ week: '2026-05-17', twoWeeks: '2026-05-24', monthEnd: '2026-05-31' })
  expect(quickDates(new Date(2026, 4, 30, 16)).monthEnd).toBe('2026-06-30')
  expect(quickDates(new Date(2026, 11, 31, 23)).week).toBe('2027-01-07')
})

test('[AG3] whoever takes part is added by one tap and taken away by the next', () => {
  expect(toggled(['Docentes'], 'Familias')).toEqual(['Docentes', 'Familias'])
  expect(toggled(['Docentes', 'Familias'], 'Docentes')).toEqual(['Familias'])
})

test('[AG4] what a meeting carries over is read whatever stands there', () => {
  expect(readPrevious(undefined)).toEqual([])
  expect(readPrevious([7, null, { ref: '' }, { ref: 'm1/a1', text: 'Leer' }])).toEqual(
    [{ ref: 'm1/a1', code: '', text: 'Leer', responsible: '', measure: '', due: '', progress: 'unreviewed' }])
})
