/*
 * A whole server as a process, a meeting in it, and people with live sockets who count. Through as many lives as a fault wants.
 *
 *   begin() ─► people() ─► … ─► death or end ─► begin() on the same port and data ─► judge() before anybody is back
 *
 * What the server holds is asked over HTTP while no writer is connected: a writer that comes back would heal what was lost.
 */
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { Ledger } from './ledger.ts'
import { LiveWriter, textsIn, type Place } from './live-writer.ts'
import { pause, start, type Victim } from './process.ts'

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))
export const serverCommand: readonly [string, ...string[]] = [process.execPath, main]

export class ServerLives {
  readonly ledger = new Ledger()
  readonly writers: LiveWriter[] = []
  readonly data: string
  readonly lines: string[] = []
  kills = 0
  lost = 0
  url = ''
  meeting = ''
  server: Victim | null = null
  #links: Record<string, string> = {}
  #reader = ''

  constructor(data: string) { this.data = data }

  get place(): Place { return { url: this.url, meeting: this.meeting } }

  /** Starts the server, the second time on the port it had; resolves when it listens. */
  async begin(command = serverCommand, env: NodeJS.ProcessEnv = {}): Promise<Victim> {
    const port = this.url === '' ? '0' : new URL(this.url).port
    const settings = { PORT: port, HOST: '127.0.0.1', DATA_DIR: this.data, LOG_LEVEL: 'info', PUBLIC_URL: '', ...env }
    const server = start(command, (line) => { this.lines.push(line) }, settings)
    this.server = server
    const found = /"url":"(http[^"]+)"/.exec(await server.said('{"', '"happening":"listening"'))?.[1] ?? ''
    this.url = found.replace('localhost', '127.0.0.1')
    return server
  }

  /** Makes the meeting and lets so many people in, each with a card to write on. */
  async people(count: number): Promise<readonly LiveWriter[]> {
    const made = await this.ask<{ id: string; links: Record<string, string> }>('/api/meetings', { title: 'Reunión con fallas' })
    this.meeting = made.id
    this.#links = made.links
    this.#reader = (await this.join('Lectora', 'observer')).session
    for (let at = 0; at < count; at += 20) {
      const some = Array.from({ length: Math.min(20, count - at) }, (_, i) => `w${at + i}`)
      const seated = await Promise.all(some.map((name) => this.join(name)))
      for (const [i, { session }] of seated.entries()) {
        this.writers.push(new LiveWriter(some[i]!, session, (name, n) => { this.ledger.acknowledge(name, n) }))
      }
    }
    return this.writers
  }

  join(name: string, link = 'participant'): Promise<{ session: string }> {
    return this.ask(`/api/meetings/${this.meeting}/join`, { key: new URL(this.#links[link]!).hash.slice(1), name })
  }

  /** @throws Error with the status when the answer is a refusal */
  async ask<T>(path: string, body?: unknown, session = this.#reader): Promise<T> {
    const answer = await this.request(path, body, session)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    return await answer.json() as T
  }

  request(path: string, body?: unknown, session = this.#reader): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST', ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(session !== '' && { authorization: `Bearer ${session}` }) },
    })
  }

  /** The link of a role, as it was given out. */
  keyOf(role: string): string { return new URL(this.#links[role]!).hash.slice(1) }

  /** What the server holds now, by writer. */
  async held(): Promise<Map<string, string>> {
    const { state } = await this.ask<{ state: { plenary: string } }>(`/api/meetings/${this.meeting}/state`)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(state.plenary, 'base64'))
    return textsIn(doc)
  }

  /** Counts what was acknowledged and is not there. Call it before anybody who wrote is back. */
  async judge(): Promise<void> { this.lost += this.ledger.lost(await this.held()) }

  connect(writers: readonly LiveWriter[] = this.writers): void { for (const writer of writers) writer.connect(this.place) }
  drop(): void { for (const writer of this.writers) writer.drop() }

  async kill(): Promise<void> {
    this.server?.kill()
    await this.server?.gone
    this.kills += 1
  }
}

/** How much slower than a desk's computer the machine may be before what is late counts as never. */
const SLOWEST = 6

/** Waits for something the server will bring, as a rule within `ms`; answers how long it took, or null when it never came. */
export async function within(ms: number, so: () => boolean): Promise<number | null> {
  const began = performance.now()
  while (!so()) {
    if (performance.now() - began > ms * SLOWEST) return null
    await pause(5)
  }
  return Math.round(performance.now() - began)
}

/** People write, each every `rest` milliseconds or so, until the answer is called. */
export function writing(writers: readonly LiveWriter[], rest: number, roll: () => number, filling?: () => string): () => void {
  let stopped = false
  const one = async (writer: LiveWriter): Promise<void> => {
    while (!stopped) {
      if (writer.ready) writer.write(filling?.())
      await pause(rest * (0.5 + roll()))
    }
  }
  for (const writer of writers) void one(writer)
  return () => { stopped = true }
}
