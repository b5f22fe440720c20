import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const pages = ['packages/model', 'apps/server', 'apps/web'].map((part) => [part, readFileSync(new URL(`../../${part}/SPEC.md`, import.meta.url), 'utf8')] as const)

test.each(pages)('[RE23] no id stands for two rules on one page: %s', (_, page) => {
  const ids = [...page.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1])
  expect(ids.length).toBeGreaterThan(50)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})
