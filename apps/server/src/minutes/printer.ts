/*
 * Makes files in a process of its own with limits, one after another, and keeps the newest.
 *
 *   asked ─► kept? ─► the same being made? (share it) ─► queue (bounded) ─► press ─► bytes ─► kept
 *                                                           └─ too slow, too big or dead: it goes, the next job gets a new one
 *
 * A job that fails fails alone. Files are kept by what they are made of, so a kept one is never out of date.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { canonical } from '@acta-viva/model/minutes'
import { Refusal } from '@acta-viva/model/wire'
import type { PressAnswer } from './press.ts'
import type { Job } from './render.ts'

export interface PrinterLimits {
  /** Longest one file may take, in milliseconds. */
  readonly patience: number
  /** Heap of the press in megabytes. Typesetting keeps memory of its own: a press that holds more than twice this goes after its job. */
  readonly memory: number
  /** Files waiting at once; more are refused. */
  readonly waiting: number
  /** Bytes of finished files that are kept. */
  readonly kept: number
  /** Whether the press waits for its next job, or goes after each. */
  readonly stays: boolean
}
export const printerLimits: PrinterLimits = { patience: 30_000, memory: 256, waiting: 64, kept: 32 << 20, stays: true }
/** Books are rare and long: a press of their own, so that nobody's acta waits behind one. */
export const binderLimits: PrinterLimits = { patience: 180_000, memory: 512, waiting: 4, kept: 16 << 20, stays: false }

export interface Printer {
  /** @throws Refusal `too-many` when the queue is full, `internal` when the file cannot be made */
  print(job: Job): Promise<Uint8Array<ArrayBuffer>>
  /** Starts the press before it is needed: right after closing everybody asks for the PDF. */
  warm(): void
  close(): Promise<void>
}

/** Names a file by everything it is made of. */
const keyOf = (job: Job): string => createHash('sha256').update(canonical(job)).digest('hex')

/** What is still done to a file outside the press, once: the press has no key. */
export type Finish = (job: Job, bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
const asMade: Finish = async (_, bytes) => bytes

export function openPrinter(limits: PrinterLimits = printerLimits, finish: Finish = asMade): Printer {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  let keptBytes = 0
  let press: ChildProcess | null = null
  let count = 0
  let last: Promise<unknown> = Promise.resolve()

  const start = (): ChildProcess => {
    const made = fork(fileURLToPath(new URL('press.ts', import.meta.url)), {
      serialization: 'advanced', execArgv: [`--max-old-space-size=${limits.memory}`], env: {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    // It may also die between two jobs, when nobody waits for it: then the next job gets another.
    const gone = () => { if (press === made) press = null }
    return made.on('error', gone).on('exit', gone)
  }
  const discard = (old: ChildProcess | null): void => {
    if (press === old) press = null
    old?.kill('SIGKILL')
  }
  /** An idle press keeps nobody's process alive. */
  const idle = (one: ChildProcess): void => { one.unref(); one.channel?.unref() }
  const busy = (one: ChildProcess): void => { one.ref(); one.channel?.ref() }

  const make = (job: Job): Promise<Uint8Array<ArrayBuffer>> => new Promise((done, failed) => {
    const mine = press ??= start()
    const id = ++count
    const settle = (act: () => void) => {
      clearTimeout(timer)
      mine.off('message', heard).off('error', died).off('exit', ended)
      idle(mine)
      act()
    }
    const fail = (why: string, gone: boolean) => settle(() => {
      if (gone) discard(mine)
      failed(new Refusal('internal', { detail: why }))
    })
    const heard = (message: unknown) => {
      const answer = message as PressAnswer
      if (answer.id !== id) return
      const full = !limits.stays || answer.memory > limits.memory * 2 * 1024 * 1024
      if ('failure' in answer) { fail(answer.failure, full); return }
      settle(() => {
        if (full) discard(mine)
        done(answer.bytes)
      })
    }
    const died = (error: Error) => fail(error.message, true)
    const ended = () => fail('the press stopped', true)
    const timer = setTimeout(() => fail(`a file took longer than ${limits.patience} ms`, true), limits.patience)
    mine.on('message', heard).on('error', died).on('exit', ended)
    busy(mine)
    mine.send({ id, job }, (error) => { if (error !== null) died(error) })
  })

  const keep = (key: string, bytes: Uint8Array<ArrayBuffer>) => {
    if (bytes.length > limits.kept) return
    kept.set(key, bytes)
    keptBytes += bytes.length
    for (const [oldest, old] of kept) {
      if (keptBytes <= limits.kept) return
      kept.delete(oldest)
      keptBytes -= old.length
    }
  }

  return {
    async print(job) {
      const key = keyOf(job)
      const found = kept.get(key)
      if (found !== undefined) return found
      const same = making.get(key)
      if (same !== undefined) return same
      if (making.size >= limits.waiting) throw new Refusal('too-many')
      const made = last.then(() => make(job))
      last = made.catch(() => undefined)
      const mine = made.then((bytes) => finish(job, bytes))
      making.set(key, mine)
      try {
        const bytes = await mine
        keep(key, bytes)
        return bytes
      } finally {
        making.delete(key)
      }
    },
    warm() {
      if (press === null) idle(press = start())
    },
    close: async () => discard(press),
  }
}
