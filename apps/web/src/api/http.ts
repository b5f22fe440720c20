/*
 * One call to the server, answered as a value: what came back, or what went wrong. Never throws.
 *
 * Trouble is either the server's own problem statement (RFC 9457, with a stable `reason`) or the line itself. Retrying is
 * the caller's decision: it knows whether the request may be repeated.
 */
export type Trouble =
  | { kind: 'refused'; status: number; reason: string; title: string; problem: Readonly<Record<string, unknown>> }
  | { kind: 'no-network' }
export type Answer<T> = { ok: true; body: T } | { ok: false; trouble: Trouble }
export interface CallOptions { body?: unknown; language?: string; bearer?: string; fetch?: typeof fetch; timeout?: number }

const noNetwork = { ok: false, trouble: { kind: 'no-network' } } as const
const longest = 20_000

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}

/** Sends JSON with the session's cookie; `read` turns the answer into what is expected, or undefined if it is not that. */
export async function call<T>(
  method: 'GET' | 'POST' | 'DELETE', path: string, read: (body: unknown) => T | undefined, options: CallOptions = {},
): Promise<Answer<T>> {
  try {
    const response = await (options.fetch ?? fetch)(path, {
      method, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(options.timeout ?? longest),
      headers: {
        Accept: 'application/json',
        ...(options.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options.language && { 'Accept-Language': options.language }),
        ...(options.bearer && { Authorization: `Bearer ${options.bearer}` }),
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    })
    const body: unknown = await response.json().catch(() => undefined) // a proxy's error page is not JSON
    const found = response.ok ? read(body) : undefined
    if (found !== undefined) return { ok: true, body: found }
    const problem = record(body)
    if (!response.ok && !('status' in problem) && response.status >= 502) return noNetwork // the server itself did not speak
    return { ok: false, trouble: {
      kind: 'refused', status: response.status, problem,
      reason: typeof problem['reason'] === 'string' ? problem['reason'] : 'unexpected',
      title: typeof problem['title'] === 'string' ? problem['title'] : '',
    } }
  } catch { return noNetwork } // no line, or no answer in time: the same to the person
}
