/*
 * Keeps the shell and every hashed file, so that a page opens without a line. Never touches /api, /live or /sync.
 * The build fills in the lists and their version. What a meeting begins with comes first, and is copy enough to open one by; the rest
 * follows once a page asks for it (`gather`), or when it is used. A file that does not come is asked for again, after longer pauses.
 *
 * A newer version waits until no page of the older one is open. Only a page that needs a file the server no longer has is not left
 * waiting: the newer version takes over, and that page is told to open anew.
 */
const FIRST = ['__FIRST__']
const LATER = ['__LATER__']
const CACHE = 'acta-viva-__VERSION__'
const SHELL = '/index.html'
/** Files fetched at once. On a slow line round trips cost more than bytes; three leave room for the meeting's own traffic. */
const ABREAST = 3
/** Milliseconds before a file is asked for again. A browser ends a task of a worker after five minutes. */
const PAUSES = [1_000, 5_000, 20_000, 60_000]
const ours = (name) => name.startsWith('acta-viva-')
const older = async () => (await caches.keys()).filter((name) => ours(name) && name !== CACHE)
const pause = (ms) => new Promise((done) => { setTimeout(done, ms) })

async function take(cache, url) {
  const asset = url.startsWith('/assets/')
  const answer = await fetch(url === SHELL ? '/' : url, { cache: asset ? 'default' : 'no-cache', priority: 'low' })
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
  await cache.put(url, answer)
}
async function keep(cache, url) {
  if (await cache.match(url)) return
  for (const ms of PAUSES) {
    try { return await take(cache, url) } catch { await pause(ms) } // the line is poor, or away
  }
  return take(cache, url)
}
/** What an older version kept under the same hash has the same bytes, and is not fetched again. */
async function inherit(cache) {
  for (const name of await older()) {
    const before = await caches.open(name)
    for (const url of [...FIRST, ...LATER]) {
      const same = url.startsWith('/assets/') ? await before.match(url) : undefined
      if (same) await cache.put(url, same)
    }
  }
}
async function gather(files) {
  const cache = await caches.open(CACHE)
  const left = [...files]
  const failed = []
  const hand = async () => {
    for (let url = left.shift(); url; url = left.shift()) await keep(cache, url).catch((cause) => failed.push(cause)) // the others are wanted all the same
  }
  await Promise.all(Array.from({ length: ABREAST }, hand))
  const fetched = performance.getEntriesByType('resource').map(({ transferSize }) => transferSize).filter((bytes) => bytes > 0)
  performance.clearResourceTimings()
  const kept = { files: fetched.length, bytes: fetched.reduce((sum, bytes) => sum + bytes, 0) }
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage({ kept })
  if (failed.length > 0) throw failed[0]
}
const install = async () => {
  await inherit(await caches.open(CACHE))
  await gather(FIRST)
}

/** The page that waits for this version. */
let awaitedBy = null
const activate = async () => {
  for (const name of await older()) await caches.delete(name)
  await self.clients.claim()
  const page = awaitedBy && await self.clients.get(awaitedBy)
  page?.postMessage('renewed')
}
/** This version's files are gone from the server: the newer one, once it is here, takes over for the page that needs them. */
async function renew(page) {
  const { registration } = self
  await registration.update()
  while (registration.installing) await pause(200)
  registration.waiting?.postMessage({ takeOver: page })
}

async function answer(event, key) {
  const kept = await caches.match(key, { ignoreVary: true, ignoreSearch: true })
  if (kept) return kept
  const fresh = await fetch(event.request)
  const asset = key.startsWith('/assets/')
  if (fresh.ok && asset) {
    const copy = fresh.clone()
    event.waitUntil(caches.open(CACHE).then((cache) => cache.put(key, copy)).catch(() => undefined)) // without room it is fetched again
  }
  if (fresh.status === 404 && asset) event.waitUntil(renew(event.clientId))
  return fresh
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  const { gather: which, takeOver } = event.data
  if (takeOver) { awaitedBy = takeOver; self.skipWaiting() }
  if (which) event.waitUntil(gather(which === 'all' ? LATER : FIRST))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const server = /^\/(api|live|sync|healthz|readyz|metrics)\b/.test(url.pathname)
  if (request.method !== 'GET' || url.origin !== location.origin || server) return
  event.respondWith(answer(event, request.mode === 'navigate' ? SHELL : url.pathname))
})
