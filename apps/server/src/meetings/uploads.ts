/*
 * Photos attached as evidence: small, of three known kinds, and never anything a browser would run.
 *
 * What a file is, its first bytes say; the name and the type somebody declares are not believed. The bytes are given back only to
 * people of the same meeting, as a download.
 */
import { newId, type RandomBytes } from '../access/keys.ts'
import { Explained } from '../access/explained.ts'
import { Refusal } from '@acta-viva/model/wire'
import type { Store, Upload } from '../store/store.ts'

/** Bytes; the device reduces a photo before it sends it. */
export const LARGEST_PHOTO = 200 * 1024
/** Photos of one meeting. */
export const MOST_PHOTOS = 200

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'
export const endings: Record<PhotoType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

const begins = (bytes: Uint8Array, at: number, with_: readonly number[]): boolean => with_.every((byte, i) => bytes[at + i] === byte)
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))

/** Which photo this is by its first bytes, or null. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  if (begins(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (begins(bytes, 0, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'image/png'
  if (begins(bytes, 0, ascii('RIFF')) && begins(bytes, 8, ascii('WEBP'))) return 'image/webp'
  return null
}

export interface UploadDeps { readonly store: Store; readonly now: () => number; readonly random: RandomBytes }

/** Keeps a photo. @throws Refusal `too-big`, `too-many`, `bad-command` (not a photo) */
export async function keepPhoto({ store, now, random }: UploadDeps, meeting: string, person: string, bytes: Uint8Array): Promise<Upload> {
  if (bytes.length > LARGEST_PHOTO) throw new Refusal('too-big')
  const type = photoType(bytes)
  if (type === null) throw new Explained('bad-command', 'photo')
  if ((await store.directory.uploads(meeting)).length >= MOST_PHOTOS) throw new Refusal('too-many')
  const id = newId(random)
  const upload: Upload = {
    id, meeting, person, kind: 'photo', name: `foto-${id}.${endings[type]}`, type, size: bytes.length, createdAt: now(),
  }
  await store.directory.addUpload(upload, bytes)
  return upload
}

/** A photo of this meeting. @throws Refusal('not-found') */
export async function readPhoto(store: Store, meeting: string, id: string): Promise<{ upload: Upload; bytes: Uint8Array }> {
  const found = await store.directory.upload(id)
  if (found === null || found.upload.meeting !== meeting) throw new Refusal('not-found')
  return found
}
