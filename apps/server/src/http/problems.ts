/*
 * Every failure becomes one problem document (RFC 9457), here and nowhere else.
 *
 *   Refusal      its row of the table: status, reason, a title in the caller's language
 *   StoreError   the refusal it stands for
 *   anything     `internal`; the cause goes to the log, never to the caller
 */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Refusal, refusals, type RefusalReason } from '@acta-viva/model/wire'
import { Explained } from '../access/explained.ts'
import type { Log } from '../log.ts'
import { StoreError, type StoreErrorKind } from '../store/store.ts'
import { languageOf, texts } from './texts.ts'

/** What a caller gets instead of an answer; `type` and `reason` are stable, `title` and `detail` are for people. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly reason: RefusalReason
  readonly detail?: string
}

const stored: Record<StoreErrorKind, RefusalReason> = {
  'full': 'full', 'busy': 'room-draining', 'conflict': 'not-now', 'damaged': 'internal', 'in-use': 'internal',
  'closed': 'room-draining', 'failed': 'internal',
}
const thrown: Readonly<Record<number, RefusalReason>> = { 400: 'bad-command', 404: 'not-found', 413: 'too-big', 415: 'bad-command' }

/** The refusal an error stands for. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof StoreError) return new Refusal(stored[error.kind], { cause: error })
  if (error instanceof HTTPException) return new Refusal(thrown[error.status] ?? 'internal', { cause: error })
  return new Refusal('internal', { cause: error })
}

/** The problem document of a refusal, in the language the caller accepts. */
export function problemOf(refusal: Refusal, accepts: string | undefined): Problem & Readonly<Record<string, unknown>> {
  const { titles, details } = texts[languageOf(accepts)]
  const { reason } = refusal
  const explained = refusal instanceof Explained ? { detail: details[refusal.explanation], about: refusal.explanation, ...refusal.extra } : {}
  return { type: `/problems/${reason}`, title: titles[reason], status: refusals[reason].status, reason, ...explained }
}

/** The one place where a failed request is answered. Unknown failures are logged with their stack. */
export const answerProblem = (log: Log) => (error: unknown, c: Context): Response => {
  const refusal = refusalOf(error)
  if (refusal.reason === 'internal') {
    const cause = refusal.cause instanceof Error ? refusal.cause : refusal
    log.error('request failed', { path: c.req.path, error: cause.name, stack: (cause.stack ?? cause.message).slice(0, 2000) })
  }
  const problem = problemOf(refusal, c.req.header('accept-language'))
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', 'vary': 'Accept-Language' }
  if (refusals[refusal.reason].retry) headers['retry-after'] = refusal.reason === 'too-many' ? '60' : '5'
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
