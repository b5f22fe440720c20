/*
 * The tick by itself: what a room does wrong concerns that room, what the disk does wrong concerns the process.
 */
import { expect, test } from 'vitest'
import { openCommitter, type Committable } from './committer.ts'
import { HandClock } from './testing/world.ts'

const fails = (): never => { throw new Error('in itself') }

for (const where of ['take', 'done'] as const) {
  test(`[RM87] a room that fails in its ${where} is broken; the others go on, and so does the process`, async () => {
    const happened: string[] = []
    const room = (name: string, at: typeof where | null): Committable => ({
      take: () => (at === 'take' ? fails() : {
        updates: [], commands: [], undone: () => undefined, done: () => { if (at === 'done') fails(); happened.push(`${name} told`) },
      }),
      broken: () => { happened.push(`${name} broken`) },
    })
    const committer = openCommitter({ commit: () => Promise.resolve({ heads: [] }) }, new HandClock(), () => { happened.push('fatal') })
    committer.wake(room('one', where))
    committer.wake(room('two', null))
    await committer.settle()
    expect(happened).toEqual(['one broken', 'two told'])
    committer.wake(room('three', null))
    await committer.settle()
    expect(happened.at(-1)).toBe('three told')
  })
}
