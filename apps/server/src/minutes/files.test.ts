import { crc32, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { encode } from 'uqr'
import { afterAll, describe, expect, test } from 'vitest'
import { canonical, lines, whatsapp, textsFor, WHATSAPP_MOST, type Minutes } from '@acta-viva/model/minutes'
import { openPrinter } from './printer.ts'
import { fileName, formats, type Format, type Proof } from './render.ts'
import { assertWellFormed, crowdedMinutes, dense, partsOf, pieces, plainMinutes, proofFor, textOfHtml, textOfMarkdown, unescapeXml } from './testing.ts'

const printer = openPrinter()
afterAll(() => printer.close())

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
const print = async (minutes: Minutes, format: Format, proof: Proof | null = null) => printer.print({ minutes, format, proof })
const textOf = async (minutes: Minutes, format: 'md' | 'html' | 'docx', proof: Proof): Promise<string> => {
  const bytes = await print(minutes, format, proof)
  if (format === 'md') return textOfMarkdown(utf8(bytes))
  if (format === 'html') return textOfHtml(utf8(bytes))
  return unescapeXml((partsOf(bytes)['word/document.xml'] ?? '').replace(/<[^>]*>/gu, ''))
}

describe.each(['plain', 'crowded'] as const)('a %s acta', (kind) => {
  const minutes = kind === 'plain' ? plainMinutes() : crowdedMinutes()
  const proof = proofFor(minutes)

  test.each(['md', 'html', 'docx'] as const)('[FI1] %s holds every piece of the acta, in its order', async (format) => {
    const text = dense(await textOf(minutes, format, proof))
    let from = 0
    const missing: string[] = []
    for (const piece of pieces(minutes, proof).map(dense)) {
      const at = text.indexOf(piece, from)
      if (at < 0) missing.push(piece.slice(0, 80))
      else from = at + piece.length
    }
    expect(missing).toEqual([])
  })

  test('[FI2] the JSON of a closed acta is the sealed text, byte by byte; a draft is its whole projection', async () => {
    expect(utf8(await print(minutes, 'json', proof))).toBe(proof.json)
    expect(utf8(await print(minutes, 'json'))).toBe(canonical(minutes))
  })

  test('[FI3] every part of the DOCX is well-formed, and its tables and headings are real', async () => {
    const parts = partsOf(await print(minutes, 'docx', proof))
    for (const xml of Object.values(parts)) assertWellFormed(xml)
    const document = parts['word/document.xml'] ?? ''
    expect([document.match(/w:val="Heading1"/gu)!.length >= 16, document.includes('<w:tblHeader/>'),
      document.includes('<w:numPr>')]).toEqual([true, true, true])
  })

  test('[FI4] the HTML runs nothing and asks for nothing', async () => {
    const html = utf8(await print(minutes, 'html', proof))
    const tags = html.match(/<[^>]*>/gu) ?? []
    expect(tags.filter((tag) =>
      /^<(?:script|iframe|object|embed|form|link|img|base)\b|\son\w+=|\s(?:src|action)=|javascript:|url\(/iu.test(tag))).toEqual([])
    expect(/<style>([\s\S]*?)<\/style>/u.exec(html)?.[1]).not.toMatch(/@import|url\(/u)
    assertWellFormed(html.replace('<!doctype html>', '').replace(/<(meta|col|br)\b([^>]*)>/gu,
      '<$1$2/>').replace(/<style>[\s\S]*?<\/style>/u, ''))
  })

  test('[FI5] tables for spreadsheets: a mark, semicolons, and nothing a spreadsheet would run', async () => {
    for (const format of ['agreements', 'attendance'] as const) {
      const csv = utf8(await print(minutes, format))
      expect(csv.startsWith('\ufeff')).toBe(true)
      const rows = cellsOf(csv.slice(1))
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
      expect(rows.flat().filter((cell) => /^\s*[=+\-@]/u.test(cell))).toEqual([])
      const expected = format === 'agreements' ? minutes.sections.agreements.agreements.length : minutes.sections.attendance.people.length
      expect(rows.length).toBe(expected + 1)
    }
  })

  test('[FI6] the text for a chat stays short and ends with the link alone', () => {
    const text = whatsapp(minutes, 'https://acta.example/r/m1', textsFor('es'))
    expect(text.length).toBeLessThanOrEqual(WHATSAPP_MOST)
    expect(text.split('\n').at(-1)).toBe('https://acta.example/r/m1')
    expect(text).toContain('jueves 4 de junio de 2026')
  })
})

test('[FI13] the acta these files are compared with has something in every section, and its tables and chat text say the same', async () => {
  const minutes = plainMinutes()
  const proof = proofFor(minutes)
  const lines_ = lines(minutes, textsFor('es'), proof)
  for (let section = 1; section <= 16; section++) expect(lines_.filter((line) => line.section === section && line.kind !== 'heading').length, `section ${section}`).toBeGreaterThan(0)
  expect(Object.values(minutes.sections).filter(({ status }) => status !== 'complete').map(({ key }) => key)).toEqual([])
  for (const kind of [minutes, crowdedMinutes()]) {
    const plain = (cell: string | undefined) => cell?.replace(/^'(?=\s*[=+\-@\uff1d])/u, '')
    const [, ...deals] = cellsOf(utf8(await print(kind, 'agreements')).slice(1))
    expect(deals.map((row) => row.slice(0, 6).map(plain))).toEqual(kind.sections.agreements.agreements.map((one) =>
      [one.code, one.text, one.actors.join(', '), one.responsible, one.indicator, one.target]))
    const [, ...people] = cellsOf(utf8(await print(kind, 'attendance')).slice(1))
    expect(people.map((row) => row.slice(0, 2).map(plain))).toEqual(kind.sections.attendance.people.map(({ name, detail }) => [name, detail]))
  }
  const chat = utf8(await print(minutes, 'txt', proof))
  for (const { text } of minutes.sections.agreements.agreements) expect(chat).toContain(text)
})

test('[FI28] the code that opens the check page is in the DOCX, dot by dot; a draft has none', async () => {
  const proof = proofFor(plainMinutes())
  const pictures = Object.entries(unzipSync(await print(plainMinutes(), 'docx', proof))).filter(([name]) => name.endsWith('.png'))
  expect(pictures).toHaveLength(1)
  const png = Buffer.from(pictures[0]![1])
  const chunks: Record<string, Buffer> = {}
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const [length, named] = [png.readUInt32BE(at), png.subarray(at + 4, at + 8 + png.readUInt32BE(at))]
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named))
    chunks[named.toString('latin1', 0, 4)] = named.subarray(4)
  }
  const width = chunks['IHDR']!.readUInt32BE(0)
  const rows = inflateSync(chunks['IDAT']!)
  const stride = 1 + Math.ceil(width / 8)
  expect(rows.length).toBe(stride * width)
  const dark = (x: number, y: number) => (rows[y * stride + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0
  const wanted = encode(proof.page, { ecc: 'M', border: 4 })
  const dots = width / wanted.size
  expect(wanted.data.map((row, y) => row.map((_, x) => dark(x * dots + dots / 2, y * dots + dots / 2)))).toEqual(wanted.data)
  expect(Object.keys(unzipSync(await print(plainMinutes(), 'docx'))).filter((name) => name.endsWith('.png'))).toEqual([])
})

test('[FI7] a file is named after the acta, with plain letters only', () => {
  const minutes = plainMinutes()
  for (const format of formats) expect(fileName(minutes, format)).toMatch(/^[a-z0-9.-]+$/u)
  expect([fileName(minutes, 'pdf'), fileName(minutes, 'attendance')]).toEqual(['acta-03-2026.pdf', 'acta-03-2026-asistencia.csv'])
})

test('[FI8] what people wrote never becomes markup in Markdown', async () => {
  const markdown = utf8(await print(crowdedMinutes(), 'md'))
  expect(markdown).not.toMatch(/(^|[^\\])<(?!br>)[a-z]/imu)
  expect(markdown).not.toMatch(/(^|[^\\])\]\(javascript:/mu)
  expect(markdown).not.toMatch(/^# no es/mu)
})

test('[FI9] in English the labels change and what people wrote does not', async () => {
  const html = textOfHtml(utf8(await print({ ...plainMinutes(), language: 'en' }, 'html')))
  expect(html).toContain('Agreements and commitments')
  expect(html).toContain('Aplicar una lista de criterios con los estudiantes')
})

test('[FI10] a job that is too slow fails alone, and the next one gets a new press', async () => {
  const hasty = openPrinter({ patience: 1, memory: 256, waiting: 8, kept: 0, stays: true })
  await expect(hasty.print({ minutes: crowdedMinutes(), format: 'pdf',
    proof: null })).rejects.toMatchObject({ reason: 'internal' })
  await hasty.close()
  expect((await print(plainMinutes(), 'md')).length).toBeGreaterThan(1000)
})

test('[FI11] more files at once than there is room for are refused; the same file is made once', async () => {
  const small = openPrinter({ patience: 30_000, memory: 256, waiting: 1, kept: 1 << 20, stays: true })
  const minutes = plainMinutes()
  const [one, same, other] = await Promise.allSettled([
    small.print({ minutes, format: 'md', proof: null }), small.print({ minutes, format: 'md', proof: null }),
    small.print({ minutes, format: 'html', proof: null }),
  ])
  expect([one?.status, same?.status, other?.status]).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  if (one?.status === 'fulfilled' && same?.status === 'fulfilled') expect(one.value).toBe(same.value)
  await small.close()
})

test('[FI12] a press that holds too much goes after its job, and the next job gets another', async () => {
  const lean = openPrinter({ patience: 30_000, memory: 40, waiting: 8, kept: 0, stays: true })
  for (const version of [1, 2, 3]) {
    const bytes = await lean.print({ minutes: { ...plainMinutes(), version }, format: 'pdf', proof: null })
    expect(utf8(bytes.subarray(0, 5))).toBe('%PDF-')
  }
  await lean.close()
})

/** Reads RFC 4180 with semicolons. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/gu)) {
    rows.at(-1)!.push(quoted?.replace(/""/gu, '"') ?? bare ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
