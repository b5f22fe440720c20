/*
 * What of an update is new and good: the plan that `writer.ts` writes out and `apply.ts` carries out.
 *
 * Known structs are dropped here and never reach Yjs. A struct known in part (an honest resend) is cut, and the rest must
 * belong where the known part is. Deletes shrink to those that would delete something. Reads only; changes nothing.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import { updateLimits } from './limits.ts'
import { clockOf, storedAt } from './live.ts'
import { admit, admitDelete, rowKeeper } from './rules.ts'
import { resolverFor, type Resolver } from './resolve.ts'
import { deletesWhole, Ref, structAt, type Id, type Range, type Section, type Struct, type Update } from './update.ts'
import { countSplit, type Spend } from './work.ts'
import type { Homes, Place } from './places.ts'

/** A struct, or what is left of it after `cut` known units, and the neighbours it will really be linked to. */
export interface Entry {
  struct: Struct
  cut: number
  origin: Id | null
  right: Id | null
  place: Place
  /** Its neighbours are not the ones its sender wrote. */
  relinked: boolean
}
export interface FreshSection { client: number, clock: number, entries: Entry[] }

export interface Plan {
  bytes: Uint8Array
  fresh: FreshSection[]
  /** The same entries in an order in which each finds what it refers to. */
  order: Entry[]
  deletes: Range[]
  /** Stored items that the deletes touch. */
  doomed: Y.Item[]
  /** Formatting deletes left out because their sender may only read. */
  stripped: number
  /** Names of the roots that may change. */
  roots: Set<string>
  /** Structs whose neighbours are not proved to be in order: they must be looked at one by one while applying. */
  unproven: number
}

export function planFor(doc: Y.Doc, update: Update, homes: Homes, writes: boolean, spend: Spend): Plan {
  const resolver = resolverFor(doc, update, homes, spend)
  const plan: Plan = {
    bytes: update.bytes, fresh: [], order: [], deletes: [], doomed: [], stripped: 0, roots: new Set(), unproven: 0,
  }
  if (countNews(doc, update) > updateLimits.fresh) refuse('update-fresh')
  for (const section of update.sections.values()) {
    const entries = freshEntries(doc, section, resolver)
    if (entries.length > 0) plan.fresh.push({ client: section.client, clock: clockOf(doc, section.client), entries })
  }
  if (plan.fresh.length > 0 && !writes) refuse('read-only')
  if (plan.fresh.length > updateLimits.freshClients) refuse('update-clients')
  plan.order = schedule(doc, plan.fresh, spend)
  const rows = rowKeeper((struct) => deletesWhole(update, struct))
  for (const { struct, place, origin } of plan.order) {
    if (place.home === null) continue
    admit(struct, place.home, place.key, () => deletesWhole(update, struct))
    rows.keep(struct, place, origin)
    plan.roots.add(place.home.root)
  }
  for (const range of update.deletes) planDelete(doc, update, range, resolver, writes, plan, spend)
  plan.unproven = resolver.unproven
  return plan
}

function countNews(doc: Y.Doc, update: Update): number {
  let news = 0
  for (const { client, structs } of update.sections.values()) {
    const next = clockOf(doc, client)
    for (const struct of structs) if (struct.clock + struct.length > next) news++
  }
  return news
}

function freshEntries(doc: Y.Doc, section: Section, resolver: Resolver): Entry[] {
  const next = clockOf(doc, section.client)
  const entries: Entry[] = []
  for (const struct of section.structs) {
    if (struct.clock + struct.length <= next) continue
    if (struct.ref === Ref.skip) refuse('clock-gap')
    if (entries.length === 0 && struct.clock > next) refuse('clock-gap')
    resolver.settle(struct)
    const cut = Math.max(0, next - struct.clock)
    const place = struct.place!
    const relinked = cut > 0
    const origin = relinked ? { client: struct.client, clock: next - 1 } : struct.origin
    if (relinked) checkOverlap(doc, struct, { client: struct.client, clock: next - 1 }, resolver)
    entries.push({ struct, cut, origin, right: struct.right, place, relinked })
  }
  return entries
}

/** Yjs takes the parent from the neighbours a struct names but links it behind its known part: both must agree. */
function checkOverlap(doc: Y.Doc, struct: Struct, origin: Id, resolver: Resolver): void {
  if (struct.ref === Ref.gc) return
  const known = resolver.placeOf(storedAt(doc, origin.client, origin.clock))
  const place = struct.place!
  if (known.home !== place.home || known.key !== place.key) refuse('overlap-mismatch')
  if (place.home !== null && place.key === null) resolver.checkOrder({ origin, right: struct.right })
}

/** An order that leaves nothing waiting inside Yjs; there is none when clients refer to each other in a circle. */
function schedule(doc: Y.Doc, fresh: FreshSection[], spend: Spend): Entry[] {
  if (fresh.length === 1 && fresh[0]!.entries.length === 1) return fresh[0]!.entries // refers to known structs only
  const order: Entry[] = []
  const reached = new Map<number, number>()
  const known = (id: Id | null) => id === null || id.clock < (reached.get(id.client) ?? clockOf(doc, id.client))
  const at = fresh.map(() => 0)
  for (let left = fresh.reduce((sum, section) => sum + section.entries.length, 0); left > 0;) {
    const before = left
    fresh.forEach(({ client, entries }, i) => {
      spend()
      for (; at[i]! < entries.length; at[i]!++) {
        const entry = entries[at[i]!]!
        const { origin, right, parent, clock, length } = entry.struct
        if (!known(origin) || !known(right) || !known(parent)) break
        order.push(entry)
        reached.set(client, clock + length)
        left--
      }
    })
    if (left === before) refuse('cycle')
  }
  return order
}

function planDelete(
  doc: Y.Doc, update: Update, range: Range, resolver: Resolver, writes: boolean, plan: Plan, spend: Spend,
): void {
  const { client, clock } = range
  const next = clockOf(doc, client)
  const end = clock + range.length
  if (end > Math.max(next, update.sections.get(client)?.end ?? 0)) refuse('delete-of-unknown')
  if (clock < next) deleteStored(doc, range, Math.min(end, next), resolver, writes, plan, spend)
  for (let from = Math.max(clock, next); from < end;) {
    const struct = structAt(update, client, from)! // no gaps above what is known: `freshEntries` saw to it
    const to = Math.min(end, struct.clock + struct.length)
    plan.deletes.push({ client, clock: from, length: to - from })
    from = to
  }
}

function deleteStored(
  doc: Y.Doc, range: Range, end: number, resolver: Resolver, writes: boolean, plan: Plan, spend: Spend,
): void {
  const structs = doc.store.clients.get(range.client)!
  for (let i = Y.findIndexSS(structs, range.clock); i < structs.length && structs[i]!.id.clock < end; i++) {
    const item = structs[i]!
    if (item.deleted || !(item instanceof Y.Item)) continue
    if (!writes) {
      if (!(item.content instanceof Y.ContentFormat)) refuse('read-only')
      plan.stripped++
      continue
    }
    const home = resolver.placeOf(item).home!
    admitDelete(item, home)
    plan.roots.add(home.root)
    plan.doomed.push(item)
    const from = Math.max(range.clock, item.id.clock)
    const to = Math.min(end, item.id.clock + item.length)
    if (to - from < item.length) countSplit(doc, item.id, spend)
    plan.deletes.push({ client: range.client, clock: from, length: to - from })
  }
}
