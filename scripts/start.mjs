/*
 * `npm start`: installs and builds what is missing or stale, then serves. The store makes and migrates itself.
 */
import { buildIfStale } from './build.mjs'
import { ready, root } from './prepare.mjs'

await ready(import.meta.url)
buildIfStale()
await import(new URL('apps/server/src/main.ts', `file://${root}/`).href)
