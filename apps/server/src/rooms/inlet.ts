/*
 * What one socket says, in order and no faster than the room can bear.
 *
 * An honest burst (a night of work offline, a paste) waits its turn in a queue; only a queue that grows beyond any honest use ends
 * the socket. Never drops a message and never swaps two.
 */
import type { Clock } from './ports.ts'

/** Per socket: messages and bytes per second, and how many may come at once. */
export const inletLimits = { rate: 60, burst: 200, byteRate: 256 * 1024, byteBurst: 2 * 1024 * 1024, queued: 4 * 1024 * 1024 } as const

export class Inlet {
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #messages: number = inletLimits.burst
  #bytes: number = inletLimits.byteBurst
  #filledAt: number
  #cancel: (() => void) | null = null
  #ended = false
  readonly #clock: Clock
  readonly #handle: (bytes: Uint8Array) => void
  readonly #overflow: () => void

  constructor(clock: Clock, handle: (bytes: Uint8Array) => void, overflow: () => void) {
    this.#clock = clock
    this.#handle = handle
    this.#overflow = overflow
    this.#filledAt = clock.now()
  }

  hear(bytes: Uint8Array): void {
    if (this.#ended) return
    if (this.#queue.length === 0 && this.#spend(bytes.length)) return this.#handle(bytes)
    this.#queue.push(bytes)
    this.#queuedBytes += bytes.length
    if (this.#queuedBytes > inletLimits.queued) return this.#overflow()
    this.#later()
  }

  /** What was just heard was dear: it counts as so many messages, and what follows waits the longer. */
  charge(messages: number): void {
    this.#messages -= messages
  }

  end(): void {
    this.#ended = true
    this.#queue = []
    this.#cancel?.()
  }

  #drain(): void {
    this.#cancel?.()
    this.#cancel = null
    let taken = 0
    while (!this.#ended && taken < this.#queue.length && this.#spend(this.#queue[taken]!.length)) {
      const bytes = this.#queue[taken]!
      taken += 1
      this.#queuedBytes -= bytes.length
      this.#handle(bytes)
    }
    this.#queue = this.#queue.slice(taken)
    this.#later()
  }

  #later(): void {
    if (this.#ended || this.#queue.length === 0 || this.#cancel) return
    this.#cancel = this.#clock.after(50, () => this.#drain())
  }

  /** A message larger than the whole allowance passes when the allowance is full. */
  #spend(bytes: number): boolean {
    const { rate, burst, byteRate, byteBurst } = inletLimits
    if (this.#messages < 1 || this.#bytes < Math.min(bytes, byteBurst)) this.#fill(rate, burst, byteRate, byteBurst)
    if (this.#messages < 1 || this.#bytes < Math.min(bytes, byteBurst)) return false
    this.#messages -= 1
    this.#bytes -= bytes
    return true
  }

  #fill(rate: number, burst: number, byteRate: number, byteBurst: number): void {
    const now = this.#clock.now()
    const seconds = Math.max(0, now - this.#filledAt) / 1000
    this.#filledAt = now
    this.#messages = Math.min(burst, this.#messages + seconds * rate)
    this.#bytes = Math.min(byteBurst, this.#bytes + seconds * byteRate)
  }
}
