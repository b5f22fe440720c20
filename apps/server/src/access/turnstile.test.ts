import { expect, test } from 'vitest'
import { openTurnstile, socketLimits } from './turnstile.ts'

const caller = { address: '200.1.2.3', here: false }

test('[AC26] one person has so many sockets, and a place is free again when one is gone', () => {
  const turnstile = openTurnstile()
  const out = Array.from({ length: socketLimits.person }, () => turnstile.enter('m', 'ana', caller))
  expect(out.every((leave) => leave !== null)).toBe(true)
  expect(turnstile.enter('m', 'ana', caller)).toBeNull()
  expect(turnstile.enter('m', 'bea', caller)).not.toBeNull()
  out[0]!()
  out[0]!()
  expect(turnstile.enter('m', 'ana', caller)).not.toBeNull()
  expect(turnstile.enter('m', 'ana', caller)).toBeNull()
})

test('[AC26] an address and a meeting have so many, whoever they are; the own machine has more', () => {
  const turnstile = openTurnstile()
  for (let i = 0; i < socketLimits.address; i += 1) expect(turnstile.enter(`m${i}`, 'p', caller)).not.toBeNull()
  expect(turnstile.enter('other', 'p', caller)).toBeNull()
  expect(turnstile.enter('other', 'p', { address: '200.9.9.9', here: false })).not.toBeNull()
  for (let i = 0; i < socketLimits.meeting; i += 1) expect(turnstile.enter('full', `p${i}`, { address: '127.0.0.1', here: true })).not.toBeNull()
  expect(turnstile.enter('full', 'one-more', { address: '127.0.0.1', here: true })).toBeNull()
})

test('[AC26] sockets without a session are few', () => {
  const turnstile = openTurnstile()
  const out = Array.from({ length: socketLimits.unknown }, () => turnstile.enterUnknown())
  expect(turnstile.enterUnknown()).toBeNull()
  out[3]!()
  expect(turnstile.enterUnknown()).not.toBeNull()
})
