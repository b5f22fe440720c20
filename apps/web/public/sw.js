/*
 * Keeps the shell and every hashed file, so that a page opens without a line. Never touches /api, /live or /sync.
 * The build fills in the list and its version. A new version waits until the page tells it to take over.
 */
const FILES = ['__FILES__']
const CACHE = 'acta-viva-__VERSION__'
const SHELL = '/index.html'
const ours = (name) => name.startsWith('acta-viva-')
const older = async () => (await caches.keys()).filter((name) => ours(name) && name !== CACHE)

async function gather() {
  const cache = await caches.open(CACHE)
  const before = await Promise.all((await older()).map((name) => caches.open(name)))
  for (const url of FILES) { // one after the other: a slow line stays free for the meeting
    let kept
    if (url.startsWith('/assets/')) for (const old of before) kept ??= await old.match(url) // same hash, same bytes
    if (kept) await cache.put(url, kept)
    else await cache.add(new Request(url === SHELL ? '/' : url, { cache: 'no-cache', priority: 'low' })).then(async () => {
      if (url === SHELL) await cache.put(SHELL, await cache.match('/'))
    })
  }
}
const clear = async () => {
  for (const name of await older()) await caches.delete(name)
  await self.clients.claim()
}
const answer = async (request, key) => (await caches.match(key, { ignoreVary: true, ignoreSearch: true })) ?? fetch(request)

self.addEventListener('install', (event) => event.waitUntil(gather()))
self.addEventListener('activate', (event) => event.waitUntil(clear()))
self.addEventListener('message', (event) => { if (event.data === 'take-over') self.skipWaiting() })
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const server = /^\/(api|live|sync|healthz|readyz|metrics)\b/.test(url.pathname)
  if (request.method !== 'GET' || url.origin !== location.origin || server) return
  event.respondWith(answer(request, request.mode === 'navigate' ? SHELL : url.pathname))
})
