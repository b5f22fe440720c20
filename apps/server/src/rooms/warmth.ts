/*
 * How much live documents of all rooms may hold together.
 *
 * A Y.Doc takes some twenty times its bytes, and many meetings are open in which nobody writes just now. Above the budget the ones that
 * were used longest ago go cold, unless somebody wrote a moment ago: making one live again costs about a millisecond per 10 kB.
 * It never forgets anything: a cold document stands in bytes.
 */
import type { Millis } from '../store/store.ts'

export interface Coolable { readonly isQuiet: boolean; readonly touchedAt: Millis; cool(): void }

/** Bytes of documents, as encoded, that may be live beside those in use. */
export const WARM_BYTES = 768 * 1024
/** In use: somebody wrote so lately. */
const IN_USE_MS = 2000

export class Warmth {
  /** The one used longest ago comes first. */
  readonly #bytes = new Map<Coolable, number>()
  #sum = 0
  readonly #clock: { now(): Millis }

  constructor(clock: { now(): Millis }) {
    this.#clock = clock
  }

  /** This document is live, has so many bytes, and was just used. */
  used(document: Coolable, bytes: number): void {
    this.left(document)
    this.#bytes.set(document, bytes)
    this.#sum += bytes
    this.relax()
  }

  left(document: Coolable): void {
    this.#sum -= this.#bytes.get(document) ?? 0
    this.#bytes.delete(document)
  }

  /** Lets go of what is too much. */
  relax(): void {
    for (const [document] of this.#bytes) {
      if (this.#sum <= WARM_BYTES || this.#clock.now() - document.touchedAt < IN_USE_MS) return
      if (document.isQuiet) document.cool()
    }
  }
}
