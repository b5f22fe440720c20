/*
 * What a file somebody brings holds: the sealed text of an acta, its seal, what was said after closing, a key.
 *
 * A PDF carries them as attached files. They are told apart by what is in them and not by their names, which a program that saves a
 * PDF again may have hidden. A stream that does not unpack is damage and is said to be; nothing is ever guessed.
 */
export interface Parts {
  acta: Uint8Array | null
  annex: Uint8Array | null
  signatures: Uint8Array[]
  pem: string | null
  /** Something that should have been readable was not. */
  damaged: boolean
}

const latin = new TextDecoder('latin1')
const utf8 = new TextDecoder()
const SIGNATURE = 64

const nothing = (): Parts => ({ acta: null, annex: null, signatures: [], pem: null, damaged: false })

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch { return null } // not what it was packed as: damage
}

/** Puts one attached or dropped piece where it belongs. */
function sort(parts: Parts, bytes: Uint8Array): void {
  const head = utf8.decode(bytes.subarray(0, 60))
  if (bytes.length === SIGNATURE) parts.signatures.push(bytes)
  else if (head.startsWith('-----BEGIN PUBLIC KEY-----')) parts.pem = utf8.decode(bytes)
  else if (head.startsWith('{"acta":"')) parts.annex = bytes
  else if (head.startsWith('{')) parts.acta = bytes
}

/** The attached files of a PDF: streams whose dictionary calls them so. Pictures, pages and fonts are passed over. */
async function attached(bytes: Uint8Array<ArrayBuffer>): Promise<Parts> {
  const parts = nothing()
  const text = latin.decode(bytes)
  for (const found of text.matchAll(/<<((?:[^<>]|<<(?:[^<>]|<[^<>]*>)*>>|<[^<>]*>)*)>>\s*stream\r?\n/g)) {
    const dictionary = found[1] ?? ''
    if (!/\/Type\s*\/EmbeddedFile\b/.test(dictionary)) continue
    const from = found.index + found[0].length
    const end = text.indexOf('endstream', from)
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Math.max(0, end - from))
    const raw = bytes.slice(from, from + length)
    const content = /\/FlateDecode\b/.test(dictionary) ? await inflate(raw) : raw
    if (content === null) parts.damaged = true
    else sort(parts, content)
  }
  return parts
}

/** Reads what was brought; several files may belong together (an acta as JSON and its seal). */
export async function partsOf(files: readonly Uint8Array<ArrayBuffer>[]): Promise<Parts> {
  const all = nothing()
  for (const bytes of files) {
    if (latin.decode(bytes.subarray(0, 5)) !== '%PDF-') { sort(all, bytes); continue }
    const { acta, annex, signatures, pem, damaged } = await attached(bytes)
    all.acta = acta ?? all.acta
    all.annex = annex ?? all.annex
    all.pem = pem ?? all.pem
    all.signatures.push(...signatures)
    all.damaged ||= damaged
  }
  return all
}
