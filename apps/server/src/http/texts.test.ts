import { expect, test } from 'vitest'
import { refusals, Refusal } from '@acta-viva/model/wire'
import { Explained } from '../access/explained.ts'
import { StoreError } from '../store/store.ts'
import { problemOf, refusalOf } from './problems.ts'
import { languageOf, texts } from './texts.ts'

test.each([
  [undefined, 'es'], ['en', 'en'], ['es-PE,es;q=0.9,en;q=0.8', 'es'], ['fr, en;q=0.4', 'en'], ['qu-PE', 'es'], ['en;q=0, es;q=0.1', 'es'],
  ['en-GB;q=0.9, es;q=0.8', 'en'], [';;;,=', 'es'],
] as const)('[HT4] who accepts %s is answered in %s', (accepts, language) => expect(languageOf(accepts)).toBe(language))

test('[HT4] every refusal has a sentence in both languages, and they differ', () => {
  for (const reason of Object.keys(refusals) as (keyof typeof refusals)[]) {
    expect(texts.es.titles[reason]).toMatch(/[.]$/)
    expect(texts.en.titles[reason]).not.toBe(texts.es.titles[reason])
    expect(problemOf(new Refusal(reason), 'en')).toEqual({
      type: `/problems/${reason}`, title: texts.en.titles[reason], status: refusals[reason].status, reason,
    })
  }
})

test('[HT4] an explanation adds a sentence and what it is about', () => {
  expect(problemOf(new Explained('bad-command', 'name'), 'es')).toMatchObject({ reason: 'bad-command', about: 'name', detail: texts.es.details.name })
})

test('[HT4] a failing store is a refusal people understand; the unknown stays unknown to the caller', () => {
  expect(refusalOf(new StoreError('full', 'secret path')).reason).toBe('full')
  expect(refusalOf(new StoreError('failed', 'secret path')).reason).toBe('internal')
  expect(JSON.stringify(problemOf(refusalOf(new Error('secret path')), 'es'))).not.toContain('secret')
})
