/*
 * What a fault is and how it is told: one function that causes it and counts, one line that anybody can read.
 *
 *     kill-at-random       kills 200, acknowledged 51234, lost 0
 *
 * A fault that cannot be caused on this machine says "not run" and why; it never counts as passed by pretending.
 */

export interface Conditions {
  /** A short run for every test of the project; the long one is for nights and releases. */
  readonly quick: boolean
  /** Chooses moments and damage; printed, so that a run can be had again as far as an operating system allows. */
  readonly seed: number
}

export interface Count {
  readonly kills: number
  readonly acknowledged: number
  /** Acknowledged and not there afterwards, or there twice. */
  readonly lost: number
  /** Other promises that did not hold, as sentences. */
  readonly broken: readonly string[]
  /** Figures worth knowing: delays, sizes. */
  readonly note?: string
}

export interface NotRun { readonly notRun: string }

export type Fault = (conditions: Conditions) => Promise<Count | NotRun>

export const line = (name: string, result: Count | NotRun): string => {
  if ('notRun' in result) return `${name.padEnd(22)} not run: ${result.notRun}`
  const { kills, acknowledged, lost, broken, note } = result
  const count = `kills ${kills}, acknowledged ${acknowledged}, lost ${lost}`
  const told = [count, ...(note ? [note] : []), ...broken.map((b) => `BROKEN: ${b}`)]
  return `${name.padEnd(22)} ${told.join(' · ')}`
}

export const passed = (result: Count | NotRun): boolean => 'notRun' in result || (result.lost === 0 && result.broken.length === 0)

/** Small seeded dice (mulberry32): from 0 up to, not including, 1. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
