/*
 * What a first visit weighs, against fixed limits: brotli bytes of the files a build wrote. Run after `vite build`; ends with 1
 * and says which part is too heavy. A part counts its own file and everything it imports that an earlier part has not brought;
 * styles are all that a meeting can come to load, every place opened. `--dist <folder>` weighs another build.
 */
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { closure, keyOf, readManifest, roomChunk, shellChunk } from './chunks.ts'

const { values } = parseArgs({ options: { dist: { type: 'string' } } })
const dist = resolve(values.dist ?? join(import.meta.dirname, '..', 'dist'))
/**
 * What may never be passed. The room is what has to be here before agenda, clock and queue can be seen and used; the documents (Yjs and
 * what writes with it) come right behind it and change nothing that is on the screen.
 */
const limits = { shell: 20_000, room: 40_000, documents: 28_000, editor: 92_000, css: 12_000 } as const

const weight = (file: string) => statSync(join(dist, `${file}.br`)).size

const manifest = readManifest(dist)
const entry = keyOf(manifest, shellChunk)
const room = keyOf(manifest, roomChunk)
const documents = keyOf(manifest, /src\/live\/documents\.ts$/)
const editor = keyOf(manifest, /src\/features\/notes\/.*editor/)
/** Styles that the page itself names, beside those inside it. */
const page = [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, file]) => file ?? '')

const brought = new Set<string>()
const part = (key: string) => {
  const fresh = [...closure(manifest, key)].filter((one) => !brought.has(one))
  for (const one of fresh) brought.add(one)
  return fresh.reduce((sum, one) => sum + weight(manifest[one]?.file ?? ''), 0)
}
const shell = closure(manifest, entry)
const meeting = closure(manifest, room, true, new Set(shell))
const styles = new Set([...page, ...[...meeting].flatMap((one) => manifest[one]?.css ?? [])])
const css = [...styles].reduce((sum, file) => sum + weight(file), 0)
const measured = { shell: part(entry) + weight('boot.js'), room: part(room), documents: part(documents), editor: part(editor), css }

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
let heavy = 0
for (const [name, bytes] of Object.entries(measured) as [keyof typeof limits, number][]) {
  const over = bytes > limits[name]
  heavy += over ? 1 : 0
  console.log(`${over ? 'too heavy' : 'fits     '}  ${name.padEnd(9)}  ${kilo(bytes).padStart(8)} of ${kilo(limits[name])}`)
}
process.exitCode = heavy > 0 ? 1 : 0
