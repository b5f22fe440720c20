/*
 * The order of a struct's two neighbours: proved, or else straightened.
 *
 * Who made a struct saw `origin` directly before `right`, and knew between what those two had been made. So in the list:
 *
 *     right.origin  ≤  origin  <  right  ≤  origin.right
 *
 * Yjs believes the sender. With a lie it puts the struct in one place live and in another after a reload, and from then on
 * two people read two texts. Yet honest people send such structs, too: Yjs's own undo may bring text back between
 * neighbours that have changed sides. So a struct whose neighbours cannot be proved is not refused: it gets the neighbours it
 * would have, had its sender put it today where it asks to be. Proofs from ids come first; only then is the list walked,
 * within a budget.
 */
import * as Y from 'yjs'
import { sameId, storedAt, type LinkedAt } from './live.ts'
import type { Id } from './update.ts'
import type { Spend } from './work.ts'

/** Ids of which the first must stand before the second. */
export type Pair = readonly [before: Id, after: Id]
export interface Between { origin: Id | null, right: Id | null }

/** How far a proof from ids alone is followed before the list itself is asked. */
const chainSteps = 32
/** A look-up by id against a step along the list. */
const chainCost = 0.25

/** The pairs that must be in order, or null when the neighbours contradict what they themselves say. */
export function pairsOf({ origin, right }: Between, linkedAt: LinkedAt): Pair[] | null {
  const pairs: Pair[] = []
  if (origin !== null && right !== null) pairs.push([origin, right])
  if (right !== null) {
    const linked = linkedAt(right.client, right.clock)
    const before = linked === null ? null
      : right.clock > linked.clock ? { client: right.client, clock: right.clock - 1 } : linked.origin
    if (before !== null) {
      if (origin === null) return null
      if (!sameId(before, origin)) pairs.push([before, origin])
    }
  }
  if (origin !== null) {
    const after = linkedAt(origin.client, origin.clock)?.right ?? null
    if (after !== null) {
      if (right === null) return null
      if (!sameId(after, right)) pairs.push([right, after])
    }
  }
  return pairs
}

/** True if ids alone show it: following origins from the later one, or right neighbours from the earlier one. */
export function provable([before, after]: Pair, linkedAt: LinkedAt, spend: Spend): boolean {
  let at = after
  for (let i = 0; i < chainSteps; i++) {
    if (i > 0) spend(chainCost)
    const linked = linkedAt(at.client, at.clock)
    if (linked === null) break
    if (before.client === at.client && before.clock >= linked.clock && before.clock < at.clock) return true
    if (linked.origin === null) break
    at = linked.origin
    if (sameId(at, before)) return true
  }
  at = before
  for (let i = 0; i < chainSteps; i++) {
    if (i > 0) spend(chainCost)
    const linked = linkedAt(at.client, at.clock)
    if (linked === null) break
    if (after.client === at.client && after.clock > at.clock && after.clock < linked.clock + linked.length) return true
    if (linked.right === null) break
    at = linked.right
    if (sameId(at, after)) return true
  }
  return false
}

/** Walks the live list. What has become filler has no order left to violate. */
export function walksBefore(doc: Y.Doc, [before, after]: Pair, spend: Spend): boolean {
  const first = storedAt(doc, before.client, before.clock)
  const second = storedAt(doc, after.client, after.clock)
  if (!(first instanceof Y.Item) || !(second instanceof Y.Item)) return true
  if (first === second) return before.clock < after.clock
  for (let at = first.right; at !== null; at = at.right) {
    if (at === second) return true
    spend()
  }
  return false
}

/** True when everything the neighbours say fits the live list. Both must be in it. */
export function inOrder(doc: Y.Doc, between: Between, linkedAt: LinkedAt, spend: Spend): boolean {
  const pairs = pairsOf(between, linkedAt)
  return pairs !== null && pairs.every((pair) => provable(pair, linkedAt, spend) || walksBefore(doc, pair, spend))
}

/** The same place with true neighbours: right behind `origin`, or right before `right` when there is no origin. */
export function straightened(doc: Y.Doc, { origin, right }: Between): Between {
  if (origin !== null) {
    const left = storedAt(doc, origin.client, origin.clock) as Y.Item
    const isLast = origin.clock === left.id.clock + left.length - 1
    return { origin, right: isLast ? left.right?.id ?? null : { client: origin.client, clock: origin.clock + 1 } }
  }
  const next = storedAt(doc, right!.client, right!.clock) as Y.Item
  if (right!.clock > next.id.clock) return { origin: { client: right!.client, clock: right!.clock - 1 }, right }
  return { origin: next.left?.lastId ?? null, right }
}
