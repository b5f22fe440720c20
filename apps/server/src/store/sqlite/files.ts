/*
 * Where things lie in the data folder, and how a file is written so that it is there after a power cut: bytes under another name,
 * fsync, rename, fsync of the folder. Names of uploads are ids made by the server; anything else is refused, for it becomes a
 * path.
 */
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface DataFiles { readonly database: string; readonly lock: string; readonly uploads: string }

export const dataFiles = (dataDir: string): DataFiles =>
  ({ database: join(dataDir, 'acta.db'), lock: join(dataDir, 'acta.lock'), uploads: join(dataDir, 'uploads') })

/** @throws TypeError for an id that is not 1 to 64 letters, digits, `_` or `-` */
export function uploadFile(uploads: string, id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new TypeError('an upload id is 1 to 64 letters, digits, _ or -')
  return join(uploads, id)
}

/** Resolves once the file is durable under its name. */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${file}.part`, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.part`, file)
  const folder = await open(dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The same, for programs that do nothing else meanwhile. */
export function writeDurablySync(file: string, bytes: Uint8Array): void {
  const fd = openSync(`${file}.part`, 'w', 0o600)
  try {
    for (let at = 0; at < bytes.byteLength;) at += writeSync(fd, bytes, at)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameDurablySync(`${file}.part`, file)
}

/** Renames within a folder and makes the new name durable. */
export function renameDurablySync(from: string, to: string): void {
  renameSync(from, to)
  syncPath(dirname(to))
}

export function syncPath(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
