/*
 * One measurement: a fresh server on one core, the generator on the other, a job, and nothing left behind.
 */
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Figures, JobName, Target, Witness } from './jobs.ts'
import { onCore, startServer, type Variant } from './servers.ts'

const LONGEST_MS = 180_000
/** Our rooms linger a minute for those who come back; others let go at once or never. */
const WAIT_AFTER_LEAVING_S = { ours: 70, peers: 5 }

export interface Measurement {
  readonly variant: Variant
  readonly job: JobName
  readonly options: object
  readonly folder: string
  /** This one and the three after it are used. */
  readonly port: number
  readonly flags?: string[]
}

/** @throws Error when a replica was wrong, or the server or the generator failed */
export async function measuredBy({ variant, job, options, folder, port, flags = [] }: Measurement): Promise<Figures> {
  let server = await startServer(variant, folder, port, flags)
  const target = (): Target => ({ variant, pid: server.pid, port: server.port, watch: server.watch })
  try {
    if (job === 'kill') {
      const witnesses = await inGenerator(job, target(), options) as Witness[]
      await server.gone
      server = await startServer(variant, folder, port + 2, flags)
      return await inGenerator('survived', target(), { witnesses }) as Figures
    }
    const wait = variant.startsWith('ours') ? WAIT_AFTER_LEAVING_S.ours : WAIT_AFTER_LEAVING_S.peers
    return await inGenerator(job, target(), job === 'memory' ? { ...options, wait } : options) as Figures
  } catch (error) {
    throw new Error(server.death() ?? (error instanceof Error ? error.message : String(error)), { cause: error })
  } finally {
    await server.stop()
  }
}

async function inGenerator(job: JobName, target: Target, options: object): Promise<unknown> {
  const child = onCore(1, [process.execPath, join(import.meta.dirname, 'generator.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  if (!child.stdin || !child.stdout) throw new Error('the generator has no pipes')
  const late = setTimeout(() => { child.kill('SIGKILL') }, LONGEST_MS)
  child.stdin.end(JSON.stringify({ job, target, options }))
  const said = await text(child.stdout)
  clearTimeout(late)
  const answer = (said === '' ? { wrong: 'took too long' } : JSON.parse(said)) as { ok?: unknown; wrong?: string }
  if (answer.wrong !== undefined) throw new Error(answer.wrong)
  return answer.ok
}
