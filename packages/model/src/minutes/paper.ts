/*
 * The seal on a whole PDF file: where it sits, and what it speaks about.
 *
 *   … the file as it was set … │ 64 bytes of signature │ 448 bytes: the last cross-reference │
 *                                └ covers everything before and after itself
 *
 * It is the only stream of an incremental update, at a place counted from the end, so that two commands cut it out and nothing has to be
 * searched for. The bytes are raw: each bit of them counts. It must never become the signature of a person; it is the server's.
 */

export const SEAL_BYTES = 64
/** What stands behind the seal, always as long. */
export const AFTER_SEAL = 448
/** The key in the last trailer that names the seal. */
export const SEAL_KEY = '/ActaVivaSeal'

/** The text that is signed, from the SHA-256 (hex) of all bytes but the seal's own. */
export const fileStatement = (sha256: string): string => `acta-viva/file/1 ${sha256}\n`

/** The seal of a file, and all the rest of its bytes. */
export interface SealedFile { signature: Uint8Array<ArrayBuffer>; rest: Uint8Array<ArrayBuffer> }

/** Takes a PDF apart; null where it carries no seal of its own. Says nothing about whether the seal holds. */
export function sealedFile(pdf: Uint8Array): SealedFile | null {
  const at = pdf.length - SEAL_BYTES - AFTER_SEAL
  if (at < 0) return null
  const after = pdf.subarray(at + SEAL_BYTES)
  if (!new TextDecoder('latin1').decode(after).includes(SEAL_KEY)) return null
  const rest = new Uint8Array(at + AFTER_SEAL)
  rest.set(pdf.subarray(0, at))
  rest.set(after, at)
  return { signature: pdf.slice(at, at + SEAL_BYTES), rest }
}
