import { describe, expect, test } from 'vitest'
import { openGate } from './index.ts'
import { tryCase } from './testing/attacks.ts'
import { corpus } from './testing/corpus.ts'

describe('[GT2] every attack gets exactly its verdict, and the victim goes on unharmed', () => {
  for (const each of corpus) test(`${each.name} → ${each.expect}`, () => expect(tryCase(openGate, each)).toBeNull())
})
