/*
 * Registers the service worker once the page has had its line for itself, and has it gather what is not kept yet: a visit may end before
 * that is done, and the next takes it up. A newer version waits: it takes over at the next visit, or at once when `takeOver` is called
 * at a moment that disturbs nobody.
 */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const start = () => {
    setTimeout(() => {
      navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(({ active }) => active?.postMessage('gather'))
        .catch((cause: unknown) => { console.warn('This device keeps no copy of the page', cause) })
    }, 3000)
  }
  if (document.readyState === 'complete') start()
  else addEventListener('load', start, { once: true })
}

/** Lets a waiting version take over and opens the page with it. False if there is none. */
export async function takeOver(): Promise<boolean> {
  const waiting = (await navigator.serviceWorker?.getRegistration())?.waiting
  if (!waiting) return false
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
  return true
}
