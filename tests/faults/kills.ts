/*
 * kill -9, at moments chosen by dice while people write, and at each write and each fsync of a compaction.
 *
 * After every death the next process reads what is held, and the ledger compares it with what had been acknowledged; so each life
 * is judged, and the last one by a life that only reads. Killing leaves the page cache standing: a power cut is not shown by this.
 */
import { mkdtemp, rm } from 'node:fs/promises'
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
  [process.execPath, '--disable-warning=ExperimentalWarning', script, '--data', data, ...more]

/** One data folder through many lives. */
export class Lives {
  readonly ledger = new Ledger()
  readonly data: string
  lost = 0
  kills = 0
  readonly broken: string[] = []
  #held = new Map<string, string>()
  constructor(data: string) { this.data = data }

  start(command: [string, ...string[]]): Victim {
    this.#held = new Map()
    return start(command, (said) => {
      const [word = '', writer = '', rest = ''] = said.split(' ')
      if (word === 'ack') this.ledger.acknowledge(writer, Number(rest))
      if (word === 'held') this.#held.set(writer, rest)
    })
  }

  /** To be called once a life has said `ready`, or has ended reading. */
  judge(): void { this.lost += this.ledger.lost(this.#held) }

  /** A last life that only reads; then the file itself is checked. */
  async end(writers = 5): Promise<void> {
    const reader = this.start(victimCommand(this.data, '--read', '--writers', String(writers)))
    const { code } = await reader.gone
    if (code !== 0) this.broken.push(`the data could not be read after the last death (status ${code})`)
    this.judge()
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
      lives.judge()
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

const EDITS = 60
/** More than a life with so many edits makes. */
const CALLS_AT_MOST = 1024
const WRITING = 'pwrite64,fdatasync,fsync,ftruncate,unlink'

/** [ST71] Counts the system calls of a whole life that ends with a compaction, then dies at each of the last ones in turn. */
export const killInCompaction: Fault = async ({ quick }) => {
  const strace = straceProgram()
  if (!strace) return { notRun: 'strace is not here, or may not trace' }
  const args = ['--writers', '1', '--edits', String(EDITS)]
  const traced = (data: string, inject: string): [string, ...string[]] =>
    [strace, '-f', '-qq', '-o', '/dev/null', '-e', `trace=${WRITING}`, '-e', `inject=${WRITING}:${inject}`, ...victimCommand(data, ...args)]

  const totals = { kills: 0, acknowledged: 0, lost: 0, broken: [] as string[], inside: 0 }
  const dieAt = async (n: number): Promise<'before' | 'inside' | 'after'> => inFolder(async (data) => {
    const lives = new Lives(data)
    const said: string[] = []
    const victim = start(traced(data, `signal=KILL:when=${n}`), (l) => {
      said.push(l)
      const [word = '', writer = '', rest = ''] = l.split(' ')
      if (word === 'ack') lives.ledger.acknowledge(writer, Number(rest))
    })
    const { code } = await victim.gone
    if (code === 1) throw new Error(`${strace} could not run the victim`)
    await lives.end(1)
    totals.kills += code === 0 ? 0 : 1
    totals.acknowledged += lives.ledger.acknowledged
    totals.lost += lives.lost
    totals.broken.push(...lives.broken.map((b) => `at call ${n}: ${b}`))
    const began = said.some((l) => l.startsWith('compacting'))
    const ended = said.some((l) => l.startsWith('compacted'))
    return code === 0 ? 'after' : began && !ended ? 'inside' : began ? 'after' : 'before'
  })

  // where compaction begins is found by halving: early calls belong to the edits, late ones never come
  let [low, high] = [1, CALLS_AT_MOST]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (await dieAt(middle) === 'before') low = middle
    else high = middle
  }
  const stride = quick ? 8 : 1
  for (let n = high; n < CALLS_AT_MOST; n += stride) {
    const where = await dieAt(n)
    if (where === 'inside') totals.inside += 1
    if (where === 'after') break
  }
  if (totals.inside === 0) totals.broken.push('no death fell inside a compaction')
  return { ...totals, note: `${totals.inside} deaths inside a compaction, one per write or fsync` }
}
