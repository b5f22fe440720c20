/*
 * Bytes this page fetched beside its live socket: itself, its code, the answers of the server, and what its worker keeps for later.
 *
 * Answers are counted as the browser says they came, heads included. What a request takes no browser says; each counts as HEAD. It
 * counts, and never asks for anything itself.
 */

/** About what a request of this page weighs: its line, a dozen headers, a cookie. */
const HEAD = 550

/** Tells of everything fetched since the page began and from now on. @returns how to stop */
export function watchFetched(told: (up: number, down: number) => void): () => void {
  const tell = (requests: number, down: number) => { if (down > 0) told(requests * HEAD, down) }
  const seen = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) tell(1, entry.transferSize)
  })
  for (const type of ['navigation', 'resource']) seen.observe({ type, buffered: true })
  const kept = ({ data }: MessageEvent<{ kept?: { files: number; bytes: number } } | undefined>) => { if (data?.kept) tell(data.kept.files, data.kept.bytes) }
  navigator.serviceWorker?.addEventListener('message', kept)
  return () => {
    seen.disconnect()
    navigator.serviceWorker?.removeEventListener('message', kept)
  }
}
