/*
 * Keeps the shell and every hashed file, so that a page opens without a line. Never touches /api, /live or /sync.
 * The build fills in the lists and their version. A new version waits until the page tells it to take over.
 * What a meeting begins with comes first, and is copy enough to open one by; the rest follows while a page is open, and where bytes
 * are dear (src/device/sparing.ts) only once it was used. A file that does not come is asked for again, after longer and longer pauses.
 */
const FIRST = ['__FIRST__']
const LATER = ['__LATER__']
const CACHE = 'acta-viva-__VERSION__'
const SHELL = '/index.html'
/** Files under way at once: on a slow line the turns cost more than the bytes, and the meeting still gets its packets in between. */
const ABREAST = 3
/** Milliseconds before a file is asked for again. A browser ends a task of a worker after five minutes. */
const PAUSES = [1_000, 5_000, 20_000, 60_000]
const ours = (name) => name.startsWith('acta-viva-')
const older = async () => (await caches.keys()).filter((name) => ours(name) && name !== CACHE)
const sparing = async () => (await caches.has('low-data')) || navigator.connection?.saveData === true

async function take(cache, url) {
  const asset = url.startsWith('/assets/')
  const answer = await fetch(url === SHELL ? '/' : url, { cache: asset ? 'default' : 'no-cache', priority: 'low' })
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
  await cache.put(url, answer)
}
async function keep(cache, before, url) {
  if (await cache.match(url)) return
  if (url.startsWith('/assets/')) {
    for (const old of before) {
      const same = await old.match(url) // same hash, same bytes
      if (same) return cache.put(url, same)
    }
  }
  for (const pause of PAUSES) {
    try { return await take(cache, url) } catch { await new Promise((done) => { setTimeout(done, pause) }) } // the line is poor, or away
  }
  return take(cache, url)
}
async function gather(files) {
  const cache = await caches.open(CACHE)
  const before = await Promise.all((await older()).map((name) => caches.open(name)))
  const left = [...files]
  const hand = async () => { for (let url = left.shift(); url; url = left.shift()) await keep(cache, before, url) }
  await Promise.all(Array.from({ length: ABREAST }, hand))
  const fetched = performance.getEntriesByType('resource').map(({ transferSize }) => transferSize).filter((bytes) => bytes > 0)
  performance.clearResourceTimings()
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

self.addEventListener('install', (event) => event.waitUntil(gather(FIRST)))
self.addEventListener('activate', (event) => event.waitUntil(clear()))
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting()
  if (event.data === 'gather') event.waitUntil(sparing().then((spare) => gather(spare ? FIRST : LATER)))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const server = /^\/(api|live|sync|healthz|readyz|metrics)\b/.test(url.pathname)
  if (request.method !== 'GET' || url.origin !== location.origin || server) return
  event.respondWith(answer(event, request.mode === 'navigate' ? SHELL : url.pathname))
})
