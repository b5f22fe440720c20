import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openGate } from './index.ts'
import { replayBrowser, type BrowserSession } from './testing/browser.ts'

const sessions = JSON.parse(readFileSync(new URL('./testing/browser-sessions.json', import.meta.url), 'utf8')) as BrowserSession[]

describe.each(sessions)('$name', (session) => {
  test('[GT5] every message of real browsers is taken, and the room reads as they did', () => {
    expect(session.sent.length).toBeGreaterThan(20)
    expect(replayBrowser(openGate, session)).toEqual([])
  })

  test.each([1, 2, 3])('[GT5] lost, doubled and late messages are gaps at most, and what is sent again heals them (seed %i)', (seed) => {
    expect(replayBrowser(openGate, session, { twice: 0.2, lost: 0.1, late: 0.2 }, seed)).toEqual([])
  })
})
