/*
 * `npm run dev`: the server starts again when its files or the model's change, and Vite serves the web with hot reloading.
 *
 * Not node's own --watch: it speaks to worker threads over the same port the store uses for its answers.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { ready, root } from './prepare.mjs'

await ready(import.meta.url)

/** Editors write a file in several steps; this long after the last one it counts as written. In milliseconds. */
const SETTLED = 200
let ending = false
let timer

/** Where people open the page while they work: links and the check of origins go by it. */
const page = 'http://localhost:5173'

const start = (args, cwd) => spawn(process.execPath, args, {
  cwd, stdio: 'inherit', env: { ...process.env, PUBLIC_URL: process.env.PUBLIC_URL || page },
})
const serve = () => {
  const child = start(['apps/server/src/main.ts'], root)
  child.on('exit', (code) => {
    if (child === server && !ending && code !== 0) console.log('The server ended: it starts again at the next change.')
  })
  return child
}
const gone = (child) => (child.exitCode !== null || child.signalCode !== null
  ? Promise.resolve() : new Promise((done) => { child.once('exit', done) }))

let server = serve()
const vite = start([join(root, 'node_modules/vite/bin/vite.js')], join(root, 'apps/web'))

const again = async () => {
  const before = server
  before.kill('SIGTERM')
  await gone(before)
  if (!ending && server === before) server = serve()
}
const watchers = ['apps/server/src', 'packages/model/src'].map((folder) => watch(join(root, folder), { recursive: true }, (_, name) => {
  if (name?.includes('.test.')) return
  clearTimeout(timer)
  timer = setTimeout(() => { again().catch((error) => console.error(error)) }, SETTLED)
}))

const end = async (code) => {
  if (ending) return
  ending = true
  clearTimeout(timer)
  for (const watcher of watchers) watcher.close()
  server.kill('SIGTERM')
  vite.kill('SIGTERM')
  await Promise.all([gone(server), gone(vite)])
  process.exit(code)
}
vite.on('exit', (code) => end(code ?? 0))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0))
