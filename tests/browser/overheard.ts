/* What reaches a device, in the clear: every frame of its live line, deflated ones inflated. */
import { inflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { flags, readFrames } from '@acta-viva/model/wire'

const clear = (payload: string | Buffer): string[] => (typeof payload === 'string' ? [payload]
  : readFrames(payload).map((frame) => Buffer.from(frame.flags === flags.deflate ? inflateRawSync(frame.bytes) : frame.bytes).toString()))

export interface Overheard {
  /** Frames in which these words stood so far. */
  times(words: string): number
  readonly frames: number
}

/** Listens from now on, to lines opened from now on. */
export function overhear(page: Page): Overheard {
  const heard: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(...clear(payload))))
  page.on('response', (response) => {
    if (response.url().includes('/api/')) void response.text().then((text) => heard.push(text), () => undefined) // a page that left took its answers along
  })
  return { times: (words) => heard.filter((text) => text.includes(words)).length, get frames() { return heard.length } }
}
