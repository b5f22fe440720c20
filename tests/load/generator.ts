/*
 * The generator's process: reads one job from its input, runs it, writes the answer to its output.
 */
import { text } from 'node:stream/consumers'
import { jobs, type JobName, type Target } from './jobs.ts'

const { job, target, options } = JSON.parse(await text(process.stdin)) as { job: JobName; target: Target; options: never }
try {
  process.stdout.write(JSON.stringify({ ok: await jobs[job](target, options) }))
  process.exit(0)
} catch (error) {
  process.stdout.write(JSON.stringify({ wrong: error instanceof Error ? error.message : String(error) }))
  process.exit(0)
}
