/*
 * A list that changes as rows that follow it: of a Yjs map, or of a signal.
 *
 * The document is the state: rows are read-only, and components write through the model's functions. A change re-reads the rows;
 * each keeps its own object for as long as it exists, and what did not change in it keeps its value, so a `<For>` keeps its DOM,
 * focus and half-typed fields. `doc` is a signal, because a refused edit replaces the document.
 */
import { batch, createComputed, createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type * as Y from 'yjs'

/** Plain data only: what readers of the model give. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return left.length === right.length && left.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
}

/** `next`, made of the parts of `before` wherever they are equal. */
function settle<T>(before: T, next: T): T {
  if (same(before, next)) return before
  if (typeof before !== 'object' || typeof next !== 'object' || before === null || next === null) return next
  const parts = Object.entries(next).map(([key, value]) => [key, settle((before as Record<string, unknown>)[key], value)] as const)
  return (Array.isArray(next) ? parts.map(([, value]) => value) : Object.fromEntries(parts)) as T
}

/** One row: an object that reads as its latest values, tracked by whoever reads it. */
function createRow<T extends object>(first: T): { row: T; set: (next: T) => void } {
  const [values, setValues] = createSignal(first)
  const row = new Proxy(first, {
    get: (_, key) => Reflect.get(values(), key),
    has: (_, key) => Reflect.has(values(), key),
    ownKeys: () => Reflect.ownKeys(values()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(values(), key),
  })
  return { row, set: (next) => { setValues((before) => settle(before, next)) } }
}

export interface Rows<T> { readonly rows: readonly T[] }

function createList<T extends { id: string }>(): Rows<T> & { take: (fresh: readonly T[]) => void } {
  const [list, setList] = createSignal<readonly T[]>([])
  const known = new Map<string, { row: T; set: (next: T) => void }>()
  const take = (fresh: readonly T[]) => batch(() => {
    const here = new Set(fresh.map(({ id }) => id))
    for (const id of known.keys()) if (!here.has(id)) known.delete(id)
    const rows = fresh.map((next) => {
      const one = known.get(next.id) ?? createRow(next)
      known.set(next.id, one)
      one.set(next)
      return one.row
    })
    setList((before) => (before.length === rows.length && before.every((row, n) => row === rows[n]) ? before : rows))
  })
  return { take, get rows() { return list() } }
}

/** Rows of a list that is handed out whole; they are there at once. */
export function rowsFrom<T extends { id: string }>(source: Accessor<readonly T[]>): Rows<T> {
  const list = createList<T>()
  createComputed(() => list.take(source()))
  return list
}

/** Rows of a root in the order `read` gives them; `read` is one of the model's total readers. */
export function createRows<T extends { id: string }>(doc: Accessor<Y.Doc>, root: string, read: (doc: Y.Doc) => T[]): Rows<T> {
  const list = createList<T>()
  createEffect(on(doc, (current) => {
    const map = current.getMap(root)
    const refresh = () => list.take(read(current))
    createEffect(refresh) // follows the signals `read` asks, too: who is bound to which client comes from the record
    map.observeDeep(refresh)
    onCleanup(() => map.unobserveDeep(refresh))
  }))
  return list
}
