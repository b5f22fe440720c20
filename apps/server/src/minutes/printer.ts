/*
 * Makes files in a worker with limits, one after another, and keeps the newest.
 *
 *   asked ─► kept? ─► the same being made? (share it) ─► queue (bounded) ─► worker ─► bytes ─► kept
 *                                                           └─ too slow or dead: the worker goes, the next job gets a new one
 *
 * A job that fails fails alone. Files are kept by what they are made of, so a kept one is never out of date.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { canonical } from '@acta-viva/model/minutes'
import { Refusal } from '@acta-viva/model/wire'
import type { PressAnswer } from './press.ts'
import type { Job } from './render.ts'

export interface PrinterLimits {
  /** Longest one file may take, in milliseconds. */
  readonly patience: number
  /** Memory of the worker's own heap, in megabytes. */
  readonly memory: number
  /** Files waiting at once; more are refused. */
  readonly waiting: number
  /** Bytes of finished files that are kept. */
  readonly kept: number
}
export const printerLimits: PrinterLimits = { patience: 30_000, memory: 256, waiting: 64, kept: 32 << 20 }

export interface Printer {
  /** @throws Refusal `too-many` when the queue is full, `internal` when the file cannot be made */
  print(job: Job): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/** Names a file by everything it is made of. */
const keyOf = ({ minutes, format, proof }: Job): string =>
  createHash('sha256').update(format).update(canonical(minutes)).update(proof === null ? '' : canonical(proof)).digest('hex')

export function openPrinter(limits: PrinterLimits = printerLimits): Printer {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  const making = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  let keptBytes = 0
  let worker: Worker | null = null
  let count = 0
  let last: Promise<unknown> = Promise.resolve()

  const start = (): Worker => {
    const made = new Worker(new URL('press.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: limits.memory },
      env: {} })
    // A worker may also die between two jobs, when nobody waits for it: then the next job gets another.
    const gone = () => { if (worker === made) worker = null }
    made.on('error', gone).on('exit', gone).unref()
    return made
  }
  const discard = async (press: Worker | null): Promise<void> => {
    if (worker === press) worker = null
    await press?.terminate()
  }

  const make = (job: Job): Promise<Uint8Array<ArrayBuffer>> => new Promise((done, failed) => {
    const press = worker ??= start()
    const id = ++count
    const settle = (act: () => void) => {
      clearTimeout(timer)
      press.off('message', heard).off('error', died).off('exit', ended)
      press.unref()
      act()
    }
    const fail = (why: string, gone: boolean) => settle(() => {
      if (gone) void discard(press)
      failed(new Refusal('internal', { detail: why }))
    })
    const heard = (answer: PressAnswer) => {
      if (answer.id !== id) return
      if ('bytes' in answer) settle(() => done(answer.bytes))
      else fail(answer.failure, false)
    }
    const died = (error: unknown) => fail(String(error), true)
    const ended = () => fail('the press stopped', true)
    const timer = setTimeout(() => fail(`a file took longer than ${limits.patience} ms`, true), limits.patience)
    press.on('message', heard).on('error', died).on('exit', ended)
    press.ref()
    press.postMessage({ id, job })
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
      const mine = last.then(() => make(job))
      last = mine.catch(() => undefined)
      making.set(key, mine)
      try {
        const bytes = await mine
        keep(key, bytes)
        return bytes
      } finally {
        making.delete(key)
      }
    },
    close: () => discard(worker),
  }
}
