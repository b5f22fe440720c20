/*
 * Where things live: a home is a shared type that can hold children, a place is a home and (for maps and attributes) a key.
 *
 * The home of a live type never changes, so it is found once and remembered. Two structs are in the same place when
 * they share the home object and the key. A root that a pattern allows but nobody wrote yet is a home without a type:
 * it is defined only when everything about the update has been found good.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import { defineRoot, kindOfRoot, kindOfType, patternOf, ruleOf } from './schema.ts'
import type { Id } from './update.ts'
import type { DocumentSchema, RootKind, SharedType, TypeKind } from './schema.ts'

export interface Home {
  root: string
  rule: RootKind
  kind: TypeKind
  /** Name of an element; null for everything else. */
  node: string | null
  /** Types between it and its root. */
  depth: number
  /** Null while it exists in the update only; then `holder` is the struct that will make it, if it is not a root. */
  type: SharedType | null
  holder: Id | null
}

/** `home` is null for what Yjs keeps as mere filler, because a neighbour or the parent is gone for good. */
export interface Place { home: Home | null, key: string | null }
export const gone: Place = { home: null, key: null }

export interface Homes {
  /** The home of a live type. Refuses when its root is not in the schema. */
  of(type: SharedType): Home
  /** The home of a root by name. Refuses an unknown one, or one too many of a pattern. */
  root(name: string): Home
  /** The home a struct of the update offers to its children. */
  inside(parent: Home, holder: Id, kind: TypeKind, node: string | null): Home
  /** Defines in the document the roots that `root()` promised since the last call. */
  define(): void
  /** Forgets those promises: the update was refused. */
  forget(): void
}

export function homesOf(doc: Y.Doc, schema: DocumentSchema): Homes {
  const homes = new WeakMap<SharedType, Home>()
  const promised = new Map<string, Home>()
  const nodeOf = (type: SharedType) => type instanceof Y.XmlElement ? type.nodeName : null

  const liveRoot = (name: string, rule: RootKind): Home => {
    const type = defineRoot(doc, name, rule)
    const known = homes.get(type)
    if (known !== undefined) return known
    const home: Home = { root: name, rule, kind: kindOfRoot(rule), node: null, depth: 0, type, holder: null }
    homes.set(type, home)
    return home
  }
  const countUnder = (prefix: string) => {
    let count = 0
    for (const name of doc.share.keys()) if (name.startsWith(prefix)) count++
    for (const name of promised.keys()) if (name.startsWith(prefix)) count++
    return count
  }

  for (const [name, rule] of Object.entries(schema.roots)) liveRoot(name, rule)
  for (const name of doc.share.keys()) {
    const rule = ruleOf(schema, name)
    if (rule !== null) liveRoot(name, rule)
  }

  return {
    of(type) {
      const known = homes.get(type)
      if (known !== undefined) return known
      const chain: SharedType[] = []
      let at = type
      while (at._item !== null && !homes.has(at)) {
        chain.push(at)
        at = at._item.parent as SharedType
      }
      let home = homes.get(at)
      if (home === undefined) {
        const name = Y.findRootTypeKey(at)
        const rule = ruleOf(schema, name)
        if (rule === null) return refuse('unknown-root')
        home = liveRoot(name, rule)
      }
      for (const next of chain.toReversed()) {
        const { root, rule, depth }: Home = home
        home = { root, rule, kind: kindOfType(next), node: nodeOf(next), depth: depth + 1, type: next, holder: null }
        homes.set(next, home)
      }
      return home
    },
    root(name) {
      const rule = ruleOf(schema, name)
      if (rule === null) return refuse('unknown-root')
      if (doc.share.has(name)) return liveRoot(name, rule)
      const known = promised.get(name)
      if (known !== undefined) return known
      const pattern = patternOf(schema, name)!
      if (countUnder(pattern.prefix) >= pattern.most) refuse('pattern-roots')
      const home: Home = { root: name, rule, kind: kindOfRoot(rule), node: null, depth: 0, type: null, holder: null }
      promised.set(name, home)
      return home
    },
    inside: (parent, holder, kind, node) =>
      ({ root: parent.root, rule: parent.rule, kind, node, depth: parent.depth + 1, type: null, holder }),
    define() {
      for (const [name, home] of promised) liveRoot(name, home.rule)
      promised.clear()
    },
    forget: () => promised.clear(),
  }
}
