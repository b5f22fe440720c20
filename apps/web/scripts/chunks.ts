/*
 * Which built file needs which, as the build's own manifest tells it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Chunk { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[] }
type Manifest = Readonly<Record<string, Chunk>>

export const readManifest = (dist: string): Manifest => JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')) as Manifest

/** The key of the first chunk called so. @throws if the build has none */
export function keyOf(manifest: Manifest, is: RegExp): string {
  const found = Object.keys(manifest).find((key) => is.test(key))
  if (found === undefined) throw new Error(`no part of the build is called ${is}: run \`vite build\` first, or name its file here`)
  return found
}
/** What the page itself asks for, and what a meeting does. */
export const shellChunk = /^_shell-.*\.js$/
export const roomChunk = /src\/routes\/room\/index\.tsx$/

const workerChunk = /src\/device\/worker\.ts$/

/** The chunks one needs before it runs, itself included; with `late`, also what it may fetch afterwards. */
export function closure(manifest: Manifest, key: string, late = false, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  const chunk = manifest[key]
  for (const next of [...chunk?.imports ?? [], ...late ? chunk?.dynamicImports ?? [] : []]) closure(manifest, next, late, seen)
  return seen
}

/** Files of whoever opens a meeting and takes part: the shell, the room, and what the room asks for, with their styles. */
export function beginning(manifest: Manifest): Set<string> {
  const shell = closure(manifest, keyOf(manifest, shellChunk))
  const room = closure(manifest, keyOf(manifest, roomChunk), false, new Set(shell))
  const asked = [...room].filter((key) => !shell.has(key)).flatMap((key) => manifest[key]?.dynamicImports ?? [])
  for (const key of [...asked, keyOf(manifest, workerChunk)]) closure(manifest, key, false, room)
  return new Set([...room].flatMap((key) => [manifest[key]?.file ?? '', ...manifest[key]?.css ?? []]))
}
