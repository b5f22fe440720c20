/*
 * Keeps this screen from falling asleep until told otherwise. The browser takes the lock away whenever the page is hidden, so it is
 * asked for again when the page is seen. Where a device says no (low battery, web view), the screen sleeps as it always did.
 */
export interface AwakeDeps { page: Document; wakeLock: Pick<WakeLock, 'request'> | undefined }

/** @returns lets the screen sleep again */
export function keepAwake({ page, wakeLock }: AwakeDeps): () => void {
  let held: WakeLockSentinel | null = null
  let over = false
  const take = async () => {
    if (over || page.hidden || wakeLock === undefined) return
    try {
      const lock = await wakeLock.request('screen')
      if (over) await lock.release()
      else held = lock
    } catch { held = null } // the device said no
  }
  const seen = () => { void take() }
  page.addEventListener('visibilitychange', seen)
  void take()
  return () => {
    over = true
    page.removeEventListener('visibilitychange', seen)
    void held?.release()
  }
}
