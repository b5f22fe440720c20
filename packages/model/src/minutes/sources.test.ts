import { expect, test } from 'vitest'
import { rowSources, sectionSources } from './sources.ts'

declare global { interface ImportMeta { glob(pattern: string,
  options: { query: string; import: string; eager: true }): Record<string, string> } }
const tests = Object.values(import.meta.glob('./*.test.ts', { query: '?raw', import: 'default', eager: true })).join('\n')

test('[MI24] every field has a source, and every rule named as its proof has a test', () => {
  const rules = [...Object.values(sectionSources), ...Object.values(rowSources)].flatMap((table) =>
    Object.values(table) as (readonly [string, string])[]).map(([, rule]) => rule)
  expect([...new Set(rules)].filter((rule) => !tests.includes(`[${rule}]`))).toEqual([])
})
