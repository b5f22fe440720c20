/*
 * Who was told what. Each writer counts 1, 2, 3 … into a text of its own; what was acknowledged is written down here, outside the
 * process that will be killed, and compared with what that text says afterwards.
 *
 * A text must be exactly 1; 2; … k; with k at least what was acknowledged. Less is lost, anything else is twice or out of order.
 * What was never acknowledged may be there or not.
 */

export class Ledger {
  readonly #told = new Map<string, number>()
  acknowledged = 0

  acknowledge(writer: string, n: number): void {
    this.acknowledged += 1
    this.#told.set(writer, Math.max(n, this.#told.get(writer) ?? 0))
  }

  /** How many numbers that were acknowledged to this writer are missing from, or wrong in, its text. */
  missing(writer: string, text: string): number {
    const told = this.#told.get(writer) ?? 0
    const found = text.split(';').slice(0, -1)
    const right = found.findIndex((n, i) => Number(n) !== i + 1)
    const whole = right === -1 ? found.length : right
    return Math.max(0, told - whole) + (right === -1 ? 0 : 1)
  }

  /** The same over all writers; a writer whose text was not found has lost everything. */
  lost(texts: ReadonlyMap<string, string>): number {
    return [...this.#told.keys()].reduce((sum, writer) => sum + this.missing(writer, texts.get(writer) ?? ''), 0)
  }
}
