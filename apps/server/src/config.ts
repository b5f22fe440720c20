/*
 * The settings of a server, read once from the environment and checked before anything starts.
 *
 * Six names, each with a value that works on one's own machine. A wrong value stops the start with one sentence that names the
 * setting; nothing is guessed and nothing else of the environment is looked at. Only main.ts hands the environment in.
 */
import * as v from 'valibot'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Origin under which people reach the server, without a trailing slash; null when nobody said. */
  readonly publicUrl: string | null
  readonly logLevel: LogLevel
  /** Folder of the built web, when it is not the one beside this program. */
  readonly web: string | null
}

/** A setting that cannot be used; the message is one whole sentence for the person who starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.integer(), v.minValue(0), v.maxValue(65_535))
const publicUrl = v.pipe(
  v.string(), v.url(), v.transform((text) => new URL(text)),
  v.check((url) => url.protocol === 'https:' || url.protocol === 'http:'),
  v.check((url) => url.pathname === '/' && url.search === '' && url.hash === ''),
  v.transform((url) => url.origin),
)

const sentences = {
  PORT: 'PORT must be a number from 0 to 65535',
  HOST: 'HOST must be a name or an address to listen on',
  DATA_DIR: 'DATA_DIR must be the path of a folder',
  PUBLIC_URL: 'PUBLIC_URL must be the address people open, with http:// or https:// and no path',
  LOG_LEVEL: `LOG_LEVEL must be one of ${logLevels.join(', ')}`,
  WEB: 'WEB must be the path of the built web',
} as const

type Setting = keyof typeof sentences

/**
 * Reads the six settings; an empty value counts as absent.
 * @throws ConfigError whose message names the setting and what it must be
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = <T>(name: Setting, schema: v.GenericSchema<string, T>, otherwise: T): T => {
    const given = env[name]?.trim()
    if (given === undefined || given === '') return otherwise
    const result = v.safeParse(schema, given)
    if (!result.success) throw new ConfigError(`${sentences[name]}; it is "${given}".`)
    return result.output
  }
  return {
    port: read('PORT', port, 3000),
    host: read('HOST', v.pipe(v.string(), v.regex(/^[\w.:%-]+$/)), '127.0.0.1'),
    dataDir: read('DATA_DIR', v.string(), './data'),
    publicUrl: read<string | null>('PUBLIC_URL', publicUrl, null),
    logLevel: read<LogLevel>('LOG_LEVEL', v.picklist(logLevels), 'info'),
    web: read<string | null>('WEB', v.string(), null),
  }
}
