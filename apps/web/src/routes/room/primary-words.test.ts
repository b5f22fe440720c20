import { describe, expect, test } from 'vitest'
import { fill, form } from '../../i18n/dictionary.ts'
import { english } from '../../i18n/en.ts'
import { primary } from '../../i18n/es/primary.ts'
import { dos, primaryWords, type Do } from './primary-words.ts'
import type { PrimaryAction } from '@acta-viva/model/record'

const everything = {
  name: 'Rosa Quispe Mamani de los Santos y Huamán', text: 'Observar una clase cada quince días y conversarla con calma', index: 0, ready: 3, of: 12,
  teams: 4, until: 1_800_000_000_000, title: 'Análisis del problema priorizado en la reunión anterior', here: 7, place: 2, waitMs: 240_000, section: 3,
  agreement: 'a', url: 'https://call.example', team: 't', command: null, missing: 2,
}

describe.each([['es', primary.words], ['en', english['primary'] ?? {}]] as const)('in %s', (_, words) => {
  test.each(dos)('[RO5] %s has words, with nothing left unfilled', (name) => {
    const { key, values, icon } = primaryWords({ do: name, ...everything } as unknown as PrimaryAction, 'es-PE')
    const text = words[key as keyof typeof words]
    const forms = typeof text === 'string' ? [text] : Object.values(text ?? {}) as string[]
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) for (const [, hole] of form.matchAll(/\{(\w+)\}/g)) expect(values).toHaveProperty(hole!)
    expect(icon).toMatch(/^M/)
  })
})

test('[RO6] a long name or title is cut so that the button stays two lines', () => {
  for (const name of dos) {
    const { values } = primaryWords({ do: name, ...everything } as unknown as PrimaryAction, 'es-PE')
    for (const value of Object.values(values)) expect(String(value).length).toBeLessThanOrEqual(42)
  }
})

/** What each button is about, so that a meeting can be run by reading the buttons aloud. Total: a new action says its object here. */
const objects: Record<Do, RegExp> = {
  'resume-meeting': /receso/, 'end-turn': /turno de Rosa/, 'grant': /palabra a Rosa/, 'close-consult': /consulta/, 'consult': /Observar una clase/,
  'next-step': /paso: Observar/, 'next-question': /pregunta: Observar/, 'reveal-answers': /respuestas \(3\/12\)/, 'form-teams': /equipos/,
  'open-teams': /4 equipos/, 'recall-teams': /plenaria/, 'start-block': /Análisis del problema/, 'end-meeting': /reunión/, 'rsvp': /^Asistiré$/,
  'start-meeting': /reunión \(7 personas\)/, 'request-turn': /palabra/, 'withdraw': /pedido \(2/, 'end-own-turn': /mi turno/, 'ready': /escrib/,
  'next-section': /sección 3 de 12/, 'close-minutes': /acta/, 'confirm': /acta/, 'register-agreement': /Observar una clase/, 'open-call': /videollamada/,
  'write-in-team': /en Rosa/, 'on-break': /Receso hasta/, 'assign-roles': /roles/, 'review-times': /tiempos/, 'see-pending': /acuerdos pendientes/,
  'share-invitation': /WhatsApp/, 'read-agenda': /agenda/, 'mark-attendance': /asistencia/, 'add-card': /idea/, 'note-key-idea': /idea fuerza/,
  'mark-key-idea': /idea fuerza/, 'adjust-agenda': /agenda/, 'see-teams': /equipos/, 'draft-agreement': /acuerdo/, 'complete-agreements': /acuerdos/,
  'review-agreements': /acuerdos anteriores/, 'suggest-correction': /corrección/, 'plan-next': /próxima reunión/, 'read-minutes': /acta/,
  'share-minutes': /acta/, 'prepare-next': /próxima reunión/, 'my-commitments': /lo que me toca/, 'follow': /reunión/,
}

test.each(dos)('[RO11] the button for %s names what it acts on, filled and whole', (name) => {
  const { key, values } = primaryWords({ do: name, ...everything } as unknown as PrimaryAction, 'es-PE')
  const text = primary.words[key]
  const said = fill(typeof text === 'string' ? text : form(text, Number(values['n'])), values)
  expect(said).toMatch(objects[name])
  expect(said).not.toMatch(/[{}]/)
})
