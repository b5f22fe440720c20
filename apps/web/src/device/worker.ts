/*
 * Registers the service worker three seconds after the page is there, and asks it to fetch what it does not keep yet: what one visit does
 * not finish, the next one does. Opens the page anew when the worker says that its version is gone.
 */
import type { DeviceStorage } from './storage.ts'
import { sparing } from './sparing.ts'

export function registerWorker(device: Pick<DeviceStorage, 'read'>): void {
  const { serviceWorker } = navigator
  if (!('serviceWorker' in navigator)) return
  serviceWorker.addEventListener('message', ({ data }) => { if (data === 'renewed') location.reload() })
  const start = () => {
    setTimeout(() => {
      serviceWorker.register('/sw.js').then(() => serviceWorker.ready)
        .then(({ active }) => active?.postMessage({ gather: sparing(device) ? 'first' : 'all' }))
        .catch((cause: unknown) => { console.warn('This device keeps no copy of the page', cause) })
    }, 3000)
  }
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}
