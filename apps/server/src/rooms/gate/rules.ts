/*
 * What may stand where: the schema, struct by struct, once its place is known.
 *
 * Two tables say which content a kind of type can hold as a list child or under a key; the rest follows from the rule of
 * the root. Whatever a table does not name is refused, so a new kind of content enters by a decision, not by accident.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import { depthLimits } from './limits.ts'
import { isNode, mayHaveAttribute, mayHoldNode, mayHoldText, mayMark } from './rich.ts'
import { Ref, type Content, type Id, type Struct } from './update.ts'
import type { Home, Place } from './places.ts'
import type { RootKind, TypeKind } from './schema.ts'

/** Tombstones may stand wherever the living could. */
const asChild: Record<TypeKind, readonly number[]> = {
  array: [Ref.deleted, Ref.type, Ref.any], map: [], text: [Ref.deleted, Ref.string],
  element: [Ref.deleted, Ref.type], fragment: [Ref.deleted, Ref.type], xmltext: [Ref.deleted, Ref.string, Ref.format],
}
const underKey: Record<TypeKind, readonly number[]> = {
  array: [], map: [Ref.deleted, Ref.type, Ref.any], text: [], element: [Ref.deleted, Ref.any], fragment: [], xmltext: [],
}
/** Types that may be made below a root of this rule. */
const madeBelow: Record<RootKind, readonly TypeKind[]> = {
  map: ['map', 'array', 'text'], rows: ['map', 'array', 'text'], text: [], rich: ['element', 'xmltext'], events: [],
}
const depthBelow: Record<RootKind, number> = {
  map: depthLimits.plain, rows: depthLimits.plain, text: 0, rich: depthLimits.rich, events: 0,
}

/** Refuses a struct that has no business at its place. `dies`: whether its update deletes all of it. */
export function admit(struct: Struct, home: Home, key: string | null, dies: () => boolean): void {
  if (home.rule === 'events') refuse('server-only')
  if (home.depth > depthBelow[home.rule]) refuse('depth')
  if (!(key === null ? asChild : underKey)[home.kind].includes(struct.ref)) refuse('content-kind')
  const { content } = struct
  if (content.is === 'type') admitType(content, home)
  if (content.is === 'format' && !mayMark(content.mark, content.value)) refuse('mark')
  if (content.is === 'any' && home.kind === 'element' && !mayHaveAttribute(home.node!, key!, content.values)) refuse('attribute')
  // Under a key only one value can live. Yjs would keep a second one hidden and fail later. Several values are allowed only if the same
  // update deletes them, which is how undo keeps them.
  if (content.is === 'any' && key !== null && struct.length > 1 && !dies()) refuse('keyed-values')
  if (isRow(home, key) && !isRowOrTombstone(struct)) refuse('row-type')
}

function admitType(content: Extract<Content, { is: 'type' }>, home: Home): void {
  if (!madeBelow[home.rule].includes(content.kind)) refuse('child-type')
  if (home.rule !== 'rich') return
  if (content.node !== null && !isNode(content.node)) refuse('node-name')
  const fits = content.node === null ? mayHoldText(home.node) : mayHoldNode(home.node, content.node)
  if (!fits) refuse('node-place')
}

/** Whether a place is the entry of a row in a table of rows, not something inside the row. */
export const isRow = (home: Home, key: string | null): boolean => home.rule === 'rows' && home.depth === 0 && key !== null

const isRowOrTombstone = (struct: Struct): boolean =>
  struct.ref === Ref.deleted || (struct.content.is === 'type' && struct.content.kind === 'map')

export interface RowKeeper {
  /** Structs must come in the order in which Yjs will take them. */
  keep(struct: Struct, place: Place, origin: Id | null): void
}

/**
 * Sees to it that a row is written once. Yjs lets the last writer of a key win and deletes what lost, with all that
 * others typed in it meanwhile. So a second row under a key is refused, also within one update, and whichever of two
 * would win. Only after a tombstone (a row undone before anybody else saw it) may the same key be written, and only by
 * somebody who knew of the tombstone, or else the new row might be the one that loses.
 */
export function rowKeeper(diesHere: (struct: Struct) => boolean): RowKeeper {
  const written = new Map<string, Id & { lives: boolean }>()
  const lastOf = (home: Home, key: string) => {
    const here = written.get(`${home.root}\n${key}`)
    if (here !== undefined) return here
    const item = home.type?._map.get(key)
    if (item === undefined) return undefined
    return { client: item.id.client, clock: item.id.clock + item.length - 1, lives: !item.deleted }
  }
  return {
    keep(struct, { home, key }, origin) {
      if (home === null || key === null || !isRow(home, key)) return
      const last = lastOf(home, key)
      if (last?.lives) refuse('row-replaced')
      if (last !== undefined && (origin?.client !== last.client || origin.clock !== last.clock)) refuse('row-replaced')
      const lives = struct.ref !== Ref.deleted && !diesHere(struct)
      written.set(`${home.root}\n${key}`, { client: struct.client, clock: struct.clock + struct.length - 1, lives })
    },
  }
}

/** Refuses a delete of stored content that has to stay. */
export function admitDelete(item: Y.Item, home: Home): void {
  if (home.rule === 'events') refuse('server-only')
  if (isRow(home, item.parentSub)) refuse('row-deleted')
}
