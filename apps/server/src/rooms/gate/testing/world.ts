/*
 * A document with a root of every kind, and ways to say of two documents whether a reader could tell them apart.
 */
import * as Y from 'yjs'
import { openGate as gateOfHere, type DocumentSchema, type Gate } from '../index.ts'
import type { SharedType } from '../schema.ts'

/** The gate under test comes in as an argument, so that a weakened copy can be shown to fail. */
export type OpenGate = typeof gateOfHere

export const schema: DocumentSchema = {
  roots: { meeting: 'map', cards: 'rows', agenda: 'rows', free: 'text', conclusions: 'rich', events: 'events' },
  patterns: [{ prefix: 'notes:', kind: 'rich', most: 4 }],
  limits: { bytes: 4 << 20, structs: 100_000, clients: 500 },
}
const patternNames = ['notes:a', 'notes:b']
export const writable = ['meeting', 'cards', 'agenda', 'free', 'conclusions', ...patternNames] as const

export function define(doc: Y.Doc): Y.Doc {
  doc.getMap('meeting')
  doc.getMap('cards')
  doc.getMap('agenda')
  doc.getText('free')
  doc.getXmlFragment('conclusions')
  doc.getArray('events')
  for (const name of [...patternNames, ...doc.share.keys()]) if (name.startsWith('notes:')) doc.getXmlFragment(name)
  return doc
}

/** The id under which the room itself writes. */
export const serverClient = 3

/** A live document with its gate, and a peer that hears only what the gate returns. */
export interface Room { doc: Y.Doc, gate: Gate, peer: Y.Doc, owners: Map<number, string> }

export function openRoom(openGate: OpenGate, state?: Uint8Array, limits = schema.limits): Room {
  const doc = new Y.Doc()
  doc.clientID = serverClient
  const peer = define(new Y.Doc())
  if (state !== undefined) {
    Y.applyUpdate(doc, state)
    Y.applyUpdate(peer, state)
  }
  const owners = new Map<number, string>()
  const gate = openGate(doc, { ...schema, limits }, owners, { now: () => 0 })
  return { doc, peer, owners, gate }
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
}

const rootView = (type: SharedType): string => {
  if (type instanceof Y.Text) return JSON.stringify(sorted(type.toDelta()))
  if (type instanceof Y.XmlFragment) return richView(type)
  return JSON.stringify(sorted(type.toJSON()))
}

const richView = (type: Y.XmlFragment): string => type.toArray().map((child) => {
  if (child instanceof Y.XmlText) return JSON.stringify(sorted(child.toDelta()))
  if (!(child instanceof Y.XmlElement)) return '?'
  return `<${child.nodeName} ${JSON.stringify(sorted(child.getAttributes()))}>${richView(child)}</>`
}).join('')

/** Everything a reader sees, root by root. */
export function view(doc: Y.Doc): string {
  const names = new Set([...Object.keys(schema.roots), ...patternNames, ...doc.share.keys()])
  define(doc)
  return [...names].toSorted().map((name) => `${name}=${rootView(doc.share.get(name)!)}`).filter((line) => !line.endsWith('=')).join('\n')
}

/** What is wrong between the live room, the peer fed by the gate, and a fresh load of the saved state. */
export function disagreement({ doc, peer }: Room): string | null {
  const live = view(doc)
  if (view(peer) !== live) return 'the peer sees something else'
  const cold = new Y.Doc()
  Y.applyUpdate(cold, Y.encodeStateAsUpdate(doc))
  if (view(cold) !== live) return 'a cold load sees something else'
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return 'something waits inside Yjs'
  return null
}

/** Every unit of one root with id, life and content, however Yjs has merged or split them. */
export function fingerprint(doc: Y.Doc, root: string): string {
  const out: string[] = []
  const contentOf = (item: Y.Item, i: number): string => {
    const { content } = item
    if (content instanceof Y.ContentString) return content.str[i]!
    if (content instanceof Y.ContentAny) return JSON.stringify(content.arr[i]) ?? 'undefined'
    if (content instanceof Y.ContentFormat) return content.key + JSON.stringify(content.value)
    return ''
  }
  const units = (item: Y.Item) => {
    for (let i = 0; i < item.length; i++) {
      out.push(`${item.id.client}:${item.id.clock + i}${item.deleted ? '-' : `+${contentOf(item, i)}`}`)
    }
    if (item.content instanceof Y.ContentType && !item.deleted) walk(item.content.type)
  }
  const walk = (type: SharedType) => {
    out.push(`#${type._length}`)
    for (let item = type._start; item !== null; item = item.right) units(item)
    for (const key of [...type._map.keys()].toSorted()) {
      out.push(`@${key}`)
      for (let item = type._map.get(key) ?? null; item !== null; item = item.left) units(item)
    }
  }
  const type = doc.share.get(root)
  if (type !== undefined) walk(type)
  return out.join('|')
}

/** The check that failed, whichever copy of the gate threw it; null for an error that is no refusal. */
export const checkOf = (error: unknown): string | null =>
  error instanceof Error && error.name === 'GateRefusal' && 'check' in error ? String(error.check) : null

/** Lets the room hear bytes and its peer hear the answer. Returns the failed check or 'changed' or 'nothing'. */
export function hear(room: Room, bytes: Uint8Array, person: string, writes = true): string {
  try {
    const { update } = room.gate.receive(bytes, { person, writes })
    if (update === null) return 'nothing'
    Y.applyUpdate(room.peer, update)
    return 'changed'
  } catch (error) {
    const check = checkOf(error)
    if (check === null) throw error
    const kept = (error as { kept: Uint8Array | null }).kept
    if (kept !== null) Y.applyUpdate(room.peer, kept)
    return check
  }
}
