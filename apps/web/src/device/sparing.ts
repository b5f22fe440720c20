/*
 * Whether this device spares bytes: what its person chose last, in any meeting, else what the phone itself asks of every page.
 *
 * The worker cannot read what pages remember, so an empty cache of this name tells it: with it there, only what a meeting needs is kept
 * ahead of time, and the rest once it was used.
 */
import type { DeviceStorage } from './storage.ts'

const KEY = 'low-data'

export function sparing(device: Pick<DeviceStorage, 'read'>): boolean {
  const chosen = device.read(KEY)
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return typeof chosen === 'boolean' ? chosen : connection?.saveData === true
}

export function keepSparing(device: Pick<DeviceStorage, 'write'>, on: boolean): void {
  device.write(KEY, on)
  // where pages may keep no caches there is no worker to tell
  void globalThis.caches?.[on ? 'open' : 'delete'](KEY).catch(() => undefined)
}
