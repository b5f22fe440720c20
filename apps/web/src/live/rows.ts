/*
 * A Yjs map as a Solid store that follows it, leaf by leaf.
 *
 * The document is the state: the store is read-only, and components write through the model's functions. A change re-reads the
 * rows it touched and reconciles them by id, so untouched rows keep their objects and a `<For>` keeps their DOM, focus and
 * half-typed fields. `doc` is a signal, because a refused edit replaces the document.
 */
import { batch, createEffect, on, onCleanup, type Accessor } from 'solid-js'
import { createStore, reconcile, type Store } from 'solid-js/store'
import type * as Y from 'yjs'

/** Rows of a root in the order `read` gives them; `read` is one of the model's total readers. */
export function createRows<T extends { id: string }>(doc: Accessor<Y.Doc>, root: string, read: (doc: Y.Doc) => T[]): Store<{ rows: T[] }> {
  const [store, set] = createStore<{ rows: T[] }>({ rows: [] })
  createEffect(on(doc, (current) => {
    const map = current.getMap(root)
    const refresh = () => batch(() => set('rows', reconcile(read(current), { key: 'id' })))
    createEffect(refresh) // follows the signals `read` asks, too: who is bound to which client comes from the record
    map.observeDeep(refresh)
    onCleanup(() => map.unobserveDeep(refresh))
  }))
  return store
}
