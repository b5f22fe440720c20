import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openGate } from './index.ts'
import { failedCases } from './testing/attacks.ts'
import { honestTraffic } from './testing/honest.ts'
import { structuredAttack } from './testing/hostile.ts'
import { type Session } from './testing/replay.ts'
import { replayTogether, sharing } from './testing/shared.ts'

const sessions = JSON.parse(readFileSync(new URL('./testing/tiptap-sessions.json', import.meta.url), 'utf8')) as Session[]
const shared = sharing(openGate)

test('[GT21] inside of a transaction that is shared every known attack gets the verdict it gets alone', () => {
  expect(failedCases(shared)).toEqual([])
})

for (const seed of [11, 12]) {
  test(`[GT21] inside of a shared transaction honest people are heard and hostile ones are not (seed ${seed})`, () => {
    expect(honestTraffic(shared, seed).wrong).toEqual([])
    expect(structuredAttack(shared, seed, 2000).breaches).toEqual([])
  })
}

for (const session of sessions) {
  test(`[GT21] edits of several people in one transaction leave room, peer and cold load the same: ${session.name}`, () => {
    expect(replayTogether(openGate, session, 5)).toEqual([])
  })
}
