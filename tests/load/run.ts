/*
 * npm run bench [-- --quick] [-- --only 20x30,storm] [-- --rounds 2] [-- --dry]
 *
 * Measures this server beside the known ones, one after the other in rounds, and writes the table into docs/benchmarks.md. The peers
 * are installed into this folder the first time. Every server is a process of its own on core 0, the generator another on core 1.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { percentile, type Figures } from './jobs.ts'
import { measuredBy } from './lab.ts'
import { planned, type Step } from './plan.ts'
import { publish, type Results } from './report.ts'
import type { Variant } from './servers.ts'

const here = import.meta.dirname
const FIRST_PORT = 23_000
const MOST_REPEATS = 1
const DISTURBED_PERCENT = 30

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false }, dry: { type: 'boolean', default: false },
    only: { type: 'string' }, variants: { type: 'string' }, rounds: { type: 'string' },
  },
})

if (!existsSync(join(here, 'node_modules'))) {
  console.log('Installing the servers to compare with …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

let ports = FIRST_PORT
async function measured({ job, options }: Step, variant: Variant): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'acta-bench-'))
  try {
    return await measuredBy({ variant, job, options, folder, port: ports += 4 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Measures again when other programs took the core: a server that is kept waiting gathers more per message and seems cheaper. */
async function undisturbed(step: Step, variant: Variant): Promise<Figures> {
  let best = await measured(step, variant)
  for (let again = 0; again < MOST_REPEATS && (best['waited'] ?? 0) > DISTURBED_PERCENT; again += 1) {
    console.log(step.name, variant, `waited ${Math.round(best['waited'] ?? 0)} % of the time for a core: once more`)
    const next = await measured(step, variant)
    if ((next['waited'] ?? 0) < (best['waited'] ?? 0)) best = next
  }
  return best
}

/** The disk's own fsync, in milliseconds: one page appended and made durable, 400 times. */
function fsyncTimes(): { p50: number; p99: number } {
  const folder = mkdtempSync(join(tmpdir(), 'acta-fsync-'))
  const file = openSync(join(folder, 'log'), 'a')
  const page = Buffer.alloc(4096, 7)
  const times = Array.from({ length: 400 }, () => {
    writeSync(file, page)
    const began = performance.now()
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(folder, { recursive: true })
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const only = values.only?.split(',')
const chosen = values.variants?.split(',')
const asked = (name: string): boolean => only === undefined || only.some((part) => name === part || name.startsWith(`${part} `))
const steps = planned(values.quick).filter(({ name }) => asked(name))
const results: Results = {}
const fsync = fsyncTimes()
const began = Date.now()
const most = values.rounds ? Number(values.rounds) : Math.max(...steps.flatMap(({ rounds }) => Object.values(rounds)))
for (let round = 0; round < most; round += 1) {
  for (const step of steps) {
    const all = Object.keys(step.rounds) as Variant[]
    const turn = [...all.slice(round % all.length), ...all.slice(0, round % all.length)].filter((variant) =>
      (values.rounds !== undefined || round < (step.rounds[variant] ?? 0)) && (chosen === undefined || chosen.includes(variant)))
    for (const variant of turn) {
      const found = ((results[step.name] ??= {})[variant] ??= { figures: [], wrong: [] })
      try {
        const figures = await undisturbed(step, variant)
        found.figures.push(figures)
        console.log(step.name, variant, ...Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`))
      } catch (error) {
        found.wrong.push(error instanceof Error ? error.message : String(error))
        console.log(step.name, variant, 'WRONG', found.wrong.at(-1))
      }
    }
  }
}
const run = {
  results, fsync: [fsync, fsyncTimes()], seconds: (Date.now() - began) / 1000,
  command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  at: new Date().toISOString().slice(0, 16).replace('T', ' '), load: loadavg(),
  commit: spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: here, encoding: 'utf8' }).stdout.trim(),
}
const artifacts = join(here, '../../artifacts')
mkdirSync(artifacts, { recursive: true })
writeFileSync(join(artifacts, 'bench.json'), JSON.stringify(run, null, 1))
console.log(publish({ ...run, write: !values.dry && only === undefined && chosen === undefined }))
if (Object.values(results).flatMap((by) => Object.values(by)).some(({ wrong }) => wrong.length > 0)) process.exitCode = 1
