/* Code that does not come at the first asking: nothing falls down, and it is there when the line is. */
import { Suspense } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render, screen } from '@solidjs/testing-library'
import { late, opened } from './late.tsx'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const Here = () => <p>aquí está</p>
const failing = (times: number) => {
  let asked = 0
  return { asked: () => asked, load: async () => { asked++; if (asked <= times) throw new TypeError('Failed to fetch'); return Here } }
}

test('[LK12] a place that was opened on a dead line says that it waits, and comes by itself', async () => {
  const { load, asked } = failing(2)
  const Place = opened(load)
  render(() => <Suspense fallback={<p>Abriendo…</p>}><Place /></Suspense>)
  await vi.advanceTimersByTimeAsync(900)
  expect([screen.queryByText('Abriendo…') !== null, asked()]).toEqual([true, 1])
  await vi.advanceTimersByTimeAsync(3_000)
  expect([screen.queryByText('aquí está') !== null, asked()]).toEqual([true, 3])
})

test('[LK12] when the browser says the line is back, nothing waits for its pause', async () => {
  const { load } = failing(1)
  const Part = late(load)
  render(() => <Part />)
  await vi.advanceTimersByTimeAsync(300)
  expect(screen.queryByText('aquí está')).toBeNull()
  dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(1)
  expect(screen.queryByText('aquí está')).not.toBeNull()
})

test('[LK12] what nobody looks at any more is not asked for again', async () => {
  const { load, asked } = failing(9)
  const Part = late(load)
  const { unmount } = render(() => <Part />)
  await vi.advanceTimersByTimeAsync(300)
  unmount()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked()).toBeLessThanOrEqual(2)
})
