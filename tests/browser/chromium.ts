/*
 * Where this machine's Chromium is, and how to start it for tests: alone, quiet and without calling anybody.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch { return false } // not there, or not for us: the next one
}

/** The first of CHROMIUM, the PATH and the usual places that can be run, or null. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | null {
  const given = env['CHROMIUM'] ?? ''
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...(given === '' ? [] : [given]), ...onPath, ...places].find(runs) ?? null
}

/** Flags that keep the browser from talking to the outside, and let it run as root in a container. */
export const quietFlags = (isRoot: boolean): string[] => [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--disable-domain-reliability',
  '--disable-sync', '--no-first-run', '--no-default-browser-check', '--disable-client-side-phishing-detection',
  '--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions', '--metrics-recording-only', '--no-pings',
]
