/*
 * The process that makes files: one job in, bytes or a failure out, one at a time.
 *
 * A process of its own, since typesetting is native code: it can be stopped in the middle, and what it keeps goes with it. It has
 * no network, no store and no environment; all it reads from the disk is the page of the acta. It ends with its parent.
 */
import { readFileSync } from 'node:fs'
import { render, type Job } from './render.ts'
import { openTypesetter } from './typeset.ts'

/** `memory`: bytes this process holds by now; whoever printed decides whether it may go on. */
export type PressAnswer = { id: number; memory: number } & ({ bytes: Uint8Array<ArrayBuffer> } | { failure: string })

const typesetter = openTypesetter(readFileSync(new URL('acta.typ', import.meta.url), 'utf8'))

process.on('disconnect', () => process.exit(0))
process.on('message', ({ id, job }: { id: number; job: Job }) => {
  const answer = (said: { bytes: Uint8Array<ArrayBuffer> } | { failure: string }) =>
    process.send?.({ id, memory: process.memoryUsage.rss(), ...said } satisfies PressAnswer)
  render(job, typesetter).then(
    (made) => answer({ bytes: new Uint8Array(made) }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  )
})
