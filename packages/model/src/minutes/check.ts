/*
 * Checking a closed acta from its file alone: a PDF that carries its sealed content, or that content as JSON.
 *
 *   file ─► attachments ─► inflate ─► canonical? ─► hash ─► signature ─► what it proves
 *
 * Made for a page that asks nobody: the bytes stay where they are, and inflating and hashing come in as arguments. It reads the
 * PDFs this product makes; an attachment it cannot find is said to be absent, never to be right.
 */
import { canonical } from './canonical.ts'
import type { MinutesContent } from './types.ts'

export interface CheckTools {
  /** Undoes zlib's deflate (RFC 1950). Rejects what is damaged. */
  inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>
  /** Ed25519 over `bytes` with a public key as SPKI; null where it cannot be checked here. */
  verify(key: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>): Promise<boolean | null>
}

/** holds · broken · absent: the file carries none · unknown: this device cannot check it. */
export type SealState = 'holds' | 'broken' | 'absent' | 'unknown'
export type Checked =
  /** No acta of ours, or one whose content no longer reads. */
  | { at: 'unreadable' }
  /** `sha256` in hex, to compare with the printed one. `publicKey` is the PEM the file carries; empty if none. */
  | { at: 'read'; sha256: string; seal: SealState; annex: SealState; publicKey: string; content: MinutesContent }

interface Attached { name: string; bytes: Uint8Array<ArrayBuffer>; deflated: boolean }

/** One letter per byte, so that places in the text are places in the file. */
const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** The files a PDF of ours carries. */
export function attachedIn(pdf: Uint8Array<ArrayBuffer>): Attached[] {
  const text = latin(pdf)
  return [...text.matchAll(/\/Type \/Filespec\s+\/F \(([\w.-]+)\)[\s\S]{0,200}?\/EF <<\s+\/F (\d+) 0 R/gu)].flatMap(([, name, object]): Attached[] => {
    const start = text.indexOf(`\n${object} 0 obj`)
    const stream = text.indexOf('\nstream\n', start)
    const dictionary = text.slice(start, stream)
    const length = Number(/\/Length (\d+)/u.exec(dictionary)?.[1] ?? Number.NaN)
    if (name === undefined || start < 0 || stream < 0 || dictionary.length > 1000 || !Number.isSafeInteger(length)) return []
    const from = stream + '\nstream\n'.length
    return [{ name, bytes: pdf.slice(from, from + length), deflated: dictionary.includes('/FlateDecode') }]
  })
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const spkiIn = (pem: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(pem.replace(/-----[A-Z ]+-----|\s/gu, '')), (letter) => letter.charCodeAt(0))

/** The text of sealed bytes, if they are our canonical form; one flipped bit makes another text, or none. */
function contentIn(bytes: Uint8Array): MinutesContent | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const read = JSON.parse(text) as Partial<MinutesContent> | null
    return canonical(read) === text && read?.format === 'acta-viva/minutes/1' ? read as MinutesContent : null
  } catch (damaged) {
    if (damaged instanceof SyntaxError || damaged instanceof TypeError) return null
    throw damaged
  }
}

/** What a file proves by itself. Whether its key is the server's own is for the caller to compare. */
export async function checkFile(file: Uint8Array<ArrayBuffer>, tools: CheckTools): Promise<Checked> {
  const isPdf = latin(file.subarray(0, 5)) === '%PDF-'
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { name, bytes, deflated } of isPdf ? attachedIn(file) : [{ name: 'acta.json', bytes: file, deflated: false }]) {
    const whole = deflated ? await tools.inflate(bytes).catch(() => null) : bytes
    if (whole === null) return { at: 'unreadable' }
    files.set(name, whole)
  }
  const json = files.get('acta.json')
  const content = json === undefined ? null : contentIn(json)
  if (json === undefined || content === null) return { at: 'unreadable' }
  const publicKey = files.has('sello.pem') ? latin(files.get('sello.pem')!) : ''
  const sealOf = async (name: string): Promise<SealState> => {
    const [bytes, signature] = [files.get(`${name}.json`), files.get(`${name}.sig`)]
    if (bytes === undefined || signature === undefined || publicKey === '') return 'absent'
    try {
      const holds = await tools.verify(spkiIn(publicKey), signature, bytes)
      return holds === null ? 'unknown' : holds ? 'holds' : 'broken'
    } catch (notAKey) {
      if (notAKey instanceof Error) return 'broken'
      throw notAKey
    }
  }
  return { at: 'read', sha256: hex(await tools.sha256(json)), seal: await sealOf('acta'), annex: await sealOf('conformidades'), publicKey, content }
}
