/*
 * Builds the web when what it is made of is newer than what was built, and not otherwise.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root, stop } from './prepare.mjs'

/** All that the build reads: pages and styles, what builds them, and what each package says of itself. */
const sources = [
  'apps/web/src', 'apps/web/public', 'apps/web/index.html', 'apps/web/vite.config.ts', 'apps/web/scripts', 'apps/web/package.json',
  'packages/model/src', 'packages/model/package.json', 'package-lock.json',
]
const built = 'apps/web/dist/index.html'

const newest = (path) => {
  if (!existsSync(path)) return 0
  const about = statSync(path)
  if (!about.isDirectory()) return about.mtimeMs
  return Math.max(about.mtimeMs, ...readdirSync(path).filter((name) => !name.startsWith('.')).map((name) => newest(join(path, name))))
}

/** Whether the built web is missing or older than any of its sources. */
export const isStale = () => {
  const page = join(root, built)
  return !existsSync(page) || Math.max(...sources.map((path) => newest(join(root, path)))) > statSync(page).mtimeMs
}

/** Runs the build; answers whether it went well, with all it said. */
export const build = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'apps/web'), encoding: 'utf8',
  })
  return { good: status === 0 && existsSync(join(root, built)), said: `${stdout}${stderr}`.trim() }
}

/** Builds if stale; ends with one sentence if that fails. */
export const buildIfStale = () => {
  if (!isStale()) return
  console.log('Building the web …')
  const { good, said } = build()
  if (!good) stop(`${said}\nThe web could not be built: see above.`)
}
