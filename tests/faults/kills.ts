/*
 * kill -9, at moments chosen by dice while people write, and at each write and each fsync of a compaction.
 *
 * After every death the next process reads what is held, and the ledger compares it with what had been acknowledged; so each
 * life is judged, and the last one by a life that only reads. Killing leaves the page cache standing: a power cut is not shown.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Ledger } from './ledger.ts'
import { pause, start, straceProgram } from './process.ts'
import type { Victim } from './process.ts'
import { dice } from './report.ts'
import type { Fault } from './report.ts'

const script = fileURLToPath(new URL('./victim.ts', import.meta.url))
export const victimCommand = (data: string, ...more: string[]): [string, ...string[]] =>
  [process.execPath, script, '--data', data, ...more]

/** One data folder through many lives. */
export class Lives {
  readonly ledger = new Ledger()
  readonly data: string
  lost = 0
  kills = 0
  readonly broken: string[] = []
  #held = new Map<string, string>()
  constructor(data: string) { this.data = data }

  start(command: [string, ...string[]], hear: (line: string) => void = () => undefined): Victim {
    this.#held = new Map()
    return start(command, (said) => {
      hear(said)
      const [word = '', writer = '', rest = ''] = said.split(' ')
      if (word === 'ack') this.ledger.acknowledge(writer, Number(rest))
      if (word === 'held') this.#held.set(writer, rest)
      if (word === 'ready') this.#judge() // at this very line: the next one may already be an acknowledgement of the new life
    })
  }

  /** Compares what the life before left with what had been acknowledged until then. */
  #judge(): void { this.lost += this.ledger.lost(this.#held) }

  /** A last life that only reads; then the file itself is checked. */
  async end(writers = 5): Promise<void> {
    const reader = this.start(victimCommand(this.data, '--read', '--writers', String(writers)))
    const { code } = await reader.gone
    if (code !== 0) this.broken.push(`the data could not be read after the last death (status ${code})`)
    this.#judge()
    const db = new DatabaseSync(join(this.data, 'acta.db'))
    const found = db.prepare('PRAGMA integrity_check').get()?.['integrity_check']
    const aside = Number(db.prepare('SELECT count(*) AS n FROM quarantine').get()?.['n'])
    db.close()
    if (found !== 'ok') this.broken.push(`integrity: ${String(found)}`)
    if (aside > 0) this.broken.push(`${aside} rows in quarantine`)
  }
}

export async function inFolder<T>(work: (data: string) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'acta-fault-'))
  try {
    return await work(data)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

/** [ST70] */
export const killAtRandom: Fault = async ({ quick, seed }) => {
  const kills = quick ? 12 : 200
  const roll = dice(seed)
  const lanes = await Promise.all([0, 1].map((lane) => inFolder(async (data) => {
    const lives = new Lives(data)
    for (let i = lane; i < kills; i += 2) {
      const victim = lives.start(victimCommand(data))
      await victim.said('ready')
      await pause(20 + roll() * 280)
      victim.kill()
      await victim.gone
      lives.kills += 1
    }
    await lives.end()
    return lives
  })))
  const sum = (of: (l: Lives) => number): number => lanes.reduce((n, l) => n + of(l), 0)
  return {
    kills: sum((l) => l.kills), acknowledged: sum((l) => l.ledger.acknowledged), lost: sum((l) => l.lost),
    broken: lanes.flatMap((l) => l.broken),
  }
}

const EDITS = 40
const WRITING = 'pwrite64,fdatasync,fsync,ftruncate,unlink'

/** [ST71] Counts the system calls of a whole life with two compactions, then dies at each of those inside them, in turn. */
export const killInCompaction: Fault = async ({ quick }) => {
  const strace = straceProgram()
  if (!strace) return { notRun: 'strace is not here, or may not trace' }
  const victim = (data: string): [string, ...string[]] => victimCommand(data, '--writers', '1', '--edits', String(EDITS))

  const calls = await inFolder(async (data) => {
    const log = join(data, 'calls')
    const trace = [strace, '-f', '-qq', '-o', log, '-e', `trace=write,${WRITING}`] as const
    const traced = start([...trace, ...victim(join(data, 'd'))], () => undefined)
    if ((await traced.gone).code !== 0) throw new Error('the victim does not get through its life under strace')
    return callsInCompaction(await readFile(log, 'utf8'))
  })

  const totals = { kills: 0, acknowledged: 0, lost: 0, broken: [] as string[] }
  let inside = 0
  const chosen = quick ? calls.filter((_, i) => i % Math.ceil(calls.length / QUICK_DEATHS) === 0) : calls
  for (const { call, n } of chosen) {
    await inFolder(async (data) => {
      const lives = new Lives(data)
      let [began, ended] = [0, 0]
      const fault = `inject=${call}:signal=KILL:when=${n}`
      const traced = [strace, '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', fault] as const
      const dying = lives.start([...traced, ...victim(data)], (said) => {
        if (said.startsWith('compacting')) began += 1
        if (said.startsWith('compacted')) ended += 1
      })
      const { code } = await dying.gone
      if (code !== 0) totals.kills += 1
      if (began > ended) inside += 1
      await lives.end(1)
      totals.acknowledged += lives.ledger.acknowledged
      totals.lost += lives.lost
      totals.broken.push(...lives.broken.map((b) => `at ${call} ${n}: ${b}`))
    })
  }
  if (inside === 0) totals.broken.push('no death fell inside a compaction')
  return { ...totals, note: `${inside} inside a compaction, at ${chosen.length} of its ${calls.length} writes and fsyncs` }
}

const QUICK_DEATHS = 6

interface Call { readonly call: string; readonly n: number }

/** The writing calls between the words `compacting` and `compacted`; each kind is counted from 1, as strace counts them. */
function callsInCompaction(log: string): Call[] {
  const inside: Call[] = []
  const counts = new Map<string, number>()
  let compacting = false
  for (const line of log.split('\n')) {
    const call = /^\d+ +([a-z0-9]+)\(/.exec(line)?.[1]
    if (!call) continue
    if (line.includes('"compacting ')) compacting = true
    else if (line.includes('"compacted ')) compacting = false
    else if (call !== 'write') {
      const n = (counts.get(call) ?? 0) + 1
      counts.set(call, n)
      if (compacting) inside.push({ call, n })
    }
  }
  return inside
}
