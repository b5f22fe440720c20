/*
 * What every command needs before it can begin: the packages of the lock file, and a Node that runs TypeScript.
 *
 * Written for Node 20 without any package, since it is what runs on a bare machine. It installs only what is missing, says so in
 * one line, and starts the calling script again under Node 24 where the first one was older.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldest = 24

/** Ends with one clear sentence. */
export const stop = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** Whether every package the lock file asks for lies there in that version; optional ones may be another platform's. */
const installed = () => {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const there = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages).every(([path, wanted]) =>
    path === '' || !path.startsWith('node_modules/') || wanted.optional === true || wanted.link === true
    || there[path]?.version === wanted.version)
}

/** Installs from the lock file unless everything is there. No package's own scripts are run. */
export const install = () => {
  if (installed()) return
  console.log('Installing packages (about half a minute, once) …')
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32',
  })
  if (error) stop(`npm could not be started: ${error.message}`)
  if (status !== 0) stop('The packages could not be installed: see what npm says above; is the network or the registry reachable?')
}

const major = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/** A Node of 24 or newer: this one, the one among the packages, or another of this machine. */
const goodNode = () => {
  if (major(process.version) >= oldest) return process.execPath
  const candidates = [join(root, 'node_modules/.bin/node'), ...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').map((folder) => join(folder, 'node'))]
  const found = candidates.find((path) => existsSync(path) && major(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '') >= oldest)
  return found ?? stop(`Acta Viva needs Node ${oldest} or newer on this kind of machine (this is ${process.version}): install it from nodejs.org and try again.`)
}

/**
 * Ends this process, gracefully, when whoever started it is gone: an npm that was killed passes nothing on, and a server left behind
 * would keep the port and the data folder.
 */
const endWithParent = () => {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined && process.env.ACTA_VIVA_CHILD !== '1') return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 100)
  watch.unref()
}

/** Installs what is missing and makes sure the caller runs on Node 24: an older one hands over to a child and never returns. */
export const ready = async (script) => {
  endWithParent()
  install()
  const node = goodNode()
  if (node === process.execPath) return
  const child = spawn(node, [fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: 'inherit', env: { ...process.env, ACTA_VIVA_CHILD: '1' },
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  await new Promise((_, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1)))
  })
}
