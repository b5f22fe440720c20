/*
 * A whole server for tests, without a port: the real store in a folder of its own, real rooms, a clock that tests move.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@acta-viva/model/record'
import { assemble } from '../assemble.ts'
import { openLog } from '../log.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import type { Web } from './static.ts'

export interface Answer<T = Record<string, unknown>> { readonly status: number; readonly body: T; readonly headers: Headers }
export interface AskOptions {
  readonly method?: string
  readonly body?: unknown
  readonly bearer?: string
  readonly cookie?: string
  readonly language?: string
  readonly headers?: Readonly<Record<string, string>>
}
export interface MadeMeeting { id: string; community: string; links: Record<Role, string>; communityLinks: Record<'coordinator' | 'member', string> | null }
export interface EnteredBody {
  person: { id: string; name: string; token: string }
  role: Role
  roles: Role[]
  session: string
  homonyms: boolean
  state: Record<'epoch' | 'table' | 'plenary' | 'record', string>
}

/** The key of a link: what stands behind #. */
export const keyOf = (link: string): string => new URL(link).hash.slice(1)

const noWeb: Web = { built: false, inlined: { scripts: [], styles: [] }, answer: () => null }

/** `stands`: no time passes but what `pass` says, for what counts within a minute on a machine of any speed. */
export async function testServer(options: { publicUrl?: string; web?: Web; stands?: boolean } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'acta-http-'))
  let offset = 0
  const began = Date.now()
  const now = () => (options.stands ? began : Date.now()) + offset
  const lines: string[] = []
  const log = openLog({ level: 'debug', pretty: false, now, write: (line) => lines.push(line) })
  const store = await openSqlite(folder, { now })
  const { publicUrl = null, web = noWeb } = options
  let accepting = true
  const { app, rooms, settled, look, close } = await assemble({ store, web, log, now, random: randomBytes, publicUrl, accepting: () => accepting })

  const ask = async <T = Record<string, unknown>>(path: string, { method, body, bearer, cookie, language, headers }: AskOptions = {}): Promise<Answer<T>> => {
    const raw = body instanceof Uint8Array || typeof body === 'string'
    const response = await app.request(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }), ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(cookie !== undefined && { cookie }), ...(language !== undefined && { 'accept-language': language }), ...headers,
      },
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T }
  }
  return {
    app, rooms, store, folder, lines, ask, settled, look,
    pass: (ms: number) => { offset += ms },
    stopAccepting: () => { accepting = false },
    make: async (body: Record<string, unknown> = {}) => (await ask<MadeMeeting>('/api/meetings', { body: { title: 'Primera reunión', ...body } })).body,
    join: (meeting: MadeMeeting, role: Role, name: string, more: Record<string, unknown> = {}, options_: AskOptions = {}) =>
      ask<EnteredBody>(`/api/meetings/${meeting.id}/join`, { body: { key: keyOf(meeting.links[role]), name, ...more }, ...options_ }),
    async close() {
      await close(2000)
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type TestServer = Awaited<ReturnType<typeof testServer>>

/** The cookie a browser would send back. */
export const cookieIn = (answer: Answer<unknown>): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
