import { project } from '@acta-viva/model/minutes'
import { emptyState } from '@acta-viva/model/record'
import { addRow } from '@acta-viva/model/documents'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { calendarOf, dutiesOf } from './mine.ts'

const acta = () => {
  const table = new Y.Doc()
  const agreement = { text: 'Aplicar rúbricas, con calma; siempre', actors: ['Rosa Quispe', 'Docentes'], responsible: 'Julia Mamani', indicator: '', target: '', due: '2026-06-30', state: 'registered', order: 'a', commitments: [{ who: 'rosa quispe ', what: 'Traer dos ejemplos', due: '2026-06-10' }] }
  addRow(table, 'agreements', 'a1', agreement, ['text'])
  addRow(table, 'tasks', 't1', { who: 'Julia Mamani', what: 'Leer el capítulo 2', due: 'antes de la próxima', order: 'a' }, ['what'])
  return project({
    table, plenary: new Y.Doc(), state: emptyState(), now: 0,
    about: { meeting: 'm1', community: { id: 'c', name: 'CAP' }, number: null, year: 2026, version: 1, language: 'es' },
  })
}

test('[MW1] what is mine are agreements, commitments and tasks that carry my name, however it is written', () => {
  expect(dutiesOf(acta(), 'Rosa Quispe').map(({ what }) => what)).toEqual(['Aplicar rúbricas, con calma; siempre', 'Traer dos ejemplos'])
  expect(dutiesOf(acta(), 'Julia Mamani').map(({ what }) => what)).toEqual(['Aplicar rúbricas, con calma; siempre', 'Leer el capítulo 2'])
  expect(dutiesOf(acta(), 'Nadie')).toEqual([])
})

test('[MW2] only duties with a date go to the calendar, with signs escaped and lines folded', () => {
  const text = calendarOf(dutiesOf(acta(), 'Julia Mamani'), 'm1', new Date(0)) ?? ''
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Aplicar rúbricas\\, con calma\\; siempre')
  expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  const drawn = calendarOf([{ id: 'x', what: '📚'.repeat(60), due: '2026-06-30' }], 'm1', new Date(0)) ?? '' // four octets each
  expect(drawn.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  expect(drawn.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'📚'.repeat(60)}\r\n`)
  expect(calendarOf([{ id: 'x', what: 'y', due: 'pronto' }], 'm1', new Date(0))).toBeUndefined()
})
