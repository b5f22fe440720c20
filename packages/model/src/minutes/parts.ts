/*
 * What files somebody brings hold: sealed texts of actas, seals, what was said after closing, a key.
 *
 * A PDF carries them as attached files, a year's book those of many actas. They are told apart by what is in them and not by their names,
 * which a program that saves a PDF again may have hidden. A stream that does not unpack is damage and is said to be; nothing is guessed.
 */
import { SEAL_BYTES, sealedFile, type SealedFile } from './paper.ts'

type Bytes = Uint8Array<ArrayBuffer>
/** Undoes zlib's deflate (RFC 1950). Rejects what is damaged. */
export type Inflate = (bytes: Bytes) => Promise<Bytes>

export interface Parts {
  actas: Bytes[]
  annexes: Bytes[]
  signatures: Bytes[]
  pem: string | null
  /** The PDFs among the files, taken apart; null for one without a seal of its own. */
  papers: (SealedFile | null)[]
  /** Something that should have been readable was not. */
  damaged: boolean
}

const utf8 = new TextDecoder()
const starts = (bytes: Uint8Array, text: string): boolean => utf8.decode(bytes.subarray(0, text.length)) === text

/** Puts one attached or dropped piece where it belongs. */
function sort(parts: Parts, bytes: Bytes): void {
  if (bytes.length === SEAL_BYTES) parts.signatures.push(bytes)
  else if (starts(bytes, '-----BEGIN PUBLIC KEY-----')) parts.pem = utf8.decode(bytes)
  else if (starts(bytes, '{"acta":"')) parts.annexes.push(bytes)
  else if (starts(bytes, '{')) parts.actas.push(bytes)
}

/** The attached files of a PDF: streams whose dictionary calls them so. Pictures, pages and fonts are passed over. */
async function takeAttached(parts: Parts, pdf: Bytes, inflate: Inflate): Promise<void> {
  const text = new TextDecoder('latin1').decode(pdf)
  for (let at = text.indexOf('/EmbeddedFile'); at >= 0; at = text.indexOf('/EmbeddedFile', at + 1)) {
    if (/\w/.test(text.charAt(at + '/EmbeddedFile'.length))) continue // /EmbeddedFiles: the list of them
    const begins = text.lastIndexOf(' obj', at)
    const stream = />>\s*stream\r?\n/.exec(text.slice(at, at + 2_000))
    if (begins < 0 || stream === null) { parts.damaged = true; continue }
    const from = at + stream.index + stream[0].length
    const dictionary = text.slice(begins, at + stream.index)
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Math.max(0, text.indexOf('endstream', from) - from))
    const raw = pdf.slice(from, from + length)
    try { sort(parts, dictionary.includes('/FlateDecode') ? await inflate(raw) : raw) } catch { parts.damaged = true } // not what it was packed as
  }
}

/** Reads what was brought; several files may belong together (an acta as JSON and its seal). */
export async function partsOf(files: readonly Bytes[], inflate: Inflate): Promise<Parts> {
  const parts: Parts = { actas: [], annexes: [], signatures: [], pem: null, papers: [], damaged: false }
  for (const bytes of files) {
    if (!starts(bytes, '%PDF-')) { sort(parts, bytes); continue }
    parts.papers.push(sealedFile(bytes))
    await takeAttached(parts, bytes, inflate)
  }
  return parts
}
