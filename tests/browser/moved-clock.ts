/*
 * Time in the hands of a test: a server whose clock can be moved, and a line that can be cut.
 *
 * Meetings last hours and tests seconds. `later(ms, people)` moves the server in steps shorter than its patience with silent pages;
 * the pages find out by asking the time, as after a sleep. Nothing of server or page is replaced: only the clock is other, and between
 * a person and the server may stand a plain relay of bytes that can be torn.
 */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { Person } from './people.ts'
import { sendHome, test as base, type TestServer } from './server.ts'

const main = fileURLToPath(new URL('clock-server.ts', import.meta.url))
const built = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))
/** Below the time after which a silent page is taken for gone. */
const STEP = 60_000

export interface MovedServer extends TestServer {
  /** What its clock reads. */
  now(): number
  /** Lets `ms` go by for the server and for the devices of these people, all of which know it when this resolves. */
  later(ms: number, people: readonly Person[]): Promise<void>
}

interface Device { dateAhead: number }
/** The server's time as a page last heard it. */
const told = new WeakMap<Page, number>()

/** For `enter(…, { prepare })`: a device whose date can be set, and whose answers about the time are seen. */
export async function settable(page: Page): Promise<void> {
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
    const said = /"t":"time"[^}]*"now":(\d+)/.exec(payload.toString())?.[1]
    if (said !== undefined) told.set(page, Number(said))
  }))
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    const device = globalThis as unknown as Device
    device.dateAhead = 0
    Date.now = () => real() + device.dateAhead
  })
}

/** The device's date jumps and its inner clock does not: it slept, or somebody set the date. */
export const setDate = (page: Page, ms: number): Promise<void> =>
  page.evaluate((jump) => { (globalThis as unknown as Device).dateAhead += jump }, ms)

export async function startMovedServer(): Promise<MovedServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'acta-viva-clock-'))
  const child = fork(main, [dataDir, process.env['WEB'] ?? built], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const lines: string[] = []
  for (const out of [child.stdout, child.stderr]) out?.on('data', (text: Buffer) => { lines.push(...text.toString().split('\n').filter(Boolean)) })
  const gone = new Promise<number | null>((done) => { child.once('exit', done) })
  const url = await new Promise<string>((done, fail) => {
    child.once('message', (message: { url: string }) => done(message.url))
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${lines.join('\n')}`)))
  })
  let ahead = 0
  const now = () => Date.now() + ahead
  const move = (by: number) => new Promise<void>((done) => {
    child.once('message', () => done())
    ahead += by
    child.send({ ahead })
  })
  return {
    url, dataDir, lines, now,
    async later(ms, people) {
      for (let left = ms; left > 0; left -= STEP) {
        const step = Math.min(STEP, left)
        await move(step)
        await Promise.all(people.map(async ({ page }) => {
          await setDate(page, step)
          await expect.poll(() => now() - (told.get(page) ?? 0), { intervals: [100] }).toBeLessThan(STEP / 2)
        }))
      }
    },
    async stop() {
      child.disconnect()
      const status = await gone
      await rm(dataDir, { recursive: true, force: true })
      return status
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

export interface Relay {
  readonly url: string
  /** Tears what is connected, and answers nobody until `mend`. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** A way to the server that can be cut: bytes go through as they come. */
export async function startRelay(target: string): Promise<Relay> {
  const open = new Set<Socket>()
  let whole = true
  const relay = createServer((near) => {
    if (!whole) { near.destroy(); return }
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => { open.delete(one); other.destroy() })
      one.pipe(other)
    }
  })
  await new Promise<void>((done) => { relay.listen(0, '127.0.0.1', done) })
  const tear = () => { for (const socket of open) socket.destroy() }
  return {
    url: `http://localhost:${(relay.address() as AddressInfo).port}`,
    cut() { whole = false; tear() },
    mend() { whole = true },
    async close() {
      tear()
      await new Promise<void>((done) => { relay.close(() => done()) })
    },
  }
}

/** Playwright's `test` with a server of its own whose clock the test moves. */
export const test = base.extend<{ server: MovedServer }>({
  server: async ({ browser }, use) => {
    const server = await startMovedServer()
    await use(server)
    await sendHome(browser)
    await server.stop()
  },
})
export { expect } from '@playwright/test'
