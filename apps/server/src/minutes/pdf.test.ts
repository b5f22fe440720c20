import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Minutes } from '@acta-viva/model/minutes'
import { openPrinter } from './printer.ts'
import type { Proof } from './render.ts'
import { crowdedMinutes, pieces, plainMinutes, proofFor } from './testing.ts'

const printer = openPrinter()
const folder = mkdtempSync(join(tmpdir(), 'acta-'))
afterAll(async () => { rmSync(folder, { recursive: true }); await printer.close() })

const open = (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise

/** The text of all pages in reading order; headers and footers are marked as no part of it. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await open(bytes)
  const pages: string[] = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent({ includeMarkedContent: true })
    const open_: boolean[] = []
    for (const item of items) {
      if ('str' in item) { if (!open_.includes(true)) pages.push(item.str) } else if (item.type === 'endMarkedContent') open_.pop()
      else open_.push((item as { tag?: string }).tag === 'Artifact')
    }
  }
  return pages.join('')
}
/** Latin letters and digits: what every font shows, and no format lays out in its own way. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{Script=Latin}\p{Nd}]/gu, '')

describe.each(['plain', 'crowded'] as const)('the PDF of a %s acta', (kind) => {
  let minutes: Minutes
  let proof: Proof
  let bytes: Uint8Array
  beforeAll(async () => {
    minutes = kind === 'plain' ? plainMinutes() : crowdedMinutes()
    proof = proofFor(minutes)
    bytes = await printer.print({ minutes, format: 'pdf', proof })
  })

  test('[FI20] it holds every piece of the acta, in its order', async () => {
    const text = letters(await textOf(bytes))
    let from = 0
    const missing: string[] = []
    for (const piece of pieces(minutes, proof).map(letters)) {
      const at = text.indexOf(piece, from)
      if (at < 0) missing.push(piece.slice(0, 80))
      else from = at + piece.length
    }
    expect(missing).toEqual([])
  })

  test('[FI21] it is A4, PDF/A-3a, tagged, in the acta\'s language, with its title', async () => {
    const pdf = await open(bytes)
    const [, , width, height] = (await pdf.getPage(1)).view
    expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([595, 842])
    const marks = await pdf.getMarkInfo() as unknown
    expect(marks instanceof Map ? marks.get('Marked') : (marks as { Marked?: boolean } | null)?.Marked).toBe(true)
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'Acta de reunión CAP N.° 03-2026', Language: 'es-PE' })
    expect([metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')]).toEqual(['3', 'A'])
  })

  test('[FI22] it carries the sealed text byte by byte; openssl alone finds hash and seal right, and one flipped byte wrong',
    async () => {
    const files = await attached(bytes)
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    expect(new TextDecoder().decode(files['acta.json'])).toBe(proof.json)
    const hashed = openssl('dgst', '-sha256', '-r', 'acta.json').split(' ')[0]
    expect(hashed).toBe(proof.sha256)
    expect(letters(await textOf(bytes))).toContain(proof.sha256)
    for (const name of ['acta', 'conformidades']) expect(checked(name)).toBe(true)
    const flipped = new Uint8Array(files['acta.json']!)
    flipped[Math.floor(flipped.length / 2)]! ^= 1
    writeFileSync(join(folder, 'acta.json'), flipped)
    expect(openssl('dgst', '-sha256', '-r', 'acta.json').split(' ')[0]).not.toBe(proof.sha256)
    expect(checked('acta')).toBe(false)
  })
})

test('[FI23] a draft has no proof and nothing attached', async () => {
  const bytes = await printer.print({ minutes: { ...plainMinutes(), number: null, closing: null }, format: 'pdf', proof: null })
  expect(await attached(bytes)).toEqual({})
  const text = await textOf(bytes)
  expect(text).toContain('Borrador')
  expect(text).not.toContain('SHA-256')
})

test('[FI24] characters without a glyph leave a stand-in, and the page says so', async () => {
  const text = await textOf(await printer.print({ minutes: crowdedMinutes(), format: 'pdf', proof: null }))
  expect(text).toContain('Algunos signos no tienen letra')
  expect(await textOf(await printer.print({ minutes: plainMinutes(), format: 'pdf',
    proof: null }))).not.toContain('Algunos signos')
})

async function attached(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const pdf = await open(bytes)
  const found = await pdf.getAttachments() as Map<string, { filename: string; content?: Uint8Array }> | Record<string,
  { filename: string; content: Uint8Array }> | null
  if (found === null) return {}
  const files: Record<string, Uint8Array> = {}
  for (const [key, { filename, content }] of found instanceof Map ? found : Object.entries(found)) {
    const bytesOf = content ?? await (pdf as unknown as { getAttachmentContent(id: string): Promise<Uint8Array> }).getAttachmentContent(key)
    files[filename] = new Uint8Array(bytesOf)
  }
  return files
}

const openssl = (...words: string[]): string =>
  execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The recipe of docs/verify.md. */
function checked(name: string): boolean {
  try {
    return openssl('pkeyutl', '-verify', '-pubin', '-inkey', 'sello.pem', '-rawin', '-in', `${name}.json`, '-sigfile',
      `${name}.sig`).includes('Verified Successfully')
  } catch (error) {
    if (error instanceof Error && 'status' in error) return false
    throw error
  }
}
