/*
 * The server's start and end: the one place that reads the environment and picks adapters.
 *
 *   config ─► store ─► rooms ─► app ─► listening ─► signal ─► no new requests ─► rooms drained ─► store closed ─► exit 0
 *
 * Each step of the end may fail without skipping the rest. If the disk cannot be trusted any more, the process ends at once with
 * status 1: what was acknowledged is safe, and nothing later may be promised.
 */
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError, readConfig } from './config.ts'
import { openLog } from './log.ts'
import { listen, StartError } from './serve.ts'

const OLDEST_NODE = 24
process.umask(0o077) // names, notes and keys of people: for the owner alone

const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  stop(`Acta Viva needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}. "npm start" brings its own on Linux.`)
}

const config = (() => {
  try {
    return readConfig(process.env)
  } catch (error) {
    return stop(error instanceof ConfigError ? error.message : String(error))
  }
})()
const log = openLog({
  level: config.logLevel, pretty: process.stdout.isTTY === true, now: Date.now, write: (line) => { process.stdout.write(line) },
})
const web = resolve(config.web ?? fileURLToPath(new URL('../../web/dist', import.meta.url)))

let ending = false
/** Ends the process once, with this status, whatever else goes wrong meanwhile. */
const end = (status: number, why: string, close: () => Promise<void>): void => {
  if (ending) return
  ending = true
  log.info('stopping', { why })
  const late = setTimeout(() => {
    log.error('stopping took too long')
    process.exit(1)
  }, 8000)
  late.unref()
  close().then(
    () => process.exit(status),
    (error: unknown) => {
      log.error('stopping failed', { error: String(error) })
      process.exit(1)
    },
  )
}

try {
  const server = await listen({ ...config, dataDir: resolve(config.dataDir), web, log, now: Date.now, random: randomBytes })
  void server.failure.then((error) => {
    log.error('the store failed', { error: error.message })
    end(1, 'store failed', () => server.close(500))
  })
  process.on('SIGTERM', () => end(0, 'SIGTERM', () => server.close(4000)))
  process.on('SIGINT', () => end(0, 'SIGINT', () => server.close(4000)))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error(event, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      end(1, event, () => server.close(500))
    })
  }
  log.info('listening', { url: server.url, public: config.publicUrl, data: config.dataDir })
  if (process.stdout.isTTY === true || config.logLevel !== 'silent') process.stdout.write(`\n  Acta Viva  →  ${config.publicUrl ?? server.url}\n\n`)
} catch (error) {
  stop(error instanceof StartError ? error.message : `The server could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}
