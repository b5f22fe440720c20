import { createHash, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFile, type CheckTools } from '@acta-viva/model/minutes'
import { openPrinter } from './printer.ts'
import type { Proof } from './render.ts'
import { crowdedMinutes, plainMinutes, proofFor } from './testing.ts'

/** What a browser has, from Node: the same Web Crypto, and zlib for its decompression stream. */
const tools: CheckTools = {
  inflate: async (bytes) => new Uint8Array(await promisify(inflate)(bytes)),
  sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verify: async (key, signature, bytes) =>
    webcrypto.subtle.verify('Ed25519', await webcrypto.subtle.importKey('spki', key, 'Ed25519', false, ['verify']), signature, bytes),
}
const printer = openPrinter()
afterAll(() => printer.close())
const minutes = plainMinutes()
let proof: Proof
let pdf: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  proof = proofFor(minutes)
  pdf = await printer.print({ minutes, format: 'pdf', proof })
})

test('[FI40] a PDF proves its content by itself, and so does its JSON but for the seal', async () => {
  expect(await checkFile(pdf, tools)).toMatchObject({
    at: 'read', sha256: proof.sha256, seal: 'holds', annex: 'holds', publicKey: proof.publicKey, content: { number: 3 },
  })
  expect(await checkFile(new TextEncoder().encode(proof.json), tools)).toMatchObject({ at: 'read', sha256: proof.sha256, seal: 'absent' })
  const crowded = crowdedMinutes()
  const other = proofFor(crowded)
  expect(await checkFile(await printer.print({ minutes: crowded, format: 'pdf', proof: other }), tools))
    .toMatchObject({ at: 'read', sha256: other.sha256, seal: 'holds' })
})

test('[FI41] one flipped bit anywhere in the sealed content or its seal is detected', async () => {
  const text = Buffer.from(pdf).toString('latin1')
  const found = new Map<string, [number, number]>()
  for (const [, name = '', object] of text.matchAll(/\/F \((acta\.(?:json|sig))\)[\s\S]{0,200}?\/F (\d+) 0 R/gu)) {
    const start = text.indexOf(`\n${object} 0 obj`)
    const from = text.indexOf('\nstream\n', start) + 8
    found.set(name, [from, Number(/\/Length (\d+)/u.exec(text.slice(start, from))?.[1])])
  }
  expect([...found.keys()]).toEqual(['acta.json', 'acta.sig'])
  let tried = 0
  for (const [from, length] of found.values()) {
    for (let at = from; at < from + length; at += Math.max(1, Math.floor(length / 90))) {
      const flipped = new Uint8Array(pdf)
      flipped[at]! ^= 1 << (at % 8)
      const checked = await checkFile(flipped, tools)
      expect(checked.at === 'read' && checked.seal === 'holds' && checked.sha256 === proof.sha256, `byte ${at}`).toBe(false)
      tried++
    }
  }
  expect(tried).toBeGreaterThan(120)
})

test('[FI42] what is no acta is unreadable; a device that cannot check seals says so', async () => {
  const draft = await printer.print({ minutes, format: 'pdf', proof: null })
  for (const file of [new Uint8Array(0), new TextEncoder().encode('{"format":"acta-viva/minutes/1", "a":1}'), draft, new Uint8Array([0xff, 0xfe])]) {
    expect(await checkFile(new Uint8Array(file), tools)).toEqual({ at: 'unreadable' })
  }
  expect(await checkFile(pdf, { ...tools, verify: async () => null })).toMatchObject({ seal: 'unknown', sha256: proof.sha256 })
})
