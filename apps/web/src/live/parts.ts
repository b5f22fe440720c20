/*
 * A state whose parts are followed apart: what shows the queue does not wake when somebody joins.
 *
 * Hundreds of places on a screen read the meeting's state, and every event makes a new one; with three hundred people a cheap phone would
 * do nothing else. Each part is a memo, so only what reads a part that changed runs again. It is a view, never a copy: what it gives is
 * always of this moment, and who wants to compare with an earlier one keeps the parts it needs.
 */
import { createMemo, type Accessor } from 'solid-js'

/** The same state, read part by part; `names` are all of its keys. Has to be made under an owner, and lives as long. */
export function inParts<T extends object>(whole: Accessor<T>, names: readonly (keyof T)[]): Accessor<T> {
  const view = {} as T
  for (const name of names) {
    const part = createMemo(() => whole()[name])
    Object.defineProperty(view, name, { get: part, enumerable: true })
  }
  return () => view
}
