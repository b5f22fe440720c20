/*
 * The main thread's end of a worker: calls go in, promises come out.
 *
 *   call ─► waiting ─► sent, together with all that waited ─► answered
 *                └────── one message under way at a time ──────┘
 *
 * So whatever is asked while the disk works goes out as one message, and the writer makes one transaction of it: group commit
 * without a timer. When the thread dies or reports a failing disk, everything under way and everything later is refused.
 */
import { Worker } from 'node:worker_threads'
import { StoreError } from '../store.ts'
import type { Outcome, Reply, Request } from './jobs.ts'
import type { Hello, WorkerSettings } from './worker.ts'

type OperationOf<T, K extends keyof T> = T[K] extends (...args: infer A) => infer R ? { args: A; result: R } : never

export interface Thread<T extends object> {
  call<K extends keyof T & string>(op: K, ...args: OperationOf<T, K>['args']): Promise<OperationOf<T, K>['result']>
  /** Settles when the thread cannot be used any more, for another reason than `close`. */
  readonly failure: Promise<StoreError>
  readonly walBytes: () => number
  /** Waits for what was asked, then ends the thread. */
  close(): Promise<void>
}

interface Waiting {
  readonly job: Request['jobs'][number]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** @throws StoreError `in-use` | `busy` | `full` | `failed` when the worker could not open the files */
export async function startThread<T extends object>(script: URL, settings: WorkerSettings): Promise<Thread<T>> {
  const worker = new Worker(script, { workerData: settings, name: `store-${settings.role}` })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', (hello: Hello) => (hello.ready ? resolve() : reject(errorOf(hello.error))))
    worker.once('error', reject)
  })

  let waiting: Waiting[] = []
  let sent: Waiting[] = []
  let next = 1
  let walBytes = 0
  let ended: StoreError | null = null
  let fail: (error: StoreError) => void = () => undefined
  const failure = new Promise<StoreError>((resolve) => { fail = resolve })
  let idle: () => void = () => undefined

  const end = (error: StoreError): void => {
    ended ??= error
    for (const { reject } of [...sent, ...waiting]) reject(ended)
    sent = []
    waiting = []
    idle()
  }
  const die = (error: StoreError): void => {
    if (!ended) fail(error)
    end(error)
  }
  const send = (): void => {
    if (sent.length > 0 || waiting.length === 0) return
    sent = waiting
    waiting = []
    worker.postMessage({ id: next++, jobs: sent.map(({ job }) => job) } satisfies Request)
  }
  worker.on('message', (reply: Reply) => {
    const answered = sent
    sent = []
    walBytes = reply.walBytes
    const fatal = reply.outcomes.find((o) => !o.ok && o.fatal)
    for (const [i, { resolve, reject }] of answered.entries()) {
      const outcome = reply.outcomes[i]
      if (outcome?.ok) resolve(outcome.value)
      else reject(errorOf(outcome))
    }
    if (fatal) die(new StoreError('failed', errorOf(fatal).message))
    else if (waiting.length > 0) send()
    else idle()
  })
  worker.on('error', (cause) => die(new StoreError('failed', `the store's ${settings.role} died: ${cause.message}`, { cause })))
  worker.on('exit', () => die(new StoreError('failed', `the store's ${settings.role} ended`)))

  return {
    failure,
    walBytes: () => walBytes,
    call: (op, ...args) => new Promise((resolve, reject) => {
      if (ended) {
        reject(ended)
        return
      }
      if (waiting.length === 0) queueMicrotask(send) // so that what one tick asks for leaves together
      waiting.push({ job: { op, args }, resolve: resolve as (value: unknown) => void, reject })
    }),
    async close() {
      if (!ended && (sent.length > 0 || waiting.length > 0)) await new Promise<void>((resolve) => { idle = resolve })
      end(new StoreError('closed', 'the store is closed'))
      const exited = new Promise<void>((resolve) => { worker.once('exit', () => resolve()) })
      if (worker.threadId === -1) return
      worker.postMessage('close')
      await exited
    },
  }
}

function errorOf(outcome: Outcome | undefined): Error {
  if (!outcome || outcome.ok) return new StoreError('failed', 'the store gave no answer')
  if (outcome.kind === 'mistake') return new TypeError(`a call the store does not understand: ${outcome.message}`)
  return new StoreError(outcome.kind, outcome.message)
}
