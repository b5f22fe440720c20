/*
 * Why a room takes nothing just now, and who waits until it does again. Reasons may overlap: it opens with the last of them.
 */
export type Hold = 'closing' | 'full' | 'draining' | 'busy'

export class Holds {
  readonly #reasons = new Set<Hold>()
  readonly #waiting: (() => void)[] = []

  get any(): boolean { return this.#reasons.size > 0 }
  has(why: Hold): boolean { return this.#reasons.has(why) }
  /** Whoever waits looks again: the new reason may be one that is not waited for. */
  add(why: Hold): void {
    this.#reasons.add(why)
    this.open()
  }
  /** @returns whether the room was held for this */
  lift(why: Hold): boolean { return this.#reasons.delete(why) }

  /** Resolves when the room is held no longer, or for one more reason. Look again afterwards. */
  opened(): Promise<void> {
    return this.any ? new Promise((open) => { this.#waiting.push(open) }) : Promise.resolve()
  }
  /** Lets go on who waits. */
  open(): void { for (const open of this.#waiting.splice(0)) open() }
}
