/*
 * Etherpad on the same line and the same phone: `node tests/measure/etherpad.ts [--runs 3] [--write] [--at <folder>]`.
 *
 * The newest that npm has (ep_etherpad-lite 1.8.14) is installed into a folder outside the product, in the layout it asks for, without
 * its install scripts, and started in production with its plain file database. `--at` keeps that folder for the next time. Nothing of
 * it is part of the product. The text of the pad is one word: every byte counted is Etherpad's own.
 */
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { findChromium, quietFlags } from '../browser/chromium.ts'
import { openProxy, type ProxyLine } from '../browser/proxy.ts'
import { conditions, median, pace, painted, phone, slowed, until } from './phone.ts'
import { put } from './put.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, write: { type: 'boolean', default: false }, at: { type: 'string' } } })
const version = '1.8.14'
const port = 9_071
const text = 'Hola'

/** Etherpad finds its root by a folder called `src` and asks npm which packages lie there. */
async function install(folder: string): Promise<void> {
  if (existsSync(join(folder, 'src', 'node', 'server.js'))) return
  const fetched = join(folder, 'fetched')
  await mkdir(fetched, { recursive: true })
  await writeFile(join(fetched, 'package.json'), '{"private":true}')
  await promisify(execFile)('npm', ['install', `ep_etherpad-lite@${version}`, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'], { cwd: fetched })
  await rename(join(fetched, 'node_modules', 'ep_etherpad-lite'), join(folder, 'src'))
  await rename(join(fetched, 'node_modules'), join(folder, 'src', 'node_modules'))
  await mkdir(join(folder, 'node_modules'))
  await symlink('../src', join(folder, 'node_modules', 'ep_etherpad-lite'))
  await mkdir(join(folder, 'var'), { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"private":true,"dependencies":{"ep_etherpad-lite":"file:src"}}')
}

/** @returns how to stop it */
async function start(folder: string): Promise<() => Promise<void>> {
  const settings = join(folder, 'settings.json')
  await writeFile(settings, JSON.stringify({
    ip: '127.0.0.1', port, dbType: 'dirty', dbSettings: { filename: join(folder, `pads-${process.pid}.db`) }, defaultPadText: text, minify: true,
    maxAge: 21_600, loglevel: 'ERROR', skinName: 'colibris', socketTransportProtocols: ['websocket', 'xhr-polling'],
  }))
  const child = spawn(process.execPath, [join(folder, 'src', 'node', 'server.js'), '-s', settings], { cwd: folder, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production' } })
  const over = new Promise<void>((done) => { child.once('exit', () => done()) })
  const stop = async () => { child.kill('SIGKILL'); await over }
  for (let tries = 0; tries < 600; tries++) { // a minute on a busy machine
    const answer = await fetch(`http://127.0.0.1:${port}/p/warm`).catch(() => null) // not listening yet
    if (answer?.ok === true) return stop
    await new Promise((done) => { setTimeout(done, 500) })
  }
  await stop()
  throw new Error('Etherpad did not start')
}

/** The pad's text can be written in, and nothing lies over it. */
const usable = `document.querySelector('iframe[name=ace_outer]')?.contentDocument?.querySelector('iframe[name=ace_inner]')?.contentDocument?.querySelector('#innerdocbody[contenteditable=true]')?.textContent.includes('${text}') && !document.querySelector('#editorloadingbox')?.offsetParent`

interface Visit { paint: number; ready: number; bytes: number }

async function visits(browser: Browser, line: ProxyLine, pad: string): Promise<{ first: Visit; again: Visit }> {
  const context = await phone(browser)
  const one = async (): Promise<Visit> => {
    const before = line.carried()
    const page = await slowed(context)
    await page.goto(`${line.url}/p/${pad}`, { waitUntil: 'commit' })
    const ready = await until(page, usable)
    const paint = await painted(page)
    await new Promise((done) => { setTimeout(done, 4_000) })
    const after = line.carried()
    await page.close()
    return { paint, ready, bytes: after.down - before.down + after.up - before.up }
  }
  const first = await one()
  const again = await one()
  await context.close()
  return { first, again }
}

const executablePath = findChromium(process.env)
if (executablePath === null) throw new Error('No Chromium was found')
const folder = values.at ?? await mkdtemp(join(tmpdir(), 'etherpad-'))
await install(folder)
const stop = await start(folder)
const line = await openProxy(`http://127.0.0.1:${port}`, pace)
const browser = await chromium.launch({ executablePath, args: quietFlags(process.getuid?.() === 0) })
const all: { first: Visit; again: Visit }[] = []
for (let run = 0; run < Number(values.runs); run++) all.push(await visits(browser, line, `medida-${run}`))
await browser.close()
await line.close()
await stop()
if (values.at === undefined) await rm(folder, { recursive: true, force: true })

const seconds = (pick: (one: { first: Visit; again: Visit }) => number) => `${(median(all.map(pick)) / 1000).toFixed(2)} s`
const kilo = (pick: (one: { first: Visit; again: Visit }) => number) => `${(median(all.map(pick)) / 1000).toFixed(0)} kB`
const table = [
  `\`node tests/measure/etherpad.ts\` · Etherpad ${version} · ${conditions} · median of ${values.runs} fresh devices`, '',
  '| | text painted | usable | on the wire, both ways |', '|---|---:|---:|---:|',
  `| first visit | ${seconds((one) => one.first.paint)} | ${seconds((one) => one.first.ready)} | ${kilo((one) => one.first.bytes)} |`,
  `| repeat visit | ${seconds((one) => one.again.paint)} | ${seconds((one) => one.again.ready)} | ${kilo((one) => one.again.bytes)} |`,
].join('\n')
console.log(table)
if (values.write) await put('etherpad', table)
