import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openPrinter } from './printer.ts'
import { crowdedMinutes, pieces, plainMinutes, proofFor } from './testing.ts'

const there = (program: string, ...words: string[]): boolean => spawnSync(program, words, { stdio: 'ignore' }).error === undefined
const able = there('soffice', '--version') && there('pdftotext', '-v') && there('pdffonts', '-v')

const printer = openPrinter()
const folder = mkdtempSync(join(tmpdir(), 'acta-opened-'))
afterAll(async () => { rmSync(folder, { recursive: true }); await printer.close() })
const run = (program: string, ...words: string[]): string => execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** Words of Latin letters and digits that stand on one line, wherever a page breaks them. */
const wordsIn = (text: string): string[] => text.normalize('NFKC').match(/[\p{Script=Latin}\p{Nd}]{2,20}/gu) ?? []

describe.skipIf(!able).each(['plain', 'crowded'] as const)('other programs open a %s acta', (kind) => {
  const minutes = kind === 'plain' ? plainMinutes() : crowdedMinutes()
  const proof = proofFor(minutes)

  test('[FI27] poppler: A4, tagged, every font embedded', async () => {
    writeFileSync(join(folder, 'acta.pdf'), await printer.print({ minutes, format: 'pdf', proof }))
    expect(run('pdfinfo', 'acta.pdf')).toMatch(/Tagged: +yes[\s\S]*Page size: .*\(A4\)/u)
    const fonts = run('pdffonts', 'acta.pdf').trim().split('\n').slice(2).map((line) => line.trim().split(/\s+/u).slice(-5, -2))
    expect(fonts.length).toBeGreaterThan(1)
    expect(fonts.filter(([embedded, , unicode]) => embedded !== 'yes' || unicode !== 'yes')).toEqual([])
  })

  test('[FI27] LibreOffice: the DOCX opens, is A4, and has every word', async () => {
    writeFileSync(join(folder, 'acta.docx'), await printer.print({ minutes, format: 'docx', proof }))
    run('soffice', `-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', 'made', 'acta.docx')
    expect(run('pdfinfo', 'made/acta.pdf')).toMatch(/Page size: .*\(A4\)/u)
    run('pdftotext', 'made/acta.pdf', 'acta.txt')
    const shown = new Set(wordsIn(readFileSync(join(folder, 'acta.txt'), 'utf8')))
    const missing = pieces(minutes, proof).flatMap((piece) => piece.split(/\s+/u).filter((word) => word.length < 20)).flatMap(wordsIn).filter((word) => !shown.has(word))
    expect([...new Set(missing)]).toEqual([])
  }, 180_000) // an office suite starts
})
