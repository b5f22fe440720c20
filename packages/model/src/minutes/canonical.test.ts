import { expect, test } from 'vitest'
import { canonical } from './index.ts'

const numberOf = (hex: string): number =>
  new DataView(new Uint8Array(hex.match(/../g)!.map((byte) => parseInt(byte, 16))).buffer).getFloat64(0)

/** Appendix B of RFC 8785: the bits of a double and its text. */
const doubles: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'], ['8000000000000000', '0'], ['0000000000000001', '5e-324'], ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'], ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'], ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'], ['44b52d02c7e14af7', '1.0000000000000001e+23'], ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'], ['444b1ae4d6e2ef50', '1e+21'], ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'], ['41b3de4355555553', '333333333.3333332'], ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'], ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'], ['43143ff3c1cb0959', '1424953923781206.2'],
]

test('[MI30] numbers are written as RFC 8785 appendix B writes them', () => {
  for (const [bits, text] of doubles) expect([bits, canonical(numberOf(bits))]).toEqual([bits, text])
})

test('[MI31] keys are sorted by UTF-16 code units, at every depth', () => {
  const keys = { '\u20ac': 'Euro', '\r': 'Return', '\ufb33': 'Dalet', '1': 'One', '\u{1f600}': 'Smiley', '\u0080': 'Control',
    '\u00f6': 'o' }
  expect([...canonical(keys).matchAll(/:"(\w+)"/g)].map((hit) => hit[1])).toEqual(['Return', 'One', 'Control', 'o', 'Euro',
    'Smiley', 'Dalet'])
  expect(canonical({ b: [{ z: 1, a: null }], a: true })).toBe('{"a":true,"b":[{"a":null,"z":1}]}')
})

test('[MI32] strings keep their characters and escape only what JSON must', () => {
  expect(canonical('\u20ac$\u000f\nA\'B"\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\"/"')
})

test('[MI33] what JSON cannot hold is refused, what is undefined is left out', () => {
  const cycle: unknown[] = []
  cycle.push(cycle)
  for (const wrong of [Number.NaN, Infinity, '\ud800', () => 1, cycle, undefined, 1n]) expect(() =>
    canonical(wrong)).toThrow(TypeError)
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
})
