/*
 * When the small news of a room leave: who is here, and where carets stand.
 *
 *   news ─► wait for a message that leaves anyway (once the period is over) ─► or leave alone, half a period later
 *
 * The more people, the longer the period: what each of n people tells reaches n others, so the work grows with the square of the room.
 * It never delays an edit, and it knows nothing of what is told.
 */
import type { Millis } from '../store/store.ts'
import type { Clock } from './ports.ts'

const SHORTEST_MS = 350
const LONGEST_MS = 1000
const MORE_PER_PERSON_MS = 2.5

/** The least time between two such messages, in milliseconds, among so many people. */
export const periodFor = (people: number): Millis => Math.min(LONGEST_MS, SHORTEST_MS + people * MORE_PER_PERSON_MS)

export class Pulse {
  #toldAt = -Infinity
  #cancel: (() => void) | null = null
  readonly #clock: Clock
  readonly #people: () => number
  readonly #tell: () => void

  constructor(clock: Clock, people: () => number, tell: () => void) {
    this.#clock = clock
    this.#people = people
    this.#tell = tell
  }

  /** There is something to tell. */
  soon(): void {
    if (this.#cancel) return
    const wait = Math.max(0, this.#toldAt + periodFor(this.#people()) * 1.5 - this.#clock.now())
    this.#cancel = this.#clock.after(wait, () => { this.#now() })
  }

  /** Everybody is being written to anyway: what waits goes along, unless something went a moment ago. */
  goAlong(): void {
    if (this.#cancel && this.#clock.now() - this.#toldAt >= periodFor(this.#people())) this.#now()
  }

  #now(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#toldAt = this.#clock.now()
    this.#tell()
  }
}
