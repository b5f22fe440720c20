/*
 * The last step of a build: the service worker learns which files exist, and every text file gets its .br and .gz twin, so that
 * the server never compresses at run time. Order matters: the worker's list is written before it is compressed itself.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { beginning, readManifest } from './chunks.ts'

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted()

const isTwin = (file: string) => /\.(br|gz)$/.test(file)
const cached = (url: string) => !/^\/(sw\.js|\.vite\/|icon-512)/.test(url)

/** Fills `public/sw.js`'s placeholders with the built files and a version made of their contents. */
export function fillWorker(outDir: string): void {
  const found = filesUnder(outDir).filter((file) => !isTwin(file))
    .map((file) => ({ file, url: `/${relative(outDir, file)}` })).filter(({ url }) => cached(url))
  const version = createHash('sha256')
  for (const { file, url } of found) version.update(url).update('\0').update(readFileSync(file))
  const first = new Set(['/index.html', ...[...beginning(readManifest(outDir))].map((file) => `/${file}`)])
  const list = (which: readonly { url: string }[]) => JSON.stringify(which.map(({ url }) => url))
  const worker = join(outDir, 'sw.js')
  writeFileSync(worker, readFileSync(worker, 'utf8')
    .replace("['__FIRST__']", list(found.filter(({ url }) => first.has(url))))
    .replace("['__LATER__']", list(found.filter(({ url }) => !first.has(url))))
    .replace('__VERSION__', version.digest('hex').slice(0, 12)))
}

/**
 * Puts what the first picture needs into the page itself: on a slow line a file more is a connection more, and each costs over a
 * second. The server names both by their hash in the page's policy.
 */
export function inlineFirst(outDir: string): void {
  const file = join(outDir, 'index.html')
  const boot = join(outDir, 'boot.js')
  writeFileSync(boot, readFileSync(boot, 'utf8').replace(/\/\*[^]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trim()) // written to be read, sent to be run
  const inside = (path: string) => readFileSync(join(outDir, path), 'utf8').trim()
  writeFileSync(file, readFileSync(file, 'utf8')
    .replace(/<script src="(\/boot\.js)"><\/script>/, (_, path: string) => `<script>${inside(path)}</script>`)
    .replace(/<link rel="stylesheet"[^>]* href="([^"]+)">/, (_, path: string) => `<style>${inside(path)}</style>`))
}

/** Writes `<file>.br` and `<file>.gz` beside every file that compresses. */
export function compress(outDir: string): void {
  for (const file of filesUnder(outDir)) {
    if (!/\.(js|css|html|svg|webmanifest)$/.test(file)) continue
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

export function shipping(): Plugin {
  let outDir = 'dist'
  return {
    name: 'shipping', apply: 'build',
    configResolved(config) { outDir = resolve(config.root, config.build.outDir) },
    // only what was written is shipped: a build that failed must say its own error, not that its files are missing
    writeBundle: { order: 'post', sequential: true, handler() { inlineFirst(outDir); fillWorker(outDir); compress(outDir) } },
  }
}
