import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byOrder } from './cells.ts'
import { isOrderKey, orderAt, orderBetween, orderRun } from './order.ts'

const seed = 620_197

/** Grows a list by inserting at places given as fractions of its length. */
const grow = (places: readonly number[]): string[] => {
  const keys: string[] = []
  for (const place of places) {
    const at = Math.floor(place * (keys.length + 1))
    keys.splice(at, 0, orderBetween(keys[at - 1] ?? null, keys[at] ?? null))
  }
  return keys
}
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('order keys', () => {
  test(`[TP20] a key lies strictly between its neighbours, wherever rows go in (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(fraction, { maxLength: 120 }), (places) => {
      const keys = grow(places)
      for (let at = 1; at < keys.length; at++) expect(keys[at - 1]! < keys[at]!).toBe(true)
      expect(keys.every(isOrderKey)).toBe(true)
    }), { seed, numRuns: 200 })
  })

  test('[TP20] the same gap can be split a thousand times from either side', () => {
    let [low, high] = ['A', 'B']
    for (let turn = 0; turn < 1000; turn++) {
      const key = orderBetween(low, high)
      expect(low < key && key < high).toBe(true)
      if (turn % 2 === 0) low = key
      else high = key
    }
    let first = 'B'
    for (let turn = 0; turn < 1000; turn++) {
      const key = orderBetween('A', first)
      expect(key > 'A' && key < first).toBe(true)
      first = key
    }
  })

  test('[TP21] a list that only grows at one end keeps short keys', () => {
    const keys = orderRun(600)
    expect(keys.toSorted()).toEqual(keys)
    expect(keys.at(-1)!.length).toBeLessThanOrEqual(11)
    let first = keys[0]!
    for (let made = 0; made < 600; made++) first = orderBetween(null, first)
    expect(first < keys[0]!).toBe(true)
    expect(first.length).toBeLessThanOrEqual(11)
  })

  test('[TP22] keys that are not ours, equal or out of order are refused', () => {
    for (const [before, after] of [['A', 'A'], ['B', 'A'], ['A0', null], [null, '0'], ['', null], ['ñ', null]] as const) {
      expect(() => orderBetween(before, after)).toThrow(RangeError)
    }
  })

  test('[TP23] rows whose keys came out equal are ordered by id, and a row can still be put among them', () => {
    const rows = [{ order: 'V', id: 'b' }, { order: 'W', id: 'c' }, { order: 'V', id: 'a' }].toSorted(byOrder)
    expect(rows.map((row) => row.id)).toEqual(['a', 'b', 'c'])
    const key = orderAt(rows.map((row) => row.order), 1)
    expect(key > 'V' && key < 'W').toBe(true)
  })

  test('[TP23] a key some other program wrote never stops a row from being put anywhere', () => {
    const keys = ['', '10', 'V', 'ñandú']
    for (let index = -1; index <= keys.length + 1; index++) expect(isOrderKey(orderAt(keys, index))).toBe(true)
    expect(orderAt(keys, 4) > 'V').toBe(true)
  })
})
