/*
 * A whole server with a clock the test moves, and people who are what integrations are: HTTP commands and stock y-websocket clients.
 * Nothing in here is replaced but the time: the store is on the disk, the sockets are sockets.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { MeetingEvent, MeetingView, Role } from '@acta-viva/model/record'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openLog } from '../../apps/server/src/log.ts'
import { listen } from '../../apps/server/src/serve.ts'

export interface Attendant { id: string; name: string; session: string }
export interface Meeting { id: string; links: Record<Role, string> }
export type Answer = { ok: true; event: MeetingEvent } | { ok: false; status: number; reason: string }
export interface Stock { doc: Y.Doc; provider: WebsocketProvider; close: () => void }

/** Waits for something a socket will bring; says what never came. */
export async function until(what: string, so: () => boolean): Promise<void> {
  for (let left = 1500; !so(); left--) {
    if (left === 0) throw new Error(`never happened: ${what}`)
    await pause(5)
  }
}

export async function openWorld(start: number) {
  const folder = await mkdtemp(join(tmpdir(), 'acta-meeting-'))
  const clock = { at: start }
  const server = await listen({
    port: 0, host: '127.0.0.1', dataDir: folder, publicUrl: null, web: join(folder, 'no-web'), now: () => clock.at, random: randomBytes,
    log: openLog({ level: 'error', pretty: false, now: () => clock.at, write: (line) => console.error(line) }),
  })
  process.setMaxListeners(200) // each stock client listens for the end of the process
  const stocks = new Set<Stock>()
  let commands = 0

  const ask = async (path: string, options: { body?: unknown; session?: string } = {}): Promise<Response> => fetch(server.url + path, {
    method: options.body === undefined ? 'GET' : 'POST', ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    headers: {
      connection: 'close', // server and callers share one busy process: an idle connection may end just when it is taken up again
      ...(options.body !== undefined && { 'content-type': 'application/json' }), ...(options.session !== undefined && { authorization: `Bearer ${options.session}` }),
    },
  })
  const json = async <T>(response: Response): Promise<T> => {
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
    return await response.json() as T
  }

  return {
    url: server.url, clock, ask,
    /** Lets the meeting's clock run on. */
    pass: (ms: number) => { clock.at += ms },
    create: async (body: Record<string, unknown>) => json<Meeting>(await ask('/api/meetings', { body })),
    async join(meeting: Meeting, role: Role, name: string): Promise<Attendant> {
      const key = new URL(meeting.links[role]).hash.slice(1)
      const { person, session } = await json<{ person: { id: string; name: string }; session: string }>(await ask(`/api/meetings/${meeting.id}/join`, { body: { key, name } }))
      return { ...person, session }
    },
    /** Sends a command over HTTP; `id` only where a test repeats one. */
    async command(meeting: Meeting, who: Attendant, body: Record<string, unknown>, id = `c${++commands}`): Promise<Answer> {
      const response = await ask(`/api/meetings/${meeting.id}/commands`, { body: { id, ...body }, session: who.session })
      if (response.ok) return { ok: true, event: (await response.json() as { event: MeetingEvent }).event }
      return { ok: false, status: response.status, reason: String((await response.json() as { reason?: unknown }).reason) }
    },
    view: async (meeting: Meeting, who: Attendant) => json<MeetingView>(await ask(`/api/meetings/${meeting.id}`, { session: who.session })),
    /** A stock client of one document, synced. */
    async open(meeting: Meeting, who: Attendant, document: string): Promise<Stock> {
      const { ticket } = await json<{ ticket: string }>(await ask(`/api/meetings/${meeting.id}/ticket`, { body: {}, session: who.session }))
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${meeting.id}`, document, doc, {
        params: { ticket }, disableBc: true, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      })
      const stock: Stock = { doc, provider, close: () => {
        provider.destroy()
        doc.destroy()
        stocks.delete(stock)
      } }
      stocks.add(stock)
      await until(`${who.name} opens ${document}`, () => provider.synced)
      return stock
    },
    async close(): Promise<void> {
      for (const stock of stocks) stock.close()
      await server.close(2_000)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>
