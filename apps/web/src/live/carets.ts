/*
 * Where others' carets stand in one rich text, as the `Awareness` the editor binding expects.
 *
 * Nothing of it travels as awareness: our own caret goes up as a control message a few times a second, others' come down the same
 * way and are put in here. Names come from the session on the server's side and the record on ours, never from the sender. Our own
 * entry is renewed here, so the binding never thinks us gone; an entry leaves when the server says so.
 */
import type { PersonId } from '@acta-viva/model/ids'
import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

export interface CaretRow { person: PersonId; client: number; at: string | null }
export interface Carets { awareness: Awareness; hear: (rows: readonly CaretRow[]) => void; close: () => void }
export interface CaretDeps {
  /** Tells the server where our caret is, null for nowhere. */
  say: (at: string | null) => void
  /** What to show for a person: the name and one of eight colours. */
  face: (person: PersonId) => { name: string; color: string }
  after: (ms: number, run: () => void) => () => void
}

const PACE = 250

export function createCarets(doc: Y.Doc, deps: CaretDeps): Carets {
  const awareness = new Awareness(doc)
  let last: string | null = null
  let waiting: (() => void) | null = null

  const report = () => {
    waiting = null
    const cursor: unknown = awareness.getLocalState()?.['cursor'] ?? null
    const at = cursor === null ? null : JSON.stringify(cursor)
    if (at === last) return
    last = at
    deps.say(at)
  }
  const onUpdate = ({ added, updated }: { added: number[]; updated: number[] }) => {
    if ([...added, ...updated].includes(doc.clientID)) waiting ??= deps.after(PACE, report)
  }
  awareness.on('update', onUpdate)

  return {
    awareness,
    hear(rows) {
      const changed = { added: [] as number[], updated: [] as number[], removed: [] as number[] }
      for (const { person, client, at } of rows) {
        if (client === doc.clientID) continue
        const known = awareness.states.has(client)
        if (at === null) {
          if (!known) continue
          awareness.states.delete(client)
          awareness.meta.delete(client)
          changed.removed.push(client)
          continue
        }
        awareness.states.set(client, { user: deps.face(person), cursor: readCursor(at) })
        // far in the future: the binding's own 30 s broom must not sweep what only the server may end
        awareness.meta.set(client, { clock: 1, lastUpdated: Number.MAX_SAFE_INTEGER })
        changed[known ? 'updated' : 'added'].push(client)
      }
      if (changed.added.length + changed.updated.length + changed.removed.length > 0) awareness.emit('change', [changed, 'server'])
    },
    close() {
      waiting?.()
      awareness.off('update', onUpdate)
      if (last !== null) deps.say(null)
      awareness.destroy()
    },
  }
}

/** A caret somebody else wrote: anything that does not read as JSON is no caret. */
function readCursor(at: string): unknown {
  try { return JSON.parse(at) as unknown } catch { return null }
}
