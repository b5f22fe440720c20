import { expect, test } from 'vitest'
import { openGate } from './index.ts'
import { honestTraffic } from './testing/honest.ts'

for (let seed = 1; seed <= 12; seed++) {
  test(`[GT1] honest people on a poor line are never refused and all end with the same (seed ${seed})`, () => {
    const report = honestTraffic(openGate, seed)
    expect(report.wrong).toEqual([])
    expect(report.changed).toBeGreaterThan(50)
  })
}
