/*
 * Awareness of stock clients, held against the protocol's own implementation.
 */
import { describe, expect, test } from 'vitest'
import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { AwarenessBook } from './awareness.ts'
import { FEED } from './messages.ts'
import { MEETING, openWorld, seat } from './testing/world.ts'

const said = (...ids: number[]) => {
  const awareness = new Awareness(new Y.Doc())
  for (const id of ids) awareness.states.set(id, { at: id })
  for (const id of ids) awareness.meta.set(id, { clock: 1, lastUpdated: 0 })
  const update = encodeAwarenessUpdate(awareness, ids)
  awareness.destroy()
  return update
}
/** What a stock client believes after this message. */
const believed = (message: Uint8Array | null): number[] => {
  if (!message) return []
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  const from = decoding.createDecoder(message)
  expect(decoding.readVarUint(from)).toBe(1)
  applyAwarenessUpdate(awareness, decoding.readVarUint8Array(from), null)
  const ids = [...awareness.getStates().keys()].sort((a, b) => a - b)
  awareness.destroy()
  return ids
}

describe('awareness', () => {
  test('[RM63] a connection is believed about its own id alone, and never hears itself', () => {
    const book = new AwarenessBook<string>()
    book.hear('ana', said(1))
    book.hear('bea', said(2))
    book.hear('bea', said(1)) // not hers
    book.hear('bea', said(9)) // she has one already
    const news = book.news()
    expect(believed(news.shared)).toEqual([1, 2])
    expect(believed(news.among(new Set(['ana', 'bea']), 'ana'))).toEqual([2])
    expect(believed(news.beside(new Set(['ana'])))).toEqual([2])
    expect(news.beside(new Set(['ana', 'bea']))).toBeNull()
    expect([news.changed('ana'), news.changed('caro')]).toEqual([true, false])
    book.gone('ana')
    expect(believed(book.news().shared)).toEqual([])
    expect(believed(book.others('caro'))).toEqual([2])
  })

  test('[RM63] what cannot be read is refused, what is too large is left out', () => {
    const book = new AwarenessBook<string>()
    expect(() => book.hear('ana', Uint8Array.of(5, 1))).toThrow('bad-frame')
    book.hear('ana', Uint8Array.of(1, 1, 1, 3, 123, 123, 123)) // '{{{' is no state
    expect(book.news().shared).toBeNull()
  })

  test('[RM66] a stock client is fed while nothing happens, and given up when it is silent for long', async () => {
    const world = await openWorld()
    const heard: Uint8Array[] = []
    let code = 0
    world.rooms.sync({ send: (bytes) => { heard.push(bytes) }, close: (with_) => { code = with_ }, buffered: () => 0 }, seat('bea'), 'plenary')
    await world.until('open', () => heard.length > 0)
    heard.length = 0
    world.clock.advance(20_000)
    expect(heard).toEqual([FEED])
    world.clock.advance(90_000)
    expect(code).toBe(1001)
    await world.until('known', async () => (await world.rooms.view(MEETING)).people['bea'] !== undefined)
    await world.close()
  })
})
