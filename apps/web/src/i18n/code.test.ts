// @vitest-environment node
/*
 * No text that people read stands in code: what is between tags, in a name for screen readers, or in any sentence belongs in a
 * dictionary, or another language could never have it. Read from the syntax, so that comments and errors for developers do not count.
 */
import { parseAst } from 'vite'
import { expect, test } from 'vitest'

interface Node { type: string; start: number; [key: string]: unknown }
const files = import.meta.glob<string>(['../**/*.{ts,tsx}', '!./**', '!../**/*.test.{ts,tsx}', '!../test-setup.ts', '!../room-for-tests.tsx'], { eager: true, query: '?raw', import: 'default' })

/** Attributes that are read aloud or shown. */
const spoken = new Set(['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'label', 'placeholder', 'title'])
/** Names of languages, formats and people are the same in every language. */
const same = new Set(['Español', 'English', 'PDF', 'Carmen Huamán'])
const hasWord = (text: string) => /\p{L}{2}/u.test(text) && !same.has(text.trim())
const isSentence = (text: string) => !same.has(text.trim()) && (/[áéíóúñ¿¡]/i.test(text) || /^\p{Lu}\p{Ll}+( \p{L}+){2,}/u.test(text.trim()))
/** What only developers read. */
const isForDevelopers = (node: Node) => (node.type === 'NewExpression' && String((node['callee'] as Node)['name']).endsWith('Error'))
  || (node.type === 'CallExpression' && ((node['callee'] as Node)['object'] as Node | undefined)?.['name'] === 'console')

function textsIn(node: Node, found: string[] = []): string[] {
  if (isForDevelopers(node)) return found
  if (node.type === 'JSXText' && hasWord(String(node['value']))) found.push(String(node['value']).trim())
  if (node.type === 'JSXAttribute') {
    const value = node['value'] as Node | null
    if (spoken.has(String((node['name'] as Node)['name'])) && value?.type === 'Literal' && hasWord(String(value['value']))) found.push(String(value['value']))
  }
  if (node.type === 'Literal' && typeof node['value'] === 'string' && isSentence(node['value']) && hasWord(node['value'])) found.push(node['value'])
  if (node.type === 'TemplateElement' && isSentence((node['value'] as { raw: string }).raw)) found.push((node['value'] as { raw: string }).raw)
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value as unknown[] : [value]) {
      if (typeof one === 'object' && one !== null && 'type' in one) textsIn(one as Node, found)
    }
  }
  return found
}
const read = (code: string, lang: 'ts' | 'tsx') => textsIn(parseAst(code, { lang }) as unknown as Node)

test('[LK13] a text in code is found wherever it hides', () => {
  expect(read('const x = <p title="Hola a todos">Buenas <b>{"Sí"}</b></p>', 'tsx')).toEqual(['Hola a todos', 'Hola a todos', 'Buenas', 'Sí'])
  expect(read('const y = `Falta ${n} para terminar la sesión`', 'ts')).toEqual([' para terminar la sesión'])
  expect(read('throw new Error("Only for developers to read") // ¿y esto?', 'ts')).toEqual([])
})

test.each(Object.entries(files))('[LK13] %s says nothing of its own', (path, code) => {
  expect(read(code, path.endsWith('x') ? 'tsx' : 'ts')).toEqual([])
})
