import { expect, test } from 'vitest'
import type { Correction } from '../record/state.ts'
import { amend, acceptedIn, canonical, carryOver, contentOf, paragraphs, project, textsFor, type MinutesContent } from './index.ts'
import { inputOf, meetingFixture, start } from './testing/fixture.ts'

const es = textsFor('es')
const fixture = meetingFixture()
const correction = (id: string, more: Partial<Correction>): Correction => ({
  id, by: 'rosa', at: start, section: 4, paragraph: '', was: '', text: 'x', version: null,
  outcome: { accepted: true, answer: '', by: 'ana', at: start + 1 }, ...more,
})
const made = (corrections: Correction[]) => project(inputOf({ ...fixture, state: { ...fixture.state, phase: 'ended', corrections } }))
const at = (minutes: ReturnType<typeof made>, id: string) => paragraphs(minutes, es).find((one) => one.id === id)?.text
const plain = made([])
const purpose = at(plain, 'purpose/purpose') ?? ''
const value = purpose.replace(/^[^:]+: /u, '')

test('[MI60] an accepted correction stands in its place, marked, and the change says what stood there and who asked', () => {
  const minutes = made([correction('c1', { paragraph: 'purpose/purpose', was: value, text: 'Acordar tres criterios' })])
  expect(at(minutes, 'purpose/purpose')).toBe('Propósito: Acordar tres criterios (corregido)')
  expect(at(minutes, 'conformities/change-c1')).toContain(`decía «${value}»; ahora dice «Acordar tres criterios». Lo pidió Rosa Quispe; lo aceptó Ana Torres`)
  expect(contentOf(minutes).corrections).toHaveLength(1)
})

test('[MI60] what is not accepted changes nothing; what has no place ends its section; a row keeps its cells', () => {
  const refused = made([correction('c1', { paragraph: 'purpose/purpose', text: 'No', outcome: null })])
  expect(canonical(contentOf(refused))).toBe(canonical(contentOf(plain)))
  const loose = paragraphs(made([correction('c2', { section: 7, text: 'Palabras que volvieron' })]), es)
  expect(loose.filter((one) => one.section === 7).at(-1)?.text).toBe('Palabras que volvieron (corregido)')
  const row = paragraphs(plain, es).find((one) => one.id.startsWith('attendance/') && one.text.includes('Rosa'))!
  const mended = row.text.replace('Rosa Quispe', 'Rosa Quispe Huamán')
  expect(at(made([correction('c3', { section: 2, paragraph: row.id, was: row.text, text: mended })]), row.id)).toBe(`${mended} (corregido)`)
})

test('[MI61] a place mended by hand meanwhile is left alone, and the last correction of a place stands', () => {
  expect(at(made([correction('c1', { paragraph: 'purpose/purpose', was: 'Otra cosa', text: 'Tarde' })]), 'purpose/purpose')).toBe(purpose)
  const twice = made([correction('c1', { paragraph: 'purpose/purpose', was: value, text: 'Uno' }),
    correction('c2', { paragraph: 'purpose/purpose', was: 'Uno', text: 'Dos', outcome: { accepted: true, answer: '', by: 'ana', at: start + 2 } })])
  expect(at(twice, 'purpose/purpose')).toBe('Propósito: Dos (corregido)')
})

test('[MI62] a corrected agreement is corrected everywhere, also in what comes back next time', () => {
  const { id, code, text } = plain.sections.agreements.agreements[0]!
  const minutes = made([correction('c1', { section: 11, paragraph: `agreements/${id}`, was: `A-1  ${text}`, text: `${code}  Aplicar dos listas` }),
    correction('c2', { section: 11, paragraph: `agreements/${id}/due`, text: '2026-07-15' })])
  expect(minutes.sections.agreements.agreements[0]).toMatchObject({ text: 'Aplicar dos listas', due: '2026-07-15' })
  expect(at(minutes, `agreements/${id}`)).toBe(`${code}  Aplicar dos listas (corregido)`)
  expect(carryOver([contentOf(minutes)])[0]).toMatchObject({ text: 'Aplicar dos listas', due: '2026-07-15' })
})

test('[MI63] the next version is the sealed one with its corrections, number of version and closing, and nothing else', () => {
  const state = { ...fixture.state, corrections: [correction('c1', { paragraph: 'purpose/purpose', was: value, text: 'Acordar tres criterios' })] }
  const closing = { at: start + 9, by: '', reason: '', before: { version: 1, sha256: 'aa' } }
  const next: MinutesContent = amend(contentOf(plain), acceptedIn(state), 2, closing)
  expect(next).toMatchObject({ version: 2, closing, corrections: [{ text: 'Acordar tres criterios', by: 'Rosa Quispe' }] })
  const rest = ({ corrections: _c, version: _v, closing: _k, ...others }: MinutesContent) => canonical(others)
  expect(rest(next)).toBe(rest(contentOf(plain)))
})
