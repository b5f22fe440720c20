/*
 * Keeps the shell and every hashed file, so that a page opens without a line. Never touches /api, /live or /sync.
 * The build fills in the list and its version. A new version waits until the page tells it to take over.
 * Where bytes are dear (src/device/sparing.ts) only what a meeting begins with is kept ahead; the rest once it was used.
 */
const FILES = ['__FILES__']
const CACHE = 'acta-viva-__VERSION__'
const SHELL = '/index.html'
const ours = (name) => name.startsWith('acta-viva-')
const older = async () => (await caches.keys()).filter((name) => ours(name) && name !== CACHE)

const sparing = async () => (await caches.has('low-data')) || navigator.connection?.saveData === true
/** What is fetched without being needed by whoever takes part in a meeting from the list of places. */
const rest = /\/assets\/(?!(shell|ui|room|documents|soon|more|inflate|boards)-)/

async function gather() {
  const cache = await caches.open(CACHE)
  const before = await Promise.all((await older()).map((name) => caches.open(name)))
  const spare = await sparing()
  for (const url of FILES) { // one after the other: a slow line stays free for the meeting
    let kept
    if (url.startsWith('/assets/')) for (const old of before) kept ??= await old.match(url) // same hash, same bytes
    if (kept) { await cache.put(url, kept); continue }
    if (spare && rest.test(url)) continue
    await cache.add(new Request(url === SHELL ? '/' : url, { cache: url.startsWith('/assets/') ? 'default' : 'no-cache', priority: 'low' }))
    if (url === SHELL) await cache.put(SHELL, await cache.match('/'))
  }
  const fetched = performance.getEntriesByType('resource').map(({ transferSize }) => transferSize).filter((bytes) => bytes > 0)
  const kept = { files: fetched.length, bytes: fetched.reduce((sum, bytes) => sum + bytes, 0) }
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage({ kept })
}
const clear = async () => {
  for (const name of await older()) await caches.delete(name)
  await self.clients.claim()
}
async function answer(event, key) {
  const kept = await caches.match(key, { ignoreVary: true, ignoreSearch: true })
  if (kept) return kept
  const fresh = await fetch(event.request)
  if (fresh.ok && key.startsWith('/assets/')) {
    const copy = fresh.clone()
    event.waitUntil(caches.open(CACHE).then((cache) => cache.put(key, copy)).catch(() => undefined)) // without room it is fetched again
  }
  return fresh
}

self.addEventListener('install', (event) => event.waitUntil(gather()))
self.addEventListener('activate', (event) => event.waitUntil(clear()))
self.addEventListener('message', (event) => { if (event.data === 'take-over') self.skipWaiting() })
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const server = /^\/(api|live|sync|healthz|readyz|metrics)\b/.test(url.pathname)
  if (request.method !== 'GET' || url.origin !== location.origin || server) return
  event.respondWith(answer(event, request.mode === 'navigate' ? SHELL : url.pathname))
})
