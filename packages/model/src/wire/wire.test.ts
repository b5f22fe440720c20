import * as v from 'valibot'
import { expect, test } from 'vitest'
import { encodeControl, encodeFrames, flags, PROTOCOL, readDown, readFrames, Refusal, refusals, SECOND_STATE, type Frame } from './index.ts'
import { readUp, upSchema } from './up.ts'

/** A short name for a shape: changes when any word of it does (FNV-1a, 32 bit). */
const fingerprint = (...shapes: unknown[]): string => {
  let hash = 0x811c9dc5
  for (const unit of JSON.stringify(shapes)) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(16)
}
const upTags = upSchema.options.map((option) => [option.entries.t.literal, Object.keys(option.entries)])

test('[WP1] the wire is pinned to its version: change a message or a refusal and raise PROTOCOL', () => {
  expect([PROTOCOL, fingerprint(upTags, refusals, flags, SECOND_STATE)]).toEqual([2, 'd419b495'])
})

test('[WP2] frames come back as they went, many in one message', () => {
  const frames: Frame[] = [
    { channel: 0, flags: 0, bytes: encodeControl({ t: 'mark', n: 300 }) }, { channel: 3, flags: 1, bytes: Uint8Array.of(1, 2, 3) }, { channel: 70_000, flags: 0, bytes: new Uint8Array() },
  ]
  expect(readFrames(encodeFrames(frames))).toEqual(frames)
  expect(readFrames(new Uint8Array())).toEqual([])
})

for (const seed of [5, 50, 500]) {
  test(`[WP3] whatever bytes come, reading gives frames or a refusal (seed ${seed})`, () => {
    let dice = seed
    const roll = (n: number) => { dice = (dice * 48_271) % 2_147_483_647; return dice % n }
    for (let i = 0; i < 2_000; i++) {
      const bytes = Uint8Array.from({ length: roll(40) }, () => roll(256))
      for (const read of [readFrames, readUp]) {
        try { read(bytes) } catch (error) { expect(error).toBeInstanceOf(Refusal) }
      }
    }
  })
}

test('[WP4] a message carries at most 256 frames', () => {
  const one = { channel: 1, flags: 0, bytes: new Uint8Array() }
  expect(readFrames(encodeFrames(Array.from({ length: 256 }, () => one)))).toHaveLength(256)
  expect(() => readFrames(encodeFrames(Array.from({ length: 257 }, () => one)))).toThrow('bad-frame')
})

test('[WP5] what a client says is read strictly; what our server says is read as it is', () => {
  expect(readUp(encodeControl({ t: 'place', place: 'away' }))).toEqual({ t: 'place', place: 'away' })
  const shout = new TextEncoder().encode(JSON.stringify({ t: 'place', place: 'away', loud: true }))
  expect(() => readUp(shout)).toThrow('bad-frame')
  expect(v.is(upSchema, { t: 'mark', n: -1 })).toBe(false)
  expect(readDown(encodeControl({ t: 'saved', n: 4 }))).toEqual({ t: 'saved', n: 4 })
})

test('[WP6] only final refusals close with 44xx, and nothing final asks to come back', () => {
  for (const [reason, { close, retry }] of Object.entries(refusals)) {
    if (close >= 4400 && close < 4500) expect([reason, retry]).toEqual([reason, false])
  }
})
