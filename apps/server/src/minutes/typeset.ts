/*
 * The acta, or a year's book of them, as a PDF: A4, PDF/A-3a, tagged, with the sealed contents attached so that the file proves itself.
 *
 * Typst sets it from a fixed page (acta.typ). What people wrote reaches it as JSON and is never read as its language, and the
 * compiler sees a folder that does not exist, so nothing on the disk can be set. PDF/A wants a glyph for each character: those no
 * font can show become a stand-in, and the page says so; in the attached content they are whole.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Sheet } from './sheet.ts'

/** The files a closed acta carries, exactly as they were sealed. */
export interface Attachment { name: string; bytes: Uint8Array; type: string; relationship: 'data' | 'supplement'; description: string }

/** The index of a book, one row per sheet. */
export interface Index {
  title: string; year: number; community: string; how: string; page: string; columns: readonly string[]
  rows: readonly { code: string; day: string; title: string; sha256: string; agreements: number; version: number }[]
}
/** Everything a PDF is set from. `standIn` says what a stand-in means, if one is needed. */
export interface Paper {
  title: string; author: string; description: string; language: 'es' | 'en'; date: readonly number[]
  book: Index | null; sheets: readonly Sheet[]; attached: readonly Attachment[]; standIn: (sign: string) => string
}

/** No such folder: the compiler reads only what is handed to it. */
const FOLDER = '/acta-viva-page'
const STAND_IN = '□'
const ROUNDS = 12
/** Settings since when the compiler may still remember its parts; what is older goes, so that it grows more slowly. */
const KEPT = 2

/** A compiler and its page, kept by the press: starting it costs more than setting an acta. */
export interface Typesetter { pdf(paper: Paper): Uint8Array }

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
    pdf({ attached, standIn, ...paper }) {
      compiler.resetShadow()
      compiler.evictCache(KEPT)
      for (const file of attached) compiler.mapShadow(`${FOLDER}/${file.name}`, Buffer.from(file.bytes))
      const fixed = { attached: attached.map(({ name, type, relationship, description }) => ({ name, type, relationship, description })) }
      const written = JSON.stringify(paper)
      const missing = new Set<string>()
      for (let round = 0; round < ROUNDS; round++) {
        const said = missing.size === 0 ? written : replaced(written, missing)
        const sheet = JSON.stringify({ ...JSON.parse(said) as object, ...fixed, standIn: missing.size === 0 ? null : standIn(STAND_IN) })
        const made = attempt(sheet)
        if ('pdf' in made) return made.pdf
        if (made.unshown.length === 0) throw new Error(`the acta cannot be set: ${made.reason.slice(0, 1000)}`)
        for (const letter of round < ROUNDS - 3 ? made.unshown : [...made.unshown, ...rareIn(written)]) missing.add(letter)
      }
      throw new Error('the acta cannot be set: characters without glyphs')
    },
  }
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
