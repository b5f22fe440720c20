/*
 * `npm run dev`: the server restarts when its files or the model's change, and Vite serves the web with hot reloading.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ready, root } from './prepare.mjs'

await ready(import.meta.url)
const start = (name, args, cwd) => {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' })
  child.on('exit', (code) => {
    console.log(`${name} ended`)
    end(code ?? 1)
  })
  return child
}
const children = []
let ending = false
const end = (code) => {
  if (ending) return
  ending = true
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = code
}
children.push(
  start('The server', ['--watch', '--watch-preserve-output', 'apps/server/src/main.ts'], root),
  start('Vite', [join(root, 'node_modules/vite/bin/vite.js')], join(root, 'apps/web')),
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0))
