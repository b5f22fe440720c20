/* Languages: twins have the same keys and placeholders; counting, dates and clocks read as people write them. */
import { describe, expect, test } from 'vitest'
import { render, screen } from '@solidjs/testing-library'
import { I18nProvider, clockText, createI18n, deviceLanguage, dictionary, length, lima, moment, useText } from './index.ts'
import type { Counted, Dictionary, Words } from './index.ts'
import { english } from './en.ts'

const files = import.meta.glob<Record<string, Dictionary>>('./es/*.ts', { eager: true })
const base = Object.entries(files).map(([path, file]) => ({ name: path.slice(5, -3), ...Object.values(file)[0]! }))
const texts = (word: string | Counted) => (typeof word === 'string' ? [word] : Object.values(word) as string[])
const holes = (word: string | Counted) => [...new Set(texts(word).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].toSorted()

describe('dictionaries', () => {
  test('there are some, and the file is named for the feature', () => {
    expect(base.length).toBeGreaterThan(3)
    for (const found of base) expect(found.feature).toBe(found.name)
  })
  test.each(base)('[LK2] $name has the same keys in English', ({ name, words }) => {
    expect(Object.keys(english[name] ?? {}).toSorted()).toEqual(Object.keys(words).toSorted())
  })
  test.each(base)('[LK2] $name has the same placeholders in English', ({ name, words }) => {
    const twin: Words = english[name] ?? {}
    for (const [key, word] of Object.entries(words)) expect([key, holes(twin[key] ?? '')]).toEqual([key, holes(word)])
  })
  test.each(base)('$name has no empty text and no dialog-breaking spaces', ({ words }) => {
    for (const word of Object.values(words)) for (const text of texts(word)) expect(text.trim()).toBe(text)
  })
})

test('a text follows the language, counts, and fills its placeholders', async () => {
  const words = dictionary('sample', { people: { one: 'Está {n} persona de {place}', other: 'Están {n} personas de {place}' } })
  const Page = () => {
    const t = useText(words)
    return <p>{t('people', { n: 1, place: 'Lima' })} · {t('people', { n: 12, place: 'Puno' })}</p>
  }
  const i18n = createI18n()
  render(() => <I18nProvider initialI18n={i18n}><Page /></I18nProvider>)
  expect(screen.getByText('Está 1 persona de Lima · Están 12 personas de Puno')).toBeInTheDocument()
  await i18n.speak('en') // this sample has no English: Spanish stays
  expect(i18n.language()).toBe('en')
  expect(screen.getByText(/Están 12 personas/)).toBeInTheDocument()
})

test('dates are written as in Peru', () => {
  const at = Date.UTC(2027, 4, 10, 21, 0)
  expect(moment(at, { locale: 'es-PE', zone: lima })).toBe('lunes 10 de mayo, 4:00\u00a0p.\u00a0m.')
  expect(moment(at, { locale: 'es-PE', zone: lima }, Date.UTC(2026, 10, 21)))
    .toBe('lunes 10 de mayo de 2027, 4:00\u00a0p.\u00a0m.')
  expect(moment(at, { locale: 'en-GB', zone: lima })).toBe('Monday 10 May, 4:00\u00a0pm')
  expect(moment(Date.UTC(2027, 4, 10, 5, 0), { locale: 'es-PE', zone: lima })).toBe('lunes 10 de mayo, 12:00\u00a0a.\u00a0m.')
})

test('lengths and clocks', () => {
  expect([45, 60, 90, 0].map(length)).toEqual(['45\u00a0min', '1\u00a0h', '1\u00a0h 30\u00a0min', '0\u00a0min'])
  expect([245_000, 244_001, 1, 0, -999, -1000, -80_500].map(clockText)).toEqual(['4:05', '4:05', '0:01', '0:00', '0:00',
    '+0:01', '+1:20'])
})

test('the device chooses the first language we speak', () => {
  expect(deviceLanguage(['qu-PE', 'es-PE', 'en'])).toBe('es')
  expect(deviceLanguage(['en-US', 'es'])).toBe('en')
  expect(deviceLanguage(['pt-BR'])).toBe('es')
})
