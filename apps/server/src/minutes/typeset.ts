/*
 * The acta as a PDF: A4, PDF/A-3a, tagged, with the sealed content attached so that the file proves itself.
 *
 * Typst sets it from a fixed page (acta.typ). What people wrote reaches it as JSON and is never read as its language, and the
 * compiler sees a folder that does not exist, so nothing on the disk can be set. PDF/A wants a glyph for each character: those no
 * font can show become a stand-in, and the page says so; in the attached content they are whole.
 */
import { headOf, lines, wordsIn, type Line, type Minutes, type MinutesTexts, type SealNote, type Span } from '@acta-viva/model/minutes'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import { nest, runs, type Nested } from './nest.ts'

/** The files a closed acta carries, exactly as they were sealed. */
export interface Attachment { name: string; bytes: Uint8Array; type: string; relationship: 'data' | 'supplement'; description: string }

/** No such folder: the compiler reads only what is handed to it. */
const FOLDER = '/acta-viva-page'
const STAND_IN = '□'
const ROUNDS = 12
/** Settings since when the compiler may still remember its parts; what is older goes, so that it grows more slowly. */
const KEPT = 2

interface Run { ordered: boolean; entries: { spans: unknown; runs: Run[] }[] }
const tree = (entries: readonly Nested[]): Run[] => runs(entries).map(({ ordered, entries: run }) =>
  ({ ordered, entries: run.map(({ item, children }) => ({ spans: breakableSpans(item.spans), runs: tree(children) })) }))

/** Facts longer than this may break over two pages. */
const LONG_FACTS = 900
/** What the page draws for a line. A text right before facts stays with them. */
function sheetLine(line: Line, at: number, all: readonly Line[]): unknown {
  switch (line.kind) {
    case 'list': return { kind: line.kind, runs: tree(nest(line.items)) }
    case 'table': return {
      ...line, rows: line.rows.map((row) => row.cells.map((cell, column) => breakable(cell, Math.floor((line.widths[column] ?? 10) * FITTING_SHARE)))),
    }
    case 'text': return {
      ...line, spans: breakableSpans(line.spans), keep: all[at + 1]?.kind === 'facts' && wordsIn(line.spans).length < LONG_FACTS,
    }
    case 'facts': return {
      ...line, rows: line.rows.map((row) => ({ ...row, value: breakableSpans(row.value) })),
      long: line.rows.map((row) => wordsIn(row.value)).join('').length > LONG_FACTS,
    }
    case 'heading': return { ...line, text: breakable(line.text, FITTING_HEADING) }
    default: return line
  }
}

/** Zero-width spaces let a word without an end break. Words that fit are left alone, so that they can be copied as they are. */
const BREAK = '\u200b'
/** Letters that surely fit on a line of the page, and per hundredth of it in a table. */
const FITTING = 68
const FITTING_SHARE = 0.72
const FITTING_HEADING = 48
/** A word that has to be broken may be of wide letters: its pieces are shorter. */
const WIDE_SHARE = 0.8
const breakable = (text: string, fitting: number): string => text.replace(/[^\s\u200b]+/gu, (word) => {
  const letters = [...word]
  const piece = Math.max(1, Math.floor(fitting * WIDE_SHARE))
  return letters.length <= fitting ? word : letters.map((letter, at) => (at > 0 && at % piece === 0 ? BREAK + letter : letter)).join('')
})
const breakableSpans = (spans: readonly Span[]): Span[] => spans.map((span) => ({ ...span, text: breakable(span.text, FITTING) }))

/** A compiler and its page, kept by the press: starting it costs more than setting an acta. */
export interface Typesetter { pdf(minutes: Minutes, texts: MinutesTexts, seal?: SealNote,
  attached?: readonly Attachment[]): Uint8Array }

/** `page` is the text of acta.typ. @throws Error when the page cannot be set, which no content should cause */
export function openTypesetter(page: string): Typesetter {
  const compiler = NodeCompiler.create({ workspace: FOLDER })
  const attempt = (sheet: string): { pdf: Uint8Array } | { unshown: string[]; reason: string } => {
    compiler.mapShadow(`${FOLDER}/sheet.json`, Buffer.from(sheet))
    const made = compiler.compile({ mainFileContent: page, resetRead: true })
    if (made.result === null) {
      const error = made.takeError()
      throw new Error(`the acta cannot be set: ${error === null ? 'no result' : JSON.stringify(compiler.fetchDiagnostics(error)).slice(0, 1000)}`)
    }
    try { return { pdf: new Uint8Array(compiler.pdf(made.result, { pdfStandard: 'a-3a', pdfTags: true })) } } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return { unshown: unshownIn(reason), reason }
    }
  }
  return {
    pdf(minutes, texts, seal, attached = []) {
      compiler.resetShadow()
      compiler.evictCache(KEPT)
      for (const file of attached) compiler.mapShadow(`${FOLDER}/${file.name}`, Buffer.from(file.bytes))
      const code = seal === undefined || seal.page === '' ? null : renderSVG(seal.page, { ecc: 'M', border: 0 })
      const head = headOf(minutes, texts)
      const fixed = {
        page: texts.page('{n}', '{of}'), code, codeText: texts.seal.page,
        foot: seal === undefined ? '' : `SHA-256 ${seal.sha256.slice(0, 16)}…`,
        date: dateOf(minutes),
        attached: attached.map(({ name, type, relationship, description }) => ({ name, type, relationship, description })),
      }
      const written = JSON.stringify({ head, lines: lines(minutes, texts, seal).map(sheetLine) })
      const missing = new Set<string>()
      for (let round = 0; round < ROUNDS; round++) {
        const said = missing.size === 0 ? written : replaced(written, missing)
        const sheet = JSON.stringify({ ...JSON.parse(said) as object, ...fixed,
          standIn: missing.size === 0 ? null : texts.standIn(STAND_IN) })
        const made = attempt(sheet)
        if ('pdf' in made) return made.pdf
        if (made.unshown.length === 0) throw new Error(`the acta cannot be set: ${made.reason.slice(0, 1000)}`)
        for (const letter of round < ROUNDS - 3 ? made.unshown : [...made.unshown, ...rareIn(written)]) missing.add(letter)
      }
      throw new Error('the acta cannot be set: characters without glyphs')
    },
  }
}

/** PDF/A wants a date; of a draft that has none, the year is known. */
function dateOf({ closing, sections: { data }, year }: Minutes): number[] {
  const at = closing?.at ?? data.endedAt ?? data.startedAt ?? data.plannedAt
  const date = at === null ? null : new Date(at)
  return date === null || Number.isNaN(date.getTime()) ? [year, 1, 1] : [date.getUTCFullYear(), date.getUTCMonth() + 1,
    date.getUTCDate()]
}

/** The characters a refusal of the PDF writer names; it quotes them once or twice over. */
const unshownIn = (reason: string): string[] => [...reason.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gu)]
  .flatMap(([, text = '']) =>
    [...text.replace(/\\+u\{([0-9a-f]+)\}/giu, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)))])

/** Whatever is not written with Latin letters and common signs: the last resort. */
const rareIn = (text: string): string[] =>
  [...new Set(text.match(/[^\p{Script=Latin}\p{Script=Common}\p{ASCII}]|\p{Extended_Pictographic}/gu) ?? [])]

/** Joiners and variants vanish with the characters they belong to; those leave one stand-in each. */
const replaced = (text: string, missing: ReadonlySet<string>): string =>
  [...text].map((letter) =>
    (!missing.has(letter) || letter < '\u0080' ? letter : /[\p{M}\p{Cf}]/u.test(letter) ? '' : STAND_IN)).join('')
