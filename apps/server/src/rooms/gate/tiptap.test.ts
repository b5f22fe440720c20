import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openGate } from './index.ts'
import { replay, type Session } from './testing/replay.ts'

const sessions = JSON.parse(readFileSync(new URL('./testing/tiptap-sessions.json', import.meta.url), 'utf8')) as Session[]

for (const session of sessions) {
  test(`[GT5] what real editors send is taken, every message of it: ${session.name}`, () => {
    const report = replay(openGate, session)
    expect(report.wrong).toEqual([])
    expect(report.changed).toBeGreaterThan(200)
  })
}
