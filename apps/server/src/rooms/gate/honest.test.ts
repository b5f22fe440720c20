import { expect, test } from 'vitest'
import { openGate } from './index.ts'
import { honestTraffic, longOffline } from './testing/honest.ts'

for (let seed = 1; seed <= 12; seed++) {
  test(`[GT1] honest people on a poor line are never refused and all end with the same (seed ${seed})`, () => {
    const report = honestTraffic(openGate, seed)
    expect(report.wrong).toEqual([])
    expect(report.changed).toBeGreaterThan(50)
  })
}

for (const seed of [1]) {
  test(`[GT1] three people who each wrote a thousand things offline are all taken in (seed ${seed})`, () => {
    expect(longOffline(openGate, seed, 1000)).toEqual([])
  })
}
