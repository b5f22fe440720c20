/*
 * `npm test`: everything, one step after the other, and one line with the sum at the end.
 *
 *   types · lint · unit and contract · web build · size budgets · fuzz · faults · browser
 *
 * A step that cannot run counts as failed: nothing is skipped. `npm test -- unit browser` runs only the steps named.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ready, root } from './prepare.mjs'

await ready(import.meta.url)
const { build } = await import('./build.mjs')
const { findChromium } = await import('../tests/browser/chromium.ts')

const artifacts = join(root, 'artifacts')
mkdirSync(artifacts, { recursive: true })
const bin = (path) => join(root, 'node_modules', path)
const node = (args, options = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', ...options, env: { ...process.env, ...options.env } }).status === 0
const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

/** Counts from a report; a run that failed without naming a failed test counts as one failure. */
const counted = (good, passed, failed) => ({ passed, failed: good ? failed : Math.max(1, failed) })
const report = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

const unit = () => {
  const file = join(artifacts, 'unit.json')
  rmSync(file, { force: true })
  const good = node([bin('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`])
  const found = report(file)
  return counted(good && found !== null, found?.numPassedTests ?? 0, found?.numFailedTests ?? 0)
}

const webBuild = () => {
  const { good, said } = build()
  if (said !== '') console.log(said)
  return one(good)
}

const script = (path, args = []) => () => {
  if (!existsSync(join(root, path))) {
    console.error(`${path} is missing`)
    return one(false)
  }
  return one(node([path, ...args]))
}

/** Debian, as root: the package is one command away. Elsewhere a browser is the reader's to choose. */
const browserHere = () => {
  const found = findChromium(process.env)
  if (found !== null || process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  console.log('Installing Chromium for the browser tests …')
  const apt = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  return findChromium(process.env)
}

const browser = () => {
  const chromium = browserHere()
  if (chromium === null) {
    console.error('No Chromium was found: install chromium or Google Chrome, or give its path in CHROMIUM.')
    return one(false)
  }
  const file = join(artifacts, 'browser.json')
  rmSync(file, { force: true })
  const good = node([bin('@playwright/test/cli.js'), 'test', '-c', 'tests/browser/playwright.config.ts', '--reporter=list,json'], {
    env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  const stats = report(file)?.stats
  return counted(good && stats !== undefined, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0)
}

const steps = {
  types: () => one(node([bin('typescript/bin/tsc'), '-b'])),
  lint: () => one(node([bin('oxlint/bin/oxlint'), '--deny-warnings', 'apps', 'packages', 'tests', 'scripts'])),
  unit,
  build: webBuild,
  budget: script('apps/web/scripts/budget.ts'),
  fuzz: script('tests/fuzz/gate.ts', ['1', '0.1']),
  faults: script('tests/faults/run.ts', ['--quick']),
  browser,
}

const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'))
const unknown = asked.filter((name) => !Object.hasOwn(steps, name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`)
  process.exit(1)
}

const results = []
for (const [name, run] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n── ${name}`)
  const began = Date.now()
  const { passed, failed } = run()
  results.push({ name, passed, failed })
  console.log(`${failed === 0 ? 'ok' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
const broken = results.filter(({ failed }) => failed > 0).map(({ name }) => name)
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)
