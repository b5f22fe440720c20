import { describe, expect, test } from 'vitest'
import { english } from '../../i18n/en.ts'
import { primary } from '../../i18n/es/primary.ts'
import { dos, primaryWords } from './primary-words.ts'
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
