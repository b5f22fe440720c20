/* The summary of how the meeting felt: asked for while it is on a screen, and not after. */
import { afterEach, expect, test, vi } from 'vitest'
import { createSignal, Show } from 'solid-js'
import { roomWith } from '../../room-for-tests.tsx'
import { PulseSummary } from './pulse-summary.tsx'

afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals() })

test('[MN4] an answer that comes when its screen is gone asks for no other, and no event of the meeting asks again', async () => {
  vi.useFakeTimers()
  const answers: (() => void)[] = []
  const fetched = vi.fn(() => new Promise<Response>((done) => { answers.push(() => done(Object.assign(new Response(), { json: () => Promise.resolve({ answers: 1, summary: null }) }))) }))
  vi.stubGlobal('fetch', fetched)
  const [shown, setShown] = createSignal(true)
  const room = await roomWith(() => <Show when={shown()}><PulseSummary answered /></Show>, { others: { julia: ['moderator'] } }, () => ({ line: () => ({ at: 'open', since: 0 }) }))
  expect(fetched).toHaveBeenCalledTimes(1)
  room.stage.act('julia', { type: 'meeting.start' })
  expect(fetched).toHaveBeenCalledTimes(1)
  answers.shift()?.()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(fetched).toHaveBeenCalledTimes(2)
  setShown(false)
  answers.shift()?.()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(fetched).toHaveBeenCalledTimes(2)
})
