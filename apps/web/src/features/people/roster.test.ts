import { expect, test } from 'vitest'
import { emptyState } from '@acta-viva/model/record'
import { readRoster, stillExpected } from './roster.ts'

test('[PL3] a list pasted from a message or a CSV becomes names, once each', () => {
  expect(readRoster('1. Rosa Quispe\n2) Luis  Huamán\n\n• rosa quispe\nJosé Ñahui, 4.° grado')).toEqual([
    { name: 'Rosa Quispe', detail: '' }, { name: 'Luis Huamán', detail: '' }, { name: 'José Ñahui', detail: '4.° grado' },
  ])
  expect(readRoster('\uFEFFN.°;Apellidos y nombres;Escuela\r\n1;"Flores, Carmen";IE 1070\r\n2;Ana Soto;IE 2030\r\n')).toEqual([
    { name: 'Flores, Carmen', detail: 'IE 1070' }, { name: 'Ana Soto', detail: 'IE 2030' },
  ])
  expect(readRoster('  \n12\n;;\n')).toEqual([])
})

test('[PL4] whoever came or was marked is no longer expected, however the accents are typed', () => {
  const person = {
    id: 'a', name: 'jose nahui', detail: '', standing: 'participant', channel: 'room', attendance: 'present', reason: '', joinedAt: 1, leftAt: null,
    returns: 0, addedBy: null, mergedInto: null, removed: false, rsvp: null,
  } as const
  const state = { ...emptyState(), people: { a: person }, roster: [{ name: 'José Ñahui', detail: '' }, { name: 'Ana Soto', detail: 'IE 2030' }] }
  expect(stillExpected(state)).toEqual([{ name: 'Ana Soto', detail: 'IE 2030' }])
})
