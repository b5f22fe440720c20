import { expect, test } from 'vitest'
import { openGate } from './index.ts'
import { brokenBytes, structuredAttack } from './testing/hostile.ts'

for (const seed of [1, 2, 3]) {
  test(`[GT3] structured attacks change nothing they may not (seed ${seed})`, () => {
    const report = structuredAttack(openGate, seed, 3000)
    expect(report.breaches).toEqual([])
    expect(report.changed).toBeGreaterThan(100)
    expect(report.refused).toBeGreaterThan(1000)
  })
  test(`[GT4] broken bytes are refused or harmless, and the honest original still passes (seed ${seed})`, () => {
    const report = brokenBytes(openGate, seed, 40)
    expect(report.breaches).toEqual([])
    expect(report.refused).toBeGreaterThan(500)
  })
}
