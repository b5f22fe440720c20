/*
 * The built web, served from memory: the page, its scripts and styles, already compressed.
 *
 * Files whose name carries a hash never change and may be kept for ever; everything else is asked for again with its tag. One
 * static page answers every address of the app, so nothing about a meeting is ever in it. Only files found in the build folder
 * at the start are served: no path of a request reaches the disk.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Inlined } from './headers.ts'

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer> | null
  readonly gz: Uint8Array<ArrayBuffer> | null
  readonly type: string
  readonly tag: string
  readonly immutable: boolean
}

export interface Web {
  /** The answer for a path, or null when it is neither a file nor an address of the app. */
  answer(method: string, path: string, headers: Headers): Response | null
  readonly built: boolean
  /** What the page carries inside itself, for its policy. */
  readonly inlined: Inlined
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8', webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml', png: 'image/png', ico: 'image/x-icon', webp: 'image/webp', woff2: 'font/woff2', txt: 'text/plain; charset=utf-8',
}
const worthPacking = /\.(html|js|css|json|webmanifest|svg|txt)$/
const hashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/
const appPaths = /^\/(new|verify|practice|invite\/[^/]+|r\/[^/]+(\/.*)?|p\/[^/]+|c\/[^/]+(\/.*)?)?$/

/** Hashes of what stands between these tags, as a content policy names them. */
const hashesOf = (page: string, tag: 'script' | 'style'): string[] =>
  [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, inside]) => createHash('sha256').update(inside ?? '').digest('base64'))

const pack = { br: promisify(brotliCompress), gz: promisify(gzip) }

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** Reads the build folder; a missing one gives a web that is not built. */
export async function openWeb(folder: string): Promise<Web> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const kept = files.filter((file) => !/\.(br|gz|map)$/.test(file) && !file.slice(folder.length).includes('/.'))
  const beside = async (file: string, ending: string): Promise<Uint8Array<ArrayBuffer> | null> =>
    files.includes(`${file}.${ending}`) ? own(await readFile(`${file}.${ending}`)) : null
  const assets = new Map(await Promise.all(kept.map(async (file): Promise<[string, Asset]> => {
    const path = file.slice(folder.length).replaceAll('\\', '/')
    const bytes = own(await readFile(file))
    const packed = worthPacking.test(file)
    return [path, {
      bytes, type: types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      br: packed ? await beside(file, 'br') ?? own(await pack.br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })) : null,
      gz: packed ? await beside(file, 'gz') ?? own(await pack.gz(bytes)) : null,
      tag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`, immutable: hashed.test(path),
    }]
  })))
  const page = assets.get('/index.html')
  const text = page === undefined ? '' : new TextDecoder().decode(page.bytes)

  return {
    built: page !== undefined,
    inlined: { scripts: hashesOf(text, 'script'), styles: hashesOf(text, 'style') },
    answer(method, path, headers) {
      const asset = appPaths.test(path) ? page : assets.get(path)
      if (asset === undefined || (method !== 'GET' && method !== 'HEAD')) return null
      const always = {
        'etag': asset.tag, 'vary': 'Accept-Encoding', 'cache-control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      }
      if (headers.get('if-none-match')?.split(/,\s*/).some((tag) => tag.replace(/^(W\/)?/, 'W/') === asset.tag)) {
        return new Response(null, { status: 304, headers: always })
      }
      const accepts = headers.get('accept-encoding') ?? ''
      const coding = asset.br !== null && /\bbr\b/.test(accepts) ? 'br' : asset.gz !== null && /\bgzip\b/.test(accepts) ? 'gz' : null
      const out: Record<string, string> = { ...always, 'content-type': asset.type }
      if (coding !== null) out['content-encoding'] = coding === 'br' ? 'br' : 'gzip'
      const bytes = (coding === null ? null : asset[coding]) ?? asset.bytes
      out['content-length'] = String(bytes.length)
      return new Response(method === 'HEAD' ? null : bytes, { headers: out })
    },
  }
}
