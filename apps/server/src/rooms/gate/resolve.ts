/*
 * Finds the place of every struct of an update, in the live document or inside the update itself.
 *
 * Only a struct without neighbours names its parent; all others inherit it, through other structs of the same update
 * if need be. So places are settled depth first with an explicit stack: no recursion a sender could make deep, and a
 * circle is noticed. What is not known yet is a gap: it is asked for again and never kept waiting inside Yjs, where it
 * would come alive later under somebody else's name.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import { clockOf, linkedInBoth, storedAt, type LinkedAt, type Stored } from './live.ts'
import { pairsOf, provable, walksBefore } from './order.ts'
import { gone, type Home, type Homes, type Place } from './places.ts'
import { Ref, structAt, type Id, type Struct, type Update } from './update.ts'
import type { SharedType } from './schema.ts'
import type { Spend } from './work.ts'

export interface Resolver {
  /** Settles `struct.place`. */
  settle(struct: Struct): void
  /** Looks whether neighbours stand in order. Where that is not proved, `unproven` counts one more. */
  checkOrder(between: { origin: Id | null, right: Id | null }): void
  placeOf(stored: Stored): Place
  readonly unproven: number
}

/** Some other struct must be settled first. */
type Blocked = { waitsFor: Struct }

export function resolverFor(doc: Y.Doc, update: Update, homes: Homes, spend: Spend): Resolver {
  const linkedAt: LinkedAt = linkedInBoth(doc, update)
  let unproven = 0

  const placeOf = (stored: Stored): Place =>
    stored instanceof Y.Item ? { home: homes.of(stored.parent as SharedType), key: stored.parentSub } : gone

  /** A struct of this update; one that neither side knows is a gap. */
  const inUpdate = (id: Id): Struct => {
    const struct = structAt(update, id.client, id.clock)
    if (struct === null) refuse('missing')
    if (struct.ref === Ref.skip) refuse('missing')
    return struct
  }

  const placeAt = (id: Id): Place | Blocked => {
    if (id.clock < clockOf(doc, id.client)) return placeOf(storedAt(doc, id.client, id.clock))
    const struct = inUpdate(id)
    return struct.place ?? { waitsFor: struct }
  }

  const checkOrder: Resolver['checkOrder'] = (between) => {
    const pairs = pairsOf(between, linkedAt)
    const live = (id: Id) => id.clock < clockOf(doc, id.client)
    const proved = pairs !== null && pairs.every((pair) =>
      provable(pair, linkedAt, spend) || (pair.every(live) && walksBefore(doc, pair, spend)))
    if (!proved) unproven++
  }

  const besideNeighbours = (struct: Struct): Place | Blocked => {
    for (const id of [struct.origin, struct.right]) {
      if (id !== null && id.client === struct.client && id.clock >= struct.clock) refuse('self-future') // Yjs throws half-way
    }
    const left = struct.origin === null ? null : placeAt(struct.origin)
    if (left !== null && 'waitsFor' in left) return left
    const right = struct.right === null ? null : placeAt(struct.right)
    if (right !== null && 'waitsFor' in right) return right
    if ((left !== null && left.home === null) || (right !== null && right.home === null)) return gone
    if (left !== null && right !== null && (left.home !== right.home || left.key !== right.key)) refuse('cross-parent')
    const place = (left ?? right)!
    if (right !== null && place.key !== null) refuse('keyed-right') // an honest keyed write has no right neighbour
    if (place.key === null) checkOrder(struct)
    return { home: place.home, key: place.key }
  }

  const underParent = (struct: Struct, parent: Id): Place | Blocked => {
    if (parent.client === struct.client && parent.clock >= struct.clock) refuse('self-future')
    if (parent.clock < clockOf(doc, parent.client)) {
      const stored = storedAt(doc, parent.client, parent.clock)
      if (!(stored instanceof Y.Item) || stored.content instanceof Y.ContentDeleted) return gone
      if (!(stored.content instanceof Y.ContentType)) return refuse('parent-not-a-type')
      return { home: homes.of(stored.content.type as SharedType), key: struct.key }
    }
    const holder = inUpdate(parent)
    if (holder.place === undefined) return { waitsFor: holder }
    if (holder.place.home === null || holder.ref === Ref.deleted) return gone
    if (holder.content.is !== 'type') return refuse('parent-not-a-type')
    return { home: ownHome(homes, holder, holder.place.home, holder.content), key: struct.key }
  }

  const find = (struct: Struct): Place | Blocked => {
    if (struct.ref === Ref.gc) return gone
    if (struct.origin !== null || struct.right !== null) return besideNeighbours(struct)
    if (struct.root !== null) return { home: homes.root(struct.root), key: struct.key }
    return underParent(struct, struct.parent!)
  }

  return {
    placeOf,
    checkOrder,
    get unproven() {
      return unproven
    },
    settle(first) {
      const stack = [first]
      for (let struct = stack.at(-1); struct !== undefined; struct = stack.at(-1)) {
        if (struct.place !== undefined) {
          stack.pop()
          continue
        }
        struct.visiting = true
        const found = find(struct)
        if ('waitsFor' in found) {
          if (found.waitsFor.visiting) refuse('cycle')
          stack.push(found.waitsFor)
          continue
        }
        struct.place = found
        struct.visiting = false
        stack.pop()
      }
    },
  }
}

function ownHome(homes: Homes, holder: Struct, parent: Home, content: { kind: Home['kind'], node: string | null }): Home {
  holder.own ??= homes.inside(parent, holder, content.kind, content.node)
  return holder.own
}
