import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb, type Web } from './static.ts'

let folder: string
let web: Web
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acta-web-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, 'index.html'), `<!doctype html><title>Acta Viva</title>${' '.repeat(900)}`)
  await writeFile(join(folder, 'assets/shell-abcd1234.js'), 'export {}')
  await writeFile(join(folder, 'assets/shell-abcd1234.js.br'), 'packed before')
  await writeFile(join(folder, '.vite/manifest.json'), '{}')
  web = await openWeb(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const get = (path: string, headers: Record<string, string> = {}) => web.answer('GET', path, new Headers(headers))

test.each(['/', '/new', '/r/abc', '/r/abc/acta', '/p/abc', '/c/abc', '/verify', '/practice'])('[HT22] %s is the same static page, asked for again with its tag', (path) => {
  const answer = get(path)
  expect(answer?.headers.get('content-type')).toContain('text/html')
  expect(answer?.headers.get('cache-control')).toBe('no-cache')
  const tag = answer?.headers.get('etag') ?? ''
  expect(get(path, { 'if-none-match': tag })?.status).toBe(304)
  expect(get(path, { 'if-none-match': '"other"' })?.status).toBe(200)
})

test('[HT22] hashed assets may be kept for ever and come as they were packed by the build', async () => {
  const answer = get('/assets/shell-abcd1234.js', { 'accept-encoding': 'gzip, br' })
  expect(answer?.headers.get('cache-control')).toContain('immutable')
  expect(answer?.headers.get('content-encoding')).toBe('br')
  expect(await answer?.text()).toBe('packed before')
  expect(get('/assets/shell-abcd1234.js', { 'accept-encoding': 'gzip' })?.headers.get('content-encoding')).toBe('gzip')
  expect(await get('/assets/shell-abcd1234.js')?.text()).toBe('export {}')
})

test('only what was built is served', () => {
  for (const path of ['/nothing', '/../package.json', '/.vite/manifest.json', '/assets/', '/r', '/api/x', '/assets/shell-abcd1234.js.br']) expect(get(path), path).toBeNull()
  expect(web.answer('POST', '/', new Headers())).toBeNull()
})

test('a web that was never built says so', async () => {
  const none = await openWeb(join(folder, 'missing'))
  expect(none.built).toBe(false)
  expect(none.answer('GET', '/', new Headers())).toBeNull()
})
