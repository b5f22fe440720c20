/*
 * A whole server in one call: store, rooms, access, HTTP and sockets on one port. main.ts starts one; so do tests.
 *
 * Everything of the outside comes in as arguments. What cannot start says why in one sentence, and lets go of what it already had.
 */
import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import type { Config } from './config.ts'
import type { RandomBytes } from './access/keys.ts'
import { assemble } from './assemble.ts'
import { LARGEST_MESSAGE } from './http/sockets.ts'
import { openWeb } from './http/static.ts'
import type { Log } from './log.ts'
import { openSqlite } from './store/sqlite/sqlite.ts'
import { StoreError, WAL_ALARM, type Store } from './store/store.ts'

/** Why the server cannot start, as one whole sentence. */
export class StartError extends Error {
  override name = 'StartError'
}

export interface ListenOptions extends Omit<Config, 'logLevel'> {
  /** Folder of the built web. */
  readonly web: string
  readonly log: Log
  readonly now: () => number
  readonly random: RandomBytes
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Settles when the disk can no longer be trusted. */
  readonly failure: Promise<Error>
  /** Takes nothing new, saves what is in memory within `ms`, then lets go of everything. Safe to call twice. */
  close(ms: number): Promise<void>
}

/** An idle connection is kept longer than proxies keep theirs (a minute, mostly): else a request may meet one that is just being closed. */
const KEEP_ALIVE_MS = 75_000
/** How often sessions that expired are forgotten. */
const FORGET_EVERY_MS = 6 * 3_600_000
/** How often the size of the write-ahead log is looked at. */
const LOOK_EVERY_MS = 10_000

/** @throws StartError when the data folder or the port cannot be had */
export async function listen(options: ListenOptions): Promise<RunningServer> {
  const { log, now, random, publicUrl } = options
  const store = await storeIn(options.dataDir, now)
  let accepting = true
  try {
    const web = await openWeb(options.web)
    const { app, close: closeParts, failure } = await assemble({ store, web, log, now, random, publicUrl, accepting: () => accepting })
    const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false, clientTracking: true })
    const http = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets }, serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS } })
    await new Promise<void>((done, fail) => {
      http.once('error', (error: NodeJS.ErrnoException) => fail(portError(error, options)))
      http.listen(options.port, options.host, done)
    })
    http.on('error', (error) => log.error('http server error', { error: error.message }))
    const { port } = http.address() as AddressInfo
    const host = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host.includes(':') ? `[${options.host}]` : options.host
    const forget = () => {
      store.directory.forgetSessions(now()).catch((error: unknown) => log.warn('old sessions stay', { error: String(error) }))
    }
    forget()
    const forgetting = setInterval(forget, FORGET_EVERY_MS)
    let alarmed = false
    const looking = setInterval(() => {
      const { walBytes } = store.health()
      if (walBytes > WAL_ALARM && !alarmed) log.warn('the write-ahead log is large: does somebody hold an old read open?', { bytes: walBytes })
      alarmed = walBytes > WAL_ALARM
    }, LOOK_EVERY_MS)
    let closed: Promise<void> | null = null
    const close = async (ms: number) => {
      accepting = false
      clearInterval(forgetting)
      clearInterval(looking)
      const gone = new Promise<void>((done) => { http.close(() => done()) })
      try {
        await closeParts(ms)
      } finally {
        for (const socket of sockets.clients) socket.terminate()
        if ('closeAllConnections' in http) http.closeAllConnections()
        await gone
        await store.close()
      }
    }
    return {
      port, url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`,
      failure: Promise.race([store.failure, failure]),
      close: (ms) => (closed ??= close(ms)),
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function storeIn(dataDir: string, now: () => number): Promise<Store> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new StartError(`The data folder ${dataDir} is not writable: choose another one with DATA_DIR, or give it to this user.`, { cause })
  }
  try {
    return await openSqlite(dataDir, { now })
  } catch (cause) {
    if (cause instanceof StoreError && cause.kind === 'in-use') {
      throw new StartError(`Another Acta Viva is using the data folder ${dataDir}: stop it, or choose another folder with DATA_DIR.`, { cause })
    }
    throw new StartError(`The store in ${dataDir} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

const portError = (cause: NodeJS.ErrnoException, { port, host }: ListenOptions): Error => {
  if (cause.code === 'EADDRINUSE') return new StartError(`Port ${port} is taken: stop what uses it, or choose another one with PORT.`, { cause })
  if (cause.code === 'EACCES') return new StartError(`Port ${port} needs more rights than this user has: choose one above 1023 with PORT.`, { cause })
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND') return new StartError(`This machine has no address ${host}: choose another HOST.`, { cause })
  return cause
}
