/*
 * Where people's carets stand on the live socket, told only to those whose caret stands in the same text.
 *
 * Differences go out a few times a second, encoded once per text; whoever comes into a text gets all of it once. A caret is the
 * editor's own opaque word: the server checks its size, never its meaning, and stores nothing.
 */
import { encodeControl, CONTROL, flags, type Down } from '@acta-viva/model/wire'
import { frameOf, messageOf } from './delivery.ts'

export interface Caret { readonly document: string; readonly root: string; readonly at: string }
export interface CaretOwner { readonly person: string; readonly client: number; send(bytes: Uint8Array): void }

type Told = Extract<Down, { t: 'caret' }>['carets']
/** `at`: null for a caret that left the text. */
type At = string | null
interface Place { readonly document: string; readonly root: string; readonly owners: Map<CaretOwner, string>; changed: Map<CaretOwner, At>; fresh: Set<CaretOwner> }

export class Carets {
  readonly #places = new Map<string, Place>()
  readonly #at = new Map<CaretOwner, Place>()

  get hasNews(): boolean {
    for (const place of this.#places.values()) if (place.changed.size > 0 || place.fresh.size > 0) return true
    return false
  }

  put(owner: CaretOwner, caret: Caret | null): void {
    const before = this.#at.get(owner)
    const place = caret && this.#place(caret.document, caret.root)
    if (before && before !== place) this.#leave(owner, before)
    if (!caret || !place) return
    if (before !== place) place.fresh.add(owner)
    place.owners.set(owner, caret.at)
    this.#at.set(owner, place)
    this.#note(place, owner, caret.at)
  }

  /** The document this caret stands in; undefined when there is none. */
  documentOf(owner: CaretOwner): string | undefined { return this.#at.get(owner)?.document }

  /** Sends what changed. */
  flush(): void {
    for (const [key, place] of this.#places) {
      const { changed, fresh } = place
      if (changed.size === 0 && fresh.size === 0) continue
      place.changed = new Map()
      place.fresh = new Set()
      const news = changed.size > 0 ? encoded(place, changed) : null
      const all = fresh.size > 0 ? encoded(place, place.owners) : null
      for (const owner of place.owners.keys()) {
        if (all && fresh.has(owner)) owner.send(all)
        else if (news && !(changed.size === 1 && changed.has(owner))) owner.send(news) // nobody is told of themselves alone
      }
      if (place.owners.size === 0) this.#places.delete(key)
    }
  }

  #leave(owner: CaretOwner, place: Place): void {
    place.owners.delete(owner)
    place.fresh.delete(owner)
    this.#at.delete(owner)
    this.#note(place, owner, null)
  }

  #note(place: Place, owner: CaretOwner, at: At): void {
    place.changed.delete(owner) // what is said last stands last: a tab may come back as another owner
    place.changed.set(owner, at)
  }

  #place(document: string, root: string): Place {
    const key = `${document}\n${root}`
    let place = this.#places.get(key)
    if (!place) this.#places.set(key, place = { document, root, owners: new Map(), changed: new Map(), fresh: new Set() })
    return place
  }
}

/** Packing pays once many get the same; for a few it costs more than their bytes are worth. */
const PACK_FOR = 8

function encoded({ document, root, owners }: Place, of: ReadonlyMap<CaretOwner, At>): Uint8Array {
  const carets: Told = [...of].map(([{ person, client }, at]) => ({ person, client, at }))
  const bytes = encodeControl({ t: 'caret', document, root, carets })
  return messageOf([owners.size < PACK_FOR ? { channel: CONTROL, flags: flags.plain, bytes } : frameOf(CONTROL, bytes)])
}
