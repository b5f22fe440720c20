/*
 * What is answered while one message of a socket is read leaves as one message, too: a phone that comes back asks for all its documents
 * at once and has them at once, where each message would cost a poor line a packet of its own.
 *
 * It keeps the order of everything said, and a bound: above `backlogLimits.skip` of bytes, or as many frames as a message may have, it
 * begins another message, so that no question can make it gather without end.
 */
import { MOST_FRAMES, type Frame } from '@acta-viva/model/wire'
import { backlogLimits } from './backlog.ts'
import { messageOf } from './delivery.ts'

export class Breath {
  readonly #send: (bytes: Uint8Array) => void
  #frames: Frame[] = []
  #bytes = 0
  #isOpen = false

  constructor(send: (bytes: Uint8Array) => void) {
    this.#send = send
  }

  /** Gathers what is said meanwhile. */
  during(run: () => void): void {
    this.#isOpen = true
    try { run() } finally {
      this.#isOpen = false
      this.flush()
    }
  }

  say(frames: readonly Frame[]): void {
    for (const frame of frames) {
      if (this.#frames.length >= MOST_FRAMES || this.#bytes > backlogLimits.skip) this.flush()
      this.#frames.push(frame)
      this.#bytes += frame.bytes.length
    }
    if (!this.#isOpen) this.flush()
  }

  /** Sends what was gathered so far. */
  flush(): void {
    if (this.#frames.length === 0) return
    const bytes = messageOf(this.#frames)
    this.#frames = []
    this.#bytes = 0
    this.#send(bytes)
  }
}
