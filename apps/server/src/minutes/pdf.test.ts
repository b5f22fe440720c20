import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Minutes } from '@acta-viva/model/minutes'
import { binderLimits, openPrinter } from './printer.ts'
import type { Proof } from './render.ts'
import { stamped } from './stamp.ts'
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

test('[FI25] the seal is an update behind the file as it was set: the same pages, nothing after its end', async () => {
  const minutes = plainMinutes()
  const set = await printer.print({ minutes, format: 'pdf', proof: proofFor(minutes) })
  const statements: string[] = []
  const sealed = stamped(set, (text) => { statements.push(text); return Buffer.alloc(64, 7).toString('base64') })
  const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  expect(latin(sealed.subarray(0, set.length)) === latin(set)).toBe(true)
  expect([...sealed.subarray(-512, -448)]).toEqual(Array.from({ length: 64 }, () => 7))
  const rest = Buffer.concat([sealed.subarray(0, -512), sealed.subarray(-448)])
  expect(statements).toEqual([`acta-viva/file/1 ${createHash('sha256').update(rest).digest('hex')}\n`])
  expect(latin(sealed).endsWith('\n%%EOF\n')).toBe(true)
  const [, at = ''] = /startxref\n(\d+)\n%%EOF\n$/u.exec(latin(sealed)) ?? []
  expect(latin(sealed.subarray(Number(at), Number(at) + 5))).toBe('xref\n')
  const [, object = '', place = ''] = /^xref\n(\d+) 1\n(\d{10}) 00000 n \n/u.exec(latin(sealed.subarray(Number(at)))) ?? []
  expect(latin(sealed.subarray(Number(place))).startsWith(`${object} 0 obj\n<< /Length 64 >>\nstream\n`)).toBe(true)
  expect(await textOf(sealed)).toBe(await textOf(set))
})

test('[FI26] a year in one PDF: an index with pages and fingerprints, then every acta with what proves it', async () => {
  const plain = plainMinutes()
  const actas = [1, 2].map((number) => {
    const minutes = { ...plain, number, sections: { ...plain.sections, data: { ...plain.sections.data, code: `0${number}-2026`, title: `Reunión ${number}` } } }
    return { minutes, proof: proofFor(minutes) }
  })
  const binder = openPrinter(binderLimits)
  const bytes = await binder.print({ format: 'book', year: 2026, community: 'CAP Los Algarrobos', language: 'es', actas })
  await binder.close()
  const text = letters(await textOf(bytes))
  const files = await attached(bytes)
  let from = text.indexOf(letters('Libro de actas'))
  expect(from).toBeGreaterThanOrEqual(0)
  for (const { minutes, proof } of actas) {
    const { code, title } = minutes.sections.data
    expect(text).toContain(letters(`${title}${proof.sha256}`))
    for (const piece of pieces(minutes, proof).map(letters)) {
      const at = text.indexOf(piece, from)
      expect(at, piece).toBeGreaterThanOrEqual(0)
      from = at
    }
    expect(new TextDecoder().decode(files[`acta-${code}.json`])).toBe(proof.json)
    expect(new TextDecoder().decode(files[`conformidades-${code}.json`])).toBe(proof.annex.json)
    expect(Buffer.from(files[`acta-${code}.sig`]!).toString('base64')).toBe(proof.signature)
  }
  const outline = await (await open(bytes)).getOutline() as { title: string }[]
  expect(outline.map(({ title }) => title)).toEqual(['Acta de reunión CAP N.° 01-2026', 'Acta de reunión CAP N.° 02-2026'])
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
