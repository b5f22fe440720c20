/*
 * A document built from stored bytes alone, in a Y.Doc that lives for a moment: the proof that they load.
 *
 * Rows lie in the order in which the room took them, so each must integrate at once and whole. One that does not is named,
 * and the document is built from the others. Never leaves anything pending in what it hands out: the next edit would rest on it
 * unseen.
 */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { Finding } from './log-writes.ts'

export interface Piece { readonly seq: number; readonly bytes: Uint8Array }

export interface Built { readonly doc: Y.Doc; readonly bad: readonly Finding[] }

/** Applies `base`, then each piece. Whoever calls destroys the document. @throws when `base` itself does not load */
export function build(base: Uint8Array | null, pieces: readonly Piece[]): Built {
  return quick(base, pieces) ?? careful(base, pieces)
}

/** The state of a document as one update, proven by loading it again. @throws when what comes back is not the same */
export function encodeProven(doc: Y.Doc): Uint8Array {
  const bytes = Y.encodeStateAsUpdate(doc)
  const { doc: again } = build(bytes, [])
  try {
    if (digest(again) !== digest(doc)) throw new Error('a document does not come back as it was encoded')
    return bytes
  } finally {
    again.destroy()
  }
}

const start = (base: Uint8Array | null): Y.Doc => {
  const doc = new Y.Doc()
  if (base) {
    if (!wellFormed(base)) throw new Error('a snapshot holds an impossible structure')
    Y.applyUpdate(doc, base)
    if (pending(doc)) throw new Error('a snapshot rests on something it does not hold')
  }
  return doc
}

function quick(base: Uint8Array | null, pieces: readonly Piece[]): Built | null {
  const doc = start(base)
  try {
    for (const { bytes } of pieces) {
      if (wellFormed(bytes)) Y.applyUpdate(doc, bytes)
      else return null
      if (pending(doc)) return null
    }
    return { doc, bad: [] }
  } catch { // which piece it was, and what stands without it, is found out with care
    return null
  }
}

function careful(base: Uint8Array | null, pieces: readonly Piece[]): Built {
  let doc = start(base)
  const taken: Uint8Array[] = []
  const bad: Finding[] = []
  for (const { seq, bytes } of pieces) {
    if (!wellFormed(bytes)) bad.push({ seq, damage: 'unreadable' })
    else if (!complete(doc, bytes)) bad.push({ seq, damage: 'orphan' })
    else {
      try {
        Y.applyUpdate(doc, bytes)
        taken.push(bytes)
      } catch {
        bad.push({ seq, damage: 'unreadable' })
        doc = start(base) // the document may be half changed: once more, without it
        for (const kept of taken) Y.applyUpdate(doc, kept)
      }
    }
  }
  return { doc, bad }
}

const pending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

/** Reads as an update, and no structure has length 0 (such a one integrates, and then nothing after it loads). */
const wellFormed = (bytes: Uint8Array): boolean => {
  try {
    return Y.decodeUpdate(bytes).structs.every((s) => s.length > 0 && !(s instanceof Y.Skip))
  } catch {
    return false
  }
}

/** Everything this update names is in the document or in the update itself. */
const complete = (doc: Y.Doc, bytes: Uint8Array): boolean => {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const reach = new Map<number, number>()
  const known = (client: number): number => reach.get(client) ?? Y.getState(doc.store, client)
  for (const { id, length } of structs) {
    if (id.clock > known(id.client)) return false
    reach.set(id.client, Math.max(known(id.client), id.clock + length))
  }
  const has = (id: unknown): boolean => !(id instanceof Y.ID) || id.clock < known(id.client)
  return structs.every((s) => !(s instanceof Y.Item) || (has(s.origin) && has(s.rightOrigin) && has(s.parent)))
    && [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => clock + len <= known(client)))
}

/**
 * What a reader of the document would see, and how far each client has come; independent of how the structures are cut and in
 * which order keys were set. Marks count by their effect, because loading may drop redundant ones.
 */
export function digest(doc: Y.Doc): string {
  const hash = createHash('sha256')
  const say = (value: unknown): void => { hash.update(JSON.stringify(value) ?? 'undefined').update('\n') }
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b)
  say(clocks)
  for (const name of [...doc.share.keys()].toSorted()) {
    const type = doc.share.get(name)
    if (!type) continue
    say(['root', name])
    sayType(type, say)
  }
  return hash.digest('hex')
}

function sayType(type: Pick<Y.AbstractType<never>, '_start' | '_map'>, say: (value: unknown) => void): void {
  const marks = new Map<string, unknown>()
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) marks.set(item.content.key, item.content.value)
    else sayContent(item, [...marks].filter(([, value]) => value !== null).toSorted(), say)
  }
  for (const [key, item] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!item.deleted) sayContent(item, key, say)
  }
  say('end')
}

function sayContent(item: Y.Item, at: unknown, say: (value: unknown) => void): void {
  const { content } = item
  if (content instanceof Y.ContentType) {
    say(['type', at, content.type.constructor.name, 'nodeName' in content.type ? content.type.nodeName : null])
    sayType(content.type, say)
  } else {
    for (const value of content.getContent()) say([at, value instanceof Uint8Array ? [...value] : value])
  }
}
