/*
 * A real server for one test: its own process, its own port, its own data folder, gone with the test.
 *
 *   startServer() ─► main.ts with PORT=0 ─► the line "listening" names the port ─► stop() / kill() / again()
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, type Browser } from '@playwright/test'

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))

export interface TestServer {
  readonly url: string
  readonly dataDir: string
  /** Everything it said, line by line. */
  readonly lines: readonly string[]
  /** SIGTERM, and its exit status. */
  stop(): Promise<number | null>
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>
}

export interface StartOptions {
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

const gone = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve(child.exitCode) : new Promise((done) => { child.once('exit', done) })

/** Starts a server on a free port (or on `port`), with a fresh data folder unless one is given. Rejects with what it said if it ends. */
export async function startServer({ dataDir, port = 0, env = {} }: StartOptions = {}): Promise<TestServer> {
  const folder = dataDir ?? await mkdtemp(join(tmpdir(), 'acta-viva-'))
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const url = await new Promise<string>((done, fail) => {
    let rest = ''
    const hear = (text: Buffer) => {
      const parts = `${rest}${text.toString()}`.split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        lines.push(line)
        const found = /"happening":"listening".*"url":"(http[^"]+)"/.exec(line)?.[1]
        if (found !== undefined) done(found)
      }
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${lines.join('\n')}${rest}`)))
  })
  const clean = async () => { if (dataDir === undefined) await rm(folder, { recursive: true, force: true }) }
  return {
    url, dataDir: folder, lines,
    async stop() {
      child.kill('SIGTERM')
      const status = await gone(child)
      await clean()
      return status
    },
    async kill() {
      child.kill('SIGKILL')
      await gone(child)
    },
  }
}

/** Closes everybody's browser: a test's people would live on beside those of the next, knocking at a server that is gone. */
export const sendHome = async (browser: Browser): Promise<void> => {
  await Promise.all(browser.contexts().map((context) => context.close()))
}

/** Playwright's `test` with a server of its own. */
export const test = base.extend<{ server: TestServer }>({
  server: async ({ browser }, use) => {
    const server = await startServer()
    await use(server)
    await sendHome(browser)
    await server.stop()
  },
})
export { expect } from '@playwright/test'
