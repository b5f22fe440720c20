/*
 * What a document may hold, as data: the kind of each root and the budget of the whole.
 *
 * Yjs does not write kinds on the wire: a root is whatever the first reader asked for. So the gate is told, and holds
 * everybody to it. A name that is neither in `roots` nor under a pattern does not exist.
 */
import * as Y from 'yjs'
import { GateBroken } from './refusal.ts'

/**
 * - `map`: a Y.Map of values, plain JSON and Y.Text
 * - `rows`: a Y.Map of Y.Maps by id; a row once there is never deleted nor replaced
 * - `text`: a plain Y.Text
 * - `rich`: an XmlFragment of the text schema (`rich.ts`)
 * - `events`: a Y.Array that only the server writes
 */
export type RootKind = 'map' | 'rows' | 'text' | 'rich' | 'events'

export interface RoomLimits {
  /** Bytes of the document's encoded state. */
  bytes: number
  /** Structs in its store. */
  structs: number
  /** Yjs client ids that ever wrote in it. */
  clients: number
}

export interface DocumentSchema {
  roots: Record<string, RootKind>
  /** Roots made on demand: `prefix` plus an id of 1–64 letters, digits, `-` or `_`; at most `most` of them. */
  patterns?: { prefix: string, kind: RootKind, most: number }[]
  limits: RoomLimits
}

export interface Principal {
  person: string
  /** False: nothing may change. The formatting clean-up that every open editor emits is left out, not punished. */
  writes: boolean
}

/** The shapes of shared types as Yjs numbers them (typeRef 0–6; 5, the XML hook, is not for us). */
export type TypeKind = 'array' | 'map' | 'text' | 'element' | 'fragment' | 'xmltext'
export const typeKinds: readonly (TypeKind | null)[] = ['array', 'map', 'text', 'element', 'fragment', null, 'xmltext']

/** A live shared type, typed as the document itself types its roots. */
export type SharedType = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

const rootTypes: Record<RootKind, TypeKind> = { map: 'map', rows: 'map', text: 'text', rich: 'fragment', events: 'array' }
export const kindOfRoot = (kind: RootKind): TypeKind => rootTypes[kind]

const makers: Record<RootKind, (doc: Y.Doc, name: string) => SharedType> = {
  map: (doc, name) => doc.getMap(name) as unknown as SharedType,
  rows: (doc, name) => doc.getMap(name) as unknown as SharedType,
  text: (doc, name) => doc.getText(name) as unknown as SharedType,
  rich: (doc, name) => doc.getXmlFragment(name) as unknown as SharedType,
  events: (doc, name) => doc.getArray(name) as unknown as SharedType,
}
/** The live root, defined with its kind if nobody had done so. */
export const defineRoot = (doc: Y.Doc, name: string, kind: RootKind): SharedType => makers[kind](doc, name)

/** The shape of a live type. */
export function kindOfType(type: SharedType): TypeKind {
  if (type instanceof Y.XmlText) return 'xmltext'
  if (type instanceof Y.Text) return 'text'
  if (type instanceof Y.XmlElement) return 'element'
  if (type instanceof Y.XmlFragment) return 'fragment'
  if (type instanceof Y.Map && !(type instanceof Y.XmlHook)) return 'map'
  if (type instanceof Y.Array) return 'array'
  throw new GateBroken('the document holds a type that no gate lets in')
}

const suffix = /^[A-Za-z0-9_-]{1,64}$/

/** The pattern a root's name falls under, if any. */
export const patternOf = (schema: DocumentSchema, name: string) =>
  schema.patterns?.find((p) => name.startsWith(p.prefix) && suffix.test(name.slice(p.prefix.length)))

/** The kind of a root by name; null when the document has no such root. */
export const ruleOf = (schema: DocumentSchema, name: string): RootKind | null =>
  Object.hasOwn(schema.roots, name) ? schema.roots[name]! : patternOf(schema, name)?.kind ?? null
