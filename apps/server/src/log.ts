/*
 * What the server says about itself: one line per happening, as JSON, or as a short readable line on a terminal.
 *
 * A line has a name and plain fields. Keys, tokens, sessions, tickets, names of people and what they write never go in; whoever
 * logs passes ids, counts and reasons only. A field whose name promises a secret is dropped here as a last guard.
 */
import type { LogLevel } from './config.ts'

export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Log {
  debug(happening: string, fields?: Fields): void
  info(happening: string, fields?: Fields): void
  warn(happening: string, fields?: Fields): void
  error(happening: string, fields?: Fields): void
}

export interface LogDeps {
  readonly level: LogLevel
  /** For people at a terminal instead of programs. */
  readonly pretty: boolean
  readonly now: () => number
  readonly write: (line: string) => void
}

const weight: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 }
const secret = /key|token|secret|cookie|authorization|password|ticket|session/i

const clean = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== undefined && !secret.test(name)))

/** A log that writes whole lines, each ended by a line feed, through `write`. */
export function openLog({ level, pretty, now, write }: LogDeps): Log {
  const say = (at: Exclude<LogLevel, 'silent'>) => (happening: string, fields: Fields = {}): void => {
    if (weight[at] < weight[level]) return
    const time = new Date(now()).toISOString()
    const kept = clean(fields)
    if (!pretty) return write(`${JSON.stringify({ time, level: at, happening, ...kept })}\n`)
    const rest = Object.entries(kept).map(([name, value]) => `${name}=${String(value)}`).join(' ')
    write(`${time.slice(11, 19)} ${at === 'info' ? '' : `${at.toUpperCase()} `}${happening}${rest === '' ? '' : `  ${rest}`}\n`)
  }
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
}
