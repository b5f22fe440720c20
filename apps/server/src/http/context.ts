/*
 * What every route file is given, and the few things they all ask of a request.
 *
 * Routes hold no business: they read a request, call one function and give its answer. Whatever they need of the world is in `Deps`.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { openAPIRouteHandler, resolver, validator, type DescribeRouteOptions } from 'hono-openapi'
import type * as v from 'valibot'
import type { PreviousAgreement } from '@acta-viva/model/minutes'
import type { Caller, Join } from '../access/join.ts'
import type { RandomBytes } from '../access/keys.ts'
import type { Limiter } from '../access/limits.ts'
import { cookieName, type Sessions, type Shown, type SignedIn } from '../access/sessions.ts'
import type { Tickets } from '../access/tickets.ts'
import { Explained, type Explanation } from '../access/explained.ts'
import type { Log } from '../log.ts'
import type { CreateMeeting } from '../meetings/create.ts'
import type { Pulses } from '../meetings/pulse.ts'
import type { MinutesFiles } from '../meetings/files.ts'
import type { Rooms } from '../rooms/index.ts'
import type { Store } from '../store/store.ts'
import { problem } from './schemas.ts'

export interface Deps {
  readonly store: Store
  readonly rooms: Rooms
  readonly sessions: Sessions
  readonly tickets: Tickets
  readonly limiter: Limiter
  readonly join: Join
  readonly create: CreateMeeting
  readonly pulses: Pulses
  readonly minutes: MinutesFiles
  /** Agreements that come back in this meeting. */
  readonly previous: (meeting: string) => Promise<readonly PreviousAgreement[]>
  /** Public key of the server's seal, in PEM. */
  readonly publicKey: () => Promise<string>
  /** Resolves when the directory has followed the record. */
  readonly followed: () => Promise<void>
  readonly log: Log
  readonly now: () => number
  readonly random: RandomBytes
  readonly publicUrl: string | null
}

/** The origin under which links are given out: the public address, or the host that was asked. */
export const originOf = (c: Context, publicUrl: string | null): string => publicUrl ?? new URL(c.req.url).origin

/** Links from keys: what opens them stands behind #. */
export const linksOf = <R extends string>(origin: string, path: string, keys: Readonly<Partial<Record<R, string>>>): Record<R, string> =>
  Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, `${origin}${path}#${String(key)}`])) as Record<R, string>

const isLoopback = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

/** Who counts as one caller: an IPv4 address, or the /64 network that one IPv6 line has to itself. */
export const lineOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [front = '', back] = plain.toLowerCase().split('::')
  const [head, tail] = [front, back ?? ''].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]]
  const groups = back === undefined ? head : [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail]
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/**
 * Where a request comes from. Behind a proxy on this machine (there is one only if a public address was set) it is the address
 * the proxy added last; nobody else's word is taken for it.
 */
export function callerOf(c: Context, publicUrl: string | null): Caller {
  const bindings = c.env as { incoming?: unknown } | undefined
  const peer = bindings?.incoming === undefined ? '127.0.0.1' : getConnInfo(c).remote.address ?? 'unknown'
  if (!isLoopback(peer)) return { address: lineOf(peer), here: false }
  const forwarded = publicUrl === null ? undefined : c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded ? { address: lineOf(forwarded.slice(0, 64)), here: false } : { address: peer, here: publicUrl === null }
}

/** What a request shows of who it is; the ticket only where a socket is opened. */
export function shownIn(c: Context, meeting: string, withTicket = false): Shown {
  const bearer = /^Bearer ([\w.-]{16,128})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null
  return { bearer, ticket: withTicket ? c.req.query('ticket') ?? null : null, cookie: getCookie(c, cookieName(meeting)) ?? null }
}

/** The session a request showed for this meeting, in the order in which it is believed; only after `signedIn` is it anybody's. */
export const secretIn = (c: Context, meeting: string): string => {
  const { bearer, cookie } = shownIn(c, meeting)
  return bearer ?? cookie ?? ''
}

/** Every secret a browser or a program shows with a request, of whichever meeting or community. */
export const secretsIn = (c: Context): string[] => [
  ...Object.entries(getCookie(c)).filter(([name]) => name.startsWith(cookieName(''))).map(([, value]) => value),
  ...[shownIn(c, '').bearer ?? []].flat(),
]

/** Who asks. @throws Refusal('signed-out' | 'removed') */
export const signedIn = (c: Context, { sessions }: Pick<Deps, 'sessions'>, meeting: string): Promise<SignedIn> =>
  sessions.need(meeting, shownIn(c, meeting))

/** A validator of JSON bodies that refuses in our own way, with the sentence of the first field that is wrong. */
export const body = <Schema extends v.GenericSchema>(schema: Schema, explain: Readonly<Record<string, Explanation>> = {}) =>
  validator('json', schema, (result) => {
    if (result.success) return
    const field = result.error[0]?.path?.[0]
    const name = String(typeof field === 'object' ? field.key : field ?? '')
    throw new Explained('bad-command', explain[name] ?? 'body', name === '' ? {} : { extra: { field: name.slice(0, 40) } })
  }, { options: { errorMode: 'ignore' } } as Record<string, unknown>)

const json = (schema: v.GenericSchema) => ({ 'application/json': { schema: resolver(schema, { errorMode: 'ignore' }) } })

/** The OpenAPI words of a route: what it does, what it answers, and that every refusal is a problem document. */
export const says = (summary: string, answers: Readonly<Record<number, v.GenericSchema | string>>): DescribeRouteOptions => ({
  summary,
  responses: {
    ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, typeof answer === 'string'
      ? { description: answer }
      : { description: summary, content: json(answer) }])),
    default: { description: 'A refusal, as a problem document (RFC 9457)', content: { 'application/problem+json': { schema: resolver(problem) } } },
  },
})

export { openAPIRouteHandler }
