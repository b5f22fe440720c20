import { expect, test } from 'vitest'
import { leads } from '../documents/table.ts'
import { leadRoles } from '../record/roles.ts'
import * as guides from './index.ts'
import { deepen, deepeningQuestions, labelSets, levelOf, pulseQuestions, roleChecklists, type Moment } from './index.ts'

/** Every text in two languages found anywhere in the data, however deep. */
const textsIn = (value: unknown): { es: unknown; en: unknown }[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('es' in value && 'en' in value) return [value]
  return Object.values(value).flatMap(textsIn)
}

const texts = textsIn(Object.values(guides))

test('[TP29] every guide text is there in both languages, tidy, and no two in one list are the same', () => {
  expect(texts.length).toBeGreaterThan(100)
  for (const { es, en } of texts) {
    for (const text of [es, en]) expect(text).toMatch(/^\S(.*\S)?$/u)
    if (String(es).includes('¿')) expect([es, String(en).endsWith('?')]).toEqual([es, true])
    expect(String(es).split('¿').length).toBe(String(es).split('?').length)
  }
  const questions = deepeningQuestions.map((question) => question.text.es)
  expect(new Set(questions).size).toBe(questions.length)
})

test('[TP30] the lists have the number of entries that people know them by', () => {
  expect(guides.groundRuleValues).toHaveLength(7)
  expect(guides.workGuideSteps).toHaveLength(8)
  expect(guides.selfAssessmentQuestions).toHaveLength(8)
  expect(guides.logPrompts).toHaveLength(10)
  expect(guides.pulseFaces).toHaveLength(4)
  expect(pulseQuestions.flatMap((question, at) => (question.byDefault ? [at + 1] : []))).toEqual([1, 4, 5])
})

test('[TP31] each role has something to look after in each moment, and every tick has its own id', () => {
  const moments: Moment[] = ['before', 'during', 'after']
  const items = leadRoles.flatMap((role) => moments.flatMap((moment) => {
    expect(roleChecklists[role][moment].length).toBeGreaterThan(0)
    return roleChecklists[role][moment]
  }))
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
})

test('[TP32] going deeper offers the next level, never what was shown, and ends when the bank does', () => {
  expect(deepen('technical', [])?.level).toBe('practical')
  expect(deepen('practical', [])?.level).toBe('critical')
  expect(deepen(null, [])?.level).toBe('practical')
  for (const level of ['technical', 'practical', 'critical', null] as const) {
    const shown: string[] = []
    for (let next = deepen(level, shown); next !== null; next = deepen(level, shown)) {
      expect(shown).not.toContain(next.id)
      shown.push(next.id)
    }
    expect(shown).toHaveLength(level === 'technical' || level === null ? 12 : 6)
  }
})

test('[TP34] a question on screen has the level of the bank or of its step, so that going deeper goes on from there', () => {
  const own = [{ text: '¿Qué hicimos?', level: 'technical' as const }, { text: '¿Y ahora?', level: null }]
  const pulled = deepen(levelOf('¿Qué hicimos?', own), [])
  expect([levelOf('¿Qué hicimos?', own), pulled?.level, levelOf('¿Y ahora?', own), levelOf('', own)]).toEqual(['technical', 'practical', null, null])
  for (const text of [pulled?.text.es, pulled?.text.en]) expect(deepen(levelOf(text ?? '', own), [])?.level).toBe('critical')
})

test('[TP33] a network calls its roles facilitator and rapporteur, and its minutes a report', () => {
  expect(labelSets.school.secretary.es).toBe('Secretario(a)')
  expect(labelSets.network.secretary.es).toBe('Relator(a)')
  expect([labelSets.network.coordinator.es, labelSets.network.moderator.es]).toEqual(['Facilitador(a)', 'Facilitador(a)'])
  expect([labelSets.school.minutes.es, labelSets.network.minutes.es]).toEqual(['Acta de reunión', 'Informe de la reunión'])
  for (const lead of leads) expect(labelSets.network[lead].es).not.toBe('')
})
