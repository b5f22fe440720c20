/*
 * Contrast of every pair that is used together, in both themes, by the formula of WCAG 2.2 (relative luminance).
 * axe sees one theme at a time and only what is on a screen; arithmetic sees all of them.
 */
import { describe, expect, test } from 'vitest'
import css from './tokens.css?raw'

const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
const light = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const luminance = (hex: string) => {
  const [r, g, b] = rgb(hex).map(light) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const twoSided = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)]
const pairs = new Map(twoSided.map((m) => [m[1]!, [m[2]!, m[3]!] as const]))
const plain = new Map([...css.matchAll(/--([\w-]+): (#\w{6});/g)].map((m) => [m[1]!, m[2]!]))
const roles = ['participant', 'coordinator', 'moderator', 'secretary', 'observer'].map((role) => `role-${role}`)

const on = (front: string, ...backs: string[]) => backs.map((back): [string, string] => [front, back])
const text = [
  ...['ink', 'ink-soft', 'alert', 'warn', 'good', ...roles].flatMap((front) => on(front, 'paper', 'sheet')),
  ...['alert', 'warn', 'good'].flatMap((tone) => [...on(tone, `${tone}-soft`), ...on('ink', `${tone}-soft`)]),
  ...roles.flatMap((role) => [...on('on-accent', role), ...on(role, `${role}-soft`), ...on('ink', `${role}-soft`)]),
]
const marks = [...on('line-strong', 'paper', 'sheet'), ...roles.flatMap((role) => on(role, 'paper'))]

describe.each([['light', 0], ['dark', 1]] as const)('[LK1] in the %s theme', (_, theme) => {
  test.each(text)('text %s on %s has at least 4.5', (front, back) => {
    expect(contrast(pairs.get(front)![theme], pairs.get(back)![theme])).toBeGreaterThanOrEqual(4.5)
  })
  test.each(marks)('mark %s on %s has at least 3', (front, back) => {
    expect(contrast(pairs.get(front)![theme], pairs.get(back)![theme])).toBeGreaterThanOrEqual(3)
  })
})

test('browsers without light-dark() get exactly the light theme', () => {
  expect(Object.fromEntries(plain)).toEqual(Object.fromEntries([...pairs].map(([name, both]) => [name, both[0]])))
})
