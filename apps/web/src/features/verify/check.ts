/*
 * Whether what somebody holds is the acta this server sealed: canonical text, SHA-256, Ed25519. All of it in the browser.
 *
 * The seal in the file is checked with the server's own key, not with the one that came along. Where a file has no seal (the JSON
 * alone) or a browser cannot check one, the server is asked by fingerprint whether it sealed that; no content ever leaves.
 */
import { canonical, type MinutesContent } from '@acta-viva/model/minutes'
import { partsOf } from './parts.ts'

export interface Facts { community: string; title: string; code: string; version: number; closedAt: number | null; closedBy: string; agreements: number }
export type Verdict =
  | { kind: 'sealed'; facts: Facts; sha256: string; key: 'server' | 'file' }
  /** Sealed, but by a key that is not this server's. */
  | { kind: 'stranger'; facts: Facts; sha256: string }
  /** Readable, but nothing here can say whether it was changed. */
  | { kind: 'unsure'; facts: Facts; sha256: string }
  | { kind: 'changed' }
  | { kind: 'not-acta' }

export interface VerifyDeps {
  /** The server's public key in PEM, or null when it cannot be had. */
  key: () => Promise<string | null>
  /** The seal the server keeps for this fingerprint in Base64, or null: not known, or not reachable (`undefined`). */
  register: (meeting: string, version: number, sha256: string) => Promise<string | null | undefined>
  subtle: SubtleCrypto
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** True or false; null where this browser does not know the algorithm. */
async function holds(subtle: SubtleCrypto, pem: string, signature: Uint8Array, text: Uint8Array): Promise<boolean | null> {
  let key: CryptoKey
  try {
    key = await subtle.importKey('spki', fromBase64(pem.replaceAll(/-----[^-]+-----|\s/g, '')), { name: 'Ed25519' }, false, ['verify'])
  } catch (error) { return error instanceof DOMException && error.name === 'NotSupportedError' ? null : false }
  return subtle.verify({ name: 'Ed25519' }, key, own(signature), own(text))
}

/** True if one of the seals holds; null where that cannot be checked here. */
async function anyHolds(subtle: SubtleCrypto, pem: string, signatures: readonly Uint8Array[], text: Uint8Array): Promise<boolean | null> {
  let able = true
  for (const signature of signatures) {
    const one = await holds(subtle, pem, signature, text)
    if (one === true) return true
    if (one === null) able = false
  }
  return able ? false : null
}

/** The value a text stands for if it is in the one canonical form, to the byte; undefined otherwise. */
function strictly(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return canonical(value) === text ? value : undefined
  } catch { return undefined } // no text, no JSON, or no form of it that is ever sealed
}

function factsOf(content: MinutesContent): Facts {
  return {
    community: content.community.name, title: content.sections.data.title, code: content.sections.data.code, version: content.version,
    closedAt: content.closing?.at ?? null, closedBy: content.closing?.by ?? '', agreements: content.sections.agreements.agreements.length,
  }
}

/** Checks what was brought. Never throws. */
export async function verify(files: readonly Uint8Array<ArrayBuffer>[], deps: VerifyDeps): Promise<Verdict> {
  const { subtle } = deps
  const parts = await partsOf(files)
  if (parts.damaged) return { kind: 'changed' }
  if (parts.acta === null) return { kind: parts.annex === null && parts.signatures.length === 0 ? 'not-acta' : 'changed' }
  const value = strictly(parts.acta)
  if (value === undefined) return { kind: 'changed' }
  const content = value as MinutesContent
  let facts: Facts
  try { facts = factsOf(content) } catch { return { kind: 'not-acta' } } // JSON of something else
  const sha256 = hex(await subtle.digest('SHA-256', own(parts.acta)))
  const server = await deps.key()
  const signatures = [...parts.signatures]
  let known: string | null | undefined
  const ask = async () => {
    known = await deps.register(content.meeting, content.version, sha256)
    if (typeof known === 'string') signatures.push(fromBase64(known))
  }
  if (signatures.length === 0) {
    await ask()
    if (known === null) return { kind: 'changed' }
    if (known === undefined) return { kind: 'unsure', facts, sha256 }
  }
  const pem = server ?? parts.pem
  if (pem === null) return { kind: 'unsure', facts, sha256 }
  const sealed = await anyHolds(subtle, pem, signatures, parts.acta)
  if (sealed === null) {
    if (known === undefined) await ask()
    if (known === null) return { kind: 'changed' }
    return known === undefined ? { kind: 'unsure', facts, sha256 } : { kind: 'sealed', facts, sha256, key: 'server' }
  }
  if (!sealed) {
    const elsewhere = server !== null && parts.pem !== null && await anyHolds(subtle, parts.pem, signatures, parts.acta) === true
    return elsewhere && parts.pem?.trim() !== server.trim() ? { kind: 'stranger', facts, sha256 } : { kind: 'changed' }
  }
  if (parts.annex !== null && await anyHolds(subtle, pem, signatures, parts.annex) !== true) return { kind: 'changed' }
  return { kind: 'sealed', facts, sha256, key: server === null ? 'file' : 'server' }
}
