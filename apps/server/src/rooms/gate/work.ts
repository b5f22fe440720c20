/*
 * The work Yjs would do to find a struct's place, counted before Yjs does it.
 *
 * Between its neighbours a struct may meet others that were put there at the same time, and Yjs looks at each. Honest
 * people make a handful of those; an update can be built to meet everything that exists, once per struct, and hold the
 * process for a minute. This is the same search, read only, against a budget of steps. It must never count less than
 * Yjs walks.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import { updateLimits } from './limits.ts'
import { clockOf, storedAt, type Stored } from './live.ts'
import type { Entry, FreshSection } from './plan.ts'
import type { Home } from './places.ts'
import type { SharedType } from './schema.ts'
import type { Id } from './update.ts'

/** Takes steps (one unless told) from the budget of an update; refuses when it is spent. */
export type Spend = (steps?: number) => void

export function budget(steps: number = updateLimits.walk): Spend {
  let left = steps
  return (count = 1) => {
    left -= count
    if (left < 0) refuse('work')
  }
}

/** What splitting an item costs: making two of one, and moving all that its client wrote after it. */
export function countSplit(doc: Y.Doc, { client, clock }: Id, spend: Spend): void {
  const structs = doc.store.clients.get(client)!
  spend(6 + (structs.length - Y.findIndexSS(structs, clock)) / 2000)
}

const same = (a: Id | null, b: Id | null): boolean =>
  a === null || b === null ? a === b : a.client === b.client && a.clock === b.clock

/** Spends on `spend` what placing this entry in the live document will take. Its neighbours must be known there. */
export function countSearch(doc: Y.Doc, { struct, origin, right, place }: Entry, spend: Spend): void {
  if (place.home === null) return
  const { client } = struct
  const left = origin === null ? null : storedAt(doc, origin.client, origin.clock)
  const stop = right === null ? null : storedAt(doc, right.client, right.clock)
  if (left instanceof Y.GC || stop instanceof Y.GC) return
  // Inside an item Yjs splits it; the rest of it is then the first thing met, and has the split as origin.
  const rest = left !== null && origin!.clock < left.id.clock + left.length - 1 ? left : null
  if (rest !== null) countSplit(doc, origin!, spend)
  if (stop !== null && right!.clock > stop.id.clock) countSplit(doc, right!, spend)
  if (left !== null && left === stop) return
  let at = rest ?? (left === null ? firstOf(doc, place, spend) : left.right)
  const seen = new Set<Stored>()
  while (at !== null && at !== stop) {
    spend()
    seen.add(at)
    if (at === rest || same(at.origin, origin)) {
      if (at.id.client >= client && same(at.rightOrigin, right)) return
    } else if (at.origin === null || !seen.has(storedAt(doc, at.origin.client, at.origin.clock))) return
    at = at.right
  }
}

function firstOf(doc: Y.Doc, { home, key }: Entry['place'], spend: Spend): Y.Item | null {
  const type = liveType(doc, home!)
  if (type === null) return null
  if (key === null) return type._start
  let first = type._map.get(key) ?? null
  while (first !== null && first.left !== null) {
    spend()
    first = first.left
  }
  return first
}

/** The type behind a home, also one that this very update has just made. */
function liveType(doc: Y.Doc, home: Home): SharedType | null {
  if (home.type !== null) return home.type
  if (home.holder === null) return doc.share.get(home.root) ?? null
  const holder = storedAt(doc, home.holder.client, home.holder.clock)
  return holder instanceof Y.Item && holder.content instanceof Y.ContentType ? holder.content.type : null
}

/**
 * Whether an update may go to Yjs in one piece: no struct's search depends on another one that is not there yet, except where
 * it simply goes on behind the one before it. Spends the searches on `spend`.
 */
export function goesAtOnce(doc: Y.Doc, order: readonly Entry[], spend: Spend): boolean {
  if (order.length > updateLimits.batch) return false
  const knows = (id: Id | null) => id === null || id.clock < clockOf(doc, id.client)
  let previous: Entry | null = null
  for (const entry of order) {
    const { struct, origin, right } = entry
    if (previous === null || !continues(previous, entry)) {
      if (!knows(origin) || !knows(right)) return false
      if (knows(struct.parent)) countSearch(doc, entry, spend)
    }
    previous = entry
  }
  return true
}

const continues = (previous: Entry, { right, origin }: Entry): boolean =>
  origin !== null && origin.client === previous.struct.client && previous.place.home !== null &&
  origin.clock === previous.struct.clock + previous.struct.length - 1 && same(right, previous.right)

/** Entries in the order of the plan as sections by client; those of one client follow each other without a gap. */
export function sectionsOf(entries: readonly Entry[]): FreshSection[] {
  const sections = new Map<number, FreshSection>()
  for (const entry of entries) {
    const { client, clock } = entry.struct
    const section = sections.get(client)
    if (section === undefined) sections.set(client, { client, clock: clock + entry.cut, entries: [entry] })
    else section.entries.push(entry)
  }
  return [...sections.values()]
}
