/*
 * The server's seal: an Ed25519 key, made the first time an acta needs one and kept with the store (and so with its backups).
 *
 * The signature is over the sealed text itself, so common tools can check it (docs/verify.md). The private key never leaves
 * this module; the public one travels inside every closed PDF.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import type { Directory } from '../store/store.ts'

/** Hex of the SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export interface Signer {
  /** Base64 of the signature over the text in UTF-8. */
  sign(text: string): string
  /** SPKI in PEM, as `openssl pkeyutl -pubin` reads it. */
  readonly publicKey: string
}

const fresh = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Reads the key, or makes it on first use. @throws StoreError when the store cannot answer */
export async function openSigner(directory: Pick<Directory, 'setting'>): Promise<Signer> {
  const key: KeyObject = createPrivateKey(await directory.setting('acta:seal', fresh()))
  return {
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** Whether a signature (Base64) over a text holds with a public key in PEM. */
export const sealHolds = (publicKey: string, text: string, signature: string): boolean =>
  verify(null, Buffer.from(text, 'utf8'), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
