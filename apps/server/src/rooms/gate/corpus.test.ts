import { expect, test } from 'vitest'
import { openGate } from './index.ts'
import { tryCase } from './testing/attacks.ts'
import { corpus } from './testing/corpus.ts'

for (const each of corpus) {
  test(`[${each.rule ?? 'GT2'}] ${each.name} → ${each.expect}`, () => expect(tryCase(openGate, each)).toBeNull())
}
