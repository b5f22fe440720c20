/*
 * Whether this device spares bytes: what its person chose last, in any meeting, else what the phone itself asks of every page.
 */
import type { DeviceStorage } from './storage.ts'

const KEY = 'low-data'

export function sparing(device: Pick<DeviceStorage, 'read'>): boolean {
  const chosen = device.read(KEY)
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return typeof chosen === 'boolean' ? chosen : connection?.saveData === true
}

export const keepSparing = (device: Pick<DeviceStorage, 'write'>, on: boolean): boolean => device.write(KEY, on)
