/*
 * Whether what somebody holds is what the server sealed: canonical text, SHA-256, Ed25519, and of a PDF every byte.
 *
 *   files ─► parts ─► each text canonical? ─► a seal holds? ─► the file's own seal holds? ─► verdict
 *
 * Made for a page that asks nobody: the seals are checked with the server's own key, not with the one that came along. Where a file
 * has no seal (the JSON alone) or a device cannot check one, the server is asked by fingerprint; no content ever leaves.
 */
import { canonical } from './canonical.ts'
import { fileStatement, type SealedFile } from './paper.ts'
import { partsOf, type Inflate, type Parts } from './parts.ts'
import type { MinutesContent } from './types.ts'

export interface SealedFacts {
  community: string; title: string; code: string; version: number; closedAt: number | null; closedBy: string; agreements: number; sha256: string
}
export type Verdict =
  | { kind: 'sealed'; actas: SealedFacts[]; key: 'server' | 'file' }
  /** The texts inside are as they were sealed, but the PDF around them is not the server's: what it shows may be something else. */
  | { kind: 'altered'; actas: SealedFacts[] }
  /** Sealed, but by a key that is not this server's. */
  | { kind: 'stranger'; actas: SealedFacts[] }
  /** Readable, but nothing here can say whether it was changed. */
  | { kind: 'unsure'; actas: SealedFacts[] }
  | { kind: 'changed' }
  | { kind: 'not-acta' }

export interface VerifyDeps {
  /** The server's public key in PEM, or null when it cannot be had. */
  key: () => Promise<string | null>
  /** The seal the server keeps for this fingerprint in Base64, or null: not known, or not reachable (`undefined`). */
  register: (meeting: string, version: number, sha256: string) => Promise<string | null | undefined>
  /** Whether the server made this seal (Base64) for a file with this fingerprint; undefined when it is not reachable. */
  vouch: (sha256: string, signature: string) => Promise<boolean | undefined>
  subtle: SubtleCrypto
  inflate: Inflate
}

type Bytes = Uint8Array<ArrayBuffer>
type Told = 'yes' | 'no' | 'unknown'

const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
const toBase64 = (bytes: Bytes): string => btoa(String.fromCodePoint(...bytes))
const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const both = (one: Told, other: Told): Told => (one === 'no' || other === 'no' ? 'no' : one === 'unknown' || other === 'unknown' ? 'unknown' : 'yes')

/** Checks seals with one key; `unknown` where this device does not know the algorithm. */
async function checkerFor(subtle: SubtleCrypto, pem: string): Promise<(signature: Bytes, text: Bytes) => Promise<Told>> {
  try {
    const key = await subtle.importKey('spki', fromBase64(pem.replaceAll(/-----[^-]+-----|\s/g, '')), { name: 'Ed25519' }, false, ['verify'])
    return async (signature, text) => (await subtle.verify({ name: 'Ed25519' }, key, signature, text) ? 'yes' : 'no')
  } catch (error) { // no key at all, or an algorithm this device does not have
    const told: Told = error instanceof DOMException && error.name === 'NotSupportedError' ? 'unknown' : 'no'
    return async () => told
  }
}
type Checker = Awaited<ReturnType<typeof checkerFor>>

/** Whether one of the seals holds for a text. */
async function anyHolds(holds: Checker, signatures: readonly Bytes[], text: Bytes): Promise<Told> {
  let told: Told = 'no'
  for (const signature of signatures) {
    const one = await holds(signature, text)
    if (one === 'yes') return one
    if (one === 'unknown') told = one
  }
  return told
}

/** The value a text stands for if it is in the one canonical form, to the byte; undefined otherwise. */
function strictly(bytes: Bytes): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return canonical(value) === text ? value : undefined
  } catch { return undefined } // no text, no JSON, or no form of it that is ever sealed
}

const factsOf = ({ community, sections, version, closing }: MinutesContent, sha256: string): SealedFacts => ({
  community: community.name, title: sections.data.title, code: sections.data.code, version,
  closedAt: closing?.at ?? null, closedBy: closing?.by ?? '', agreements: sections.agreements.agreements.length, sha256,
})

interface Read { bytes: Bytes; content: MinutesContent; facts: SealedFacts }

/** The sealed texts, or why they cannot be. */
async function readActas(parts: Parts, subtle: SubtleCrypto): Promise<Read[] | 'changed' | 'not-acta'> {
  if (parts.damaged) return 'changed'
  if (parts.actas.length === 0) return parts.annexes.length + parts.signatures.length === 0 ? 'not-acta' : 'changed'
  const read: Read[] = []
  for (const bytes of parts.actas) {
    const content = strictly(bytes) as MinutesContent | undefined
    if (content === undefined) return 'changed'
    try {
      const facts = factsOf(content, hex(await subtle.digest('SHA-256', bytes)))
      if (!read.some((other) => other.facts.sha256 === facts.sha256)) read.push({ bytes, content, facts })
    } catch { return 'not-acta' } // JSON of something else
  }
  return read
}

/** What the files' own seals say of the texts in them; `ask` fetches a seal where none came along or none can be checked here. */
async function textsHold(holds: Checker, actas: readonly Read[], parts: Parts, ask: ((one: Read) => Promise<string | null | undefined>) | null): Promise<Told> {
  let told: Told = 'yes'
  for (const one of actas) {
    let mine = await anyHolds(holds, parts.signatures, one.bytes)
    if (ask !== null && (mine === 'unknown' || parts.signatures.length === 0)) {
      const known = await ask(one)
      if (typeof known !== 'string') mine = known === null ? 'no' : 'unknown'
      else mine = await holds(fromBase64(known), one.bytes) === 'no' ? 'no' : 'yes' // not checkable here: the server's word has to do
    }
    told = both(told, mine)
  }
  for (const annex of parts.annexes) if (await anyHolds(holds, parts.signatures, annex) === 'no') told = 'no'
  return told
}

/** Whether each PDF is, byte by byte, the one that was made. */
async function papersHold(holds: Checker, papers: readonly (SealedFile | null)[], { subtle, vouch }: VerifyDeps): Promise<Told> {
  let told: Told = 'yes'
  for (const paper of papers) {
    if (paper === null) return 'no'
    const sha256 = hex(await subtle.digest('SHA-256', paper.rest))
    let mine = await holds(paper.signature, new TextEncoder().encode(fileStatement(sha256)))
    if (mine === 'unknown') {
      const word = await vouch(sha256, toBase64(paper.signature))
      if (word !== undefined) mine = word ? 'yes' : 'no'
    }
    told = both(told, mine)
  }
  return told
}

/** Checks what was brought. Never throws for what a file holds. */
export async function verify(files: readonly Bytes[], deps: VerifyDeps): Promise<Verdict> {
  const parts = await partsOf(files, deps.inflate)
  const read = await readActas(parts, deps.subtle)
  if (!Array.isArray(read)) return { kind: read }
  const actas = read.map(({ facts }) => facts)
  const server = await deps.key()
  const pem = server ?? parts.pem
  if (pem === null) return { kind: 'unsure', actas }
  const holds = await checkerFor(deps.subtle, pem)
  const texts = await textsHold(holds, read, parts, ({ content, facts }) => deps.register(content.meeting, content.version, facts.sha256))
  if (texts === 'no') {
    if (server === null || parts.pem === null || parts.pem.trim() === server.trim()) return { kind: 'changed' }
    const theirs = await checkerFor(deps.subtle, parts.pem)
    const whole = both(await textsHold(theirs, read, parts, null), await papersHold(theirs, parts.papers, { ...deps, vouch: async () => undefined }))
    return whole === 'yes' ? { kind: 'stranger', actas } : { kind: 'changed' }
  }
  const papers = await papersHold(holds, parts.papers, deps)
  if (papers === 'no') return { kind: 'altered', actas }
  return both(texts, papers) === 'unknown' ? { kind: 'unsure', actas } : { kind: 'sealed', actas, key: server === null ? 'file' : 'server' }
}
