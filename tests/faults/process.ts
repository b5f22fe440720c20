/*
 * A process that will come to harm: started, listened to line by line, killed, and heard to the end.
 *
 * Lines are read until the pipe closes, after the death too: what the process said before it died counts. Only processes started
 * here are ever signalled, by their own number. The whole server can be started the same way as the small victim.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Victim {
  /** Resolves with the line when one begins with `word` and holds `part`; rejects when the process ends first. */
  said(word: string, part?: string): Promise<string>
  kill(): void
  /** Asks it to end by itself. */
  terminate(): void
  /** Resolves when the process is gone and every line of it was heard. */
  readonly gone: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts `command`; every line of its output goes to `hear`. What it says on stderr is kept and shown when it fails to start. */
export function start(
  command: readonly [string, ...string[]], hear: (line: string) => void, env: NodeJS.ProcessEnv = {},
): Victim {
  const [program, ...args] = command
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const awaited: { word: string; part: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = []
  let complaint = ''
  child.stderr?.on('data', (data: Buffer) => { complaint = (complaint + data.toString()).slice(-2000) })
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      hear(line)
      for (const [i, { word, part, resolve }] of [...awaited.entries()].toReversed()) {
        if (!line.startsWith(word) || !line.includes(part)) continue
        resolve(line)
        awaited.splice(i, 1)
      }
    })
  }
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const { word, reject: give } of awaited) give(new Error(`ended before saying "${word}": ${complaint}`))
      resolve({ code, signal })
    })
  })
  return {
    said: (word, part = '') => new Promise((resolve, reject) => { awaited.push({ word, part, resolve, reject }) }),
    kill: () => { child.kill('SIGKILL') },
    terminate: () => { child.kill('SIGTERM') },
    gone,
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

/** strace can make a chosen system call fail or kill; null where it is missing or not allowed to trace. */
export function straceProgram(): string | null {
  const tried = spawnSync('strace', ['-f', '-e', 'trace=none', 'true'], { stdio: 'ignore' })
  return tried.status === 0 ? 'strace' : null
}
