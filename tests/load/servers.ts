/*
 * The servers that are compared: how each starts, on which core, and what the kernel says it costs.
 *
 * CPU is user and system time of the process with all its threads, and of its children; memory is its resident set.
 */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const variants = [
  'relay', 'yws', 'yws-leveldb', 'hocuspocus', 'hocuspocus-sqlite', 'ours-sync', 'ours-live', 'ours-live-one-text',
] as const
export type Variant = (typeof variants)[number]

/** Where 19 is last and -20 first. */
const FIRST = -15

interface Kind { readonly script: string; readonly keeps: 'nothing' | 'disk'; env(folder: string): Record<string, string> }
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const ours: Kind = {
  script: here('../../apps/server/src/main.ts'), keeps: 'disk', env: (folder) => ({ DATA_DIR: folder, LOG_LEVEL: 'error' }),
}
const plain = (name: string): Kind => ({ script: here(`peers/${name}.mjs`), keeps: 'nothing', env: () => ({}) })
const kinds: Record<Variant, Kind> = {
  'relay': plain('relay'),
  'yws': plain('yws'),
  'yws-leveldb': { ...plain('yws'), keeps: 'disk', env: (folder) => ({ YPERSISTENCE: join(folder, 'level') }) },
  'hocuspocus': plain('hocuspocus'),
  'hocuspocus-sqlite': { ...plain('hocuspocus'), keeps: 'disk', env: (folder) => ({ DATA_DIR: folder }) },
  'ours-sync': ours, 'ours-live': ours, 'ours-live-one-text': ours,
}

export interface Started {
  readonly pid: number
  readonly port: number
  /** Port of the questions (peers/watch.mjs). */
  readonly watch: number
  stop(): Promise<void>
  readonly gone: Promise<void>
  /** Why it is not there any more; null while it is. */
  death(): string | null
}

/** A process on one core, before other programs of the machine where this user may ask for that: it must never wait for them. */
export function onCore(core: number, command: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn('taskset', ['-c', String(core), ...command], { ...options, detached: true }) // a session: one scheduling group
  const end = (): void => { child.kill('SIGKILL') }
  process.once('exit', end)
  child.once('exit', () => { process.off('exit', end) })
  try {
    if (child.pid !== undefined) {
      setPriority(child.pid, FIRST)
      writeFileSync(`/proc/${child.pid}/autogroup`, String(FIRST))
    }
  } catch { /* an ordinary user measures at ordinary priority */ }
  return child
}

export async function startServer(variant: Variant, folder: string, port: number, flags: string[] = []): Promise<Started> {
  const { script, env } = kinds[variant]
  mkdirSync(folder, { recursive: true })
  const watch = port + 1
  const child = onCore(0, [process.execPath, '--expose-gc', ...flags, '--import', here('peers/watch.mjs'), script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env, ...env(folder), PORT: String(port), HOST: '127.0.0.1', WATCH_PORT: String(watch), NODE_ENV: 'production',
    },
  })
  let complaint = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => { complaint = (complaint + data.toString()).slice(-1500) })
  }
  const gone = new Promise<void>((done) => { child.on('exit', () => { done() }) })
  const death = (): string | null =>
    (child.exitCode === null && child.signalCode === null ? null : `the server ended (${child.exitCode ?? child.signalCode}): ${complaint}`)
  for (let left = 400; !(await answers(port)); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error(`${variant} does not start: ${complaint}`)
    await pause(50)
  }
  return { pid: child.pid ?? 0, port, watch, gone, death, stop: () => stopped(child, gone) }
}

async function stopped(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const late = setTimeout(() => { child.kill('SIGKILL') }, 6000)
  await gone
  clearTimeout(late)
}

const answers = (port: number): Promise<boolean> => new Promise((done) => {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('connect', () => { socket.destroy(); done(true) })
  socket.on('error', () => { done(false) })
})

/** CPU milliseconds of a process so far: all its threads, and its children. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  const own = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * 10 // USER_HZ is 100 on every Linux
  return own + (children === '' ? 0 : children.split(' ').reduce((sum, child) => sum + cpuOf(Number(child)), 0))
}

/** Milliseconds the main thread was ready to run and had no core. */
export const waitedOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6

/** CPU milliseconds by thread. */
export function threadsOf(pid: number): Map<string, number> {
  return new Map(readdirSync(`/proc/${pid}/task`).map((thread) => {
    const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8').trim()
    return [`${name} ${thread}`, Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6]
  }))
}

/** Resident memory in bytes. */
export function memoryOf(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) * 1024
}
