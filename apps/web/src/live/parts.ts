/*
 * A state whose parts are followed apart: what shows the queue does not wake when somebody joins.
 *
 * Hundreds of places on a screen read the meeting's state, and every event makes a new one; with three hundred people a cheap phone would
 * do nothing else. Each part is a signal of its own, told only when it is another: what reads the other parts is not even asked. `view`
 * always reads the state of this moment; to compare with an earlier one, keep the values you need.
 */
import { batch, createSignal, untrack, type Accessor, type Setter } from 'solid-js'

export interface Parts<T> {
  /** The same state, read part by part. */
  readonly view: Accessor<T>
  /** The whole as it is now, followed by nobody. */
  readonly whole: () => T
  readonly put: (next: T) => void
}

/** Whatever keys `start` has are the parts, for good. */
export function createParts<T extends object>(start: T): Parts<T> {
  const view = {} as T
  const setters = new Map<keyof T, Setter<T[keyof T]>>()
  for (const name of Object.keys(start) as (keyof T)[]) {
    const [get, set] = createSignal(start[name])
    Object.defineProperty(view, name, { get, enumerable: true })
    setters.set(name, set)
  }
  let now = start
  return {
    view: () => view, whole: () => now,
    put: (next) => untrack(() => batch(() => {
      now = next
      for (const [name, set] of setters) set(() => next[name])
    })),
  }
}
