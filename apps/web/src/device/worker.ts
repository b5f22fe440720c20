/*
 * Registers the service worker and asks it to fetch what it does not keep yet: what one visit does not finish, the next one does. Opens the
 * page anew when the worker says that its version is gone.
 */
import type { DeviceStorage } from './storage.ts'
import { sparing } from './sparing.ts'

export async function registerWorker(device: Pick<DeviceStorage, 'read'>): Promise<void> {
  if (!('serviceWorker' in navigator)) return // a private window keeps no copy of the page
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', ({ data }) => { if (data === 'renewed') location.reload() })
  await serviceWorker.register('/sw.js')
  const { active } = await serviceWorker.ready
  active?.postMessage({ gather: sparing(device) ? 'first' : 'all' })
}
