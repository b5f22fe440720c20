/*
 * Chance with a name: the same seed throws the same dice, so that what failed once can be thrown again.
 */
export interface Dice {
  /** 0 ≤ x < 1 */
  roll(): number
  /** 0 ≤ n < below */
  below(below: number): number
  chance(probability: number): boolean
  of<T>(list: readonly T[]): T
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(roll() * limit)
  return { roll, below, chance: (probability) => roll() < probability, of: (list) => list[below(list.length)]! }
}
