/*
 * Every way the server can say no, in one closed table both sides share.
 *
 * Status answers HTTP, `close` closes a socket, `retry` says whether coming back can help. A stock y-websocket client gives up
 * for ever on close codes 4400–4499 and reconnects on all others, so only final refusals use that range.
 */
import { SIGNED_OUT } from './refusal.ts'

export const refusals = {
  'signed-out': { status: 401, close: SIGNED_OUT, retry: false },
  'not-allowed': { status: 403, close: 4403, retry: false },
  'not-found': { status: 404, close: 4404, retry: false },
  'key-unknown': { status: 403, close: 4403, retry: false },
  'key-replaced': { status: 410, close: 4410, retry: false },
  'key-cut': { status: 400, close: 4400, retry: false },
  'removed': { status: 403, close: 4403, retry: false },
  'bad-command': { status: 400, close: 4400, retry: false },
  'bad-frame': { status: 400, close: 4400, retry: false },
  'not-now': { status: 409, close: 1008, retry: false },
  'stale': { status: 409, close: 1008, retry: false },
  'already': { status: 409, close: 1008, retry: false },
  'repeated-id': { status: 409, close: 1008, retry: false },
  'role-taken': { status: 409, close: 1008, retry: false },
  'queue-closed': { status: 409, close: 1008, retry: false },
  'closed': { status: 409, close: 1008, retry: false },
  'locked': { status: 423, close: 1008, retry: true },
  'read-only': { status: 403, close: 4403, retry: false },
  'unknown-target': { status: 404, close: 1008, retry: false },
  'too-late': { status: 409, close: 1008, retry: false },
  'gap': { status: 409, close: 1008, retry: true },
  'too-big': { status: 413, close: 4413, retry: false },
  'too-many': { status: 429, close: 1013, retry: true },
  'full': { status: 507, close: 1013, retry: true },
  'room-draining': { status: 503, close: 1012, retry: true },
  'epoch': { status: 409, close: 4409, retry: false },
  'internal': { status: 500, close: 1011, retry: true },
} as const satisfies Record<string, { status: number; close: number; retry: boolean }>

export type RefusalReason = keyof typeof refusals
