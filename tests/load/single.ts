/*
 * node tests/load/single.ts ours-live meetings '{"rooms":20,"people":30,"seconds":5,"carets":true}' [flags for node …]
 *
 * One job against one server, for looking into it: prints the figures and nothing else. With PROFILE=<file> in the environment it also
 * writes a CPU profile of the measured window, and says what each thread used; THREADS=1 says the latter alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measuredBy } from './lab.ts'
import type { Variant } from './servers.ts'
import type { JobName } from './jobs.ts'

const [variant, job, options = '{}', ...flags] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const folder = mkdtempSync(join(tmpdir(), 'acta-bench-'))
try {
  const [by, what] = [variant as Variant, job as JobName]
  console.log(by, await measuredBy({ variant: by, job: what, options: JSON.parse(options) as object, folder, port: 22_000, flags }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
