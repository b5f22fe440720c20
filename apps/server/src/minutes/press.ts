/*
 * The worker that makes files, away from the event loop: one job in, bytes or a failure out, one at a time.
 *
 * It has no network and no store; all it reads from the disk is the page of the acta.
 */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { render, type Job } from './render.ts'
import { openTypesetter } from './typeset.ts'

export type PressAnswer = { id: number } & ({ bytes: Uint8Array<ArrayBuffer> } | { failure: string })

const typesetter = openTypesetter(readFileSync(new URL('acta.typ', import.meta.url), 'utf8'))

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  const answer = (message: PressAnswer, moved: ArrayBuffer[] = []) => parentPort?.postMessage(message, moved)
  render(job, typesetter).then(
    (made) => {
      const bytes = new Uint8Array(made)
      answer({ id, bytes }, [bytes.buffer])
    },
    (error: unknown) => answer({ id, failure: error instanceof Error ? error.message : String(error) }),
  )
})
