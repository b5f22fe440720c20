import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GateRefusal, openGate, slicesOf } from './index.ts'
import { sliceFaults, writtenTogether } from './testing/sliced.ts'
import { define } from './testing/world.ts'

for (const seed of [1, 2, 3]) {
  test(`[GT20] a large update in slices is the same as the whole, no slice is large, and none is looked for too long (seed ${seed})`, () => {
    expect(sliceFaults(openGate, slicesOf, seed)).toEqual([])
  })
}

test('[GT20] deletes of what was there before come in slices, too', () => {
  const author = define(new Y.Doc())
  for (let i = 0; i < 2500; i += 1) author.getText('free').insert(0, 'ab')
  let sent = new Uint8Array()
  author.on('update', (update: Uint8Array) => { sent = Uint8Array.from(update) })
  author.transact(() => { for (let i = 0; i < 2500; i += 1) author.getText('free').delete(i, 1) })
  expect(slicesOf(sent)).toHaveLength(Math.ceil(2500 / 150))
})

test('[GT20] small and broken updates are not cut; broken ones are refused', () => {
  const small = Y.encodeStateAsUpdate(writtenTogether(4, 20))
  expect(slicesOf(small)).toEqual([small])
  expect(() => slicesOf(new Uint8Array(20_000).fill(255))).toThrow(GateRefusal)
})
