/*
 * Carries a plan out on the live document and makes sure that what happened is what was planned.
 *
 * Small plans go to Yjs at once. Others go in pieces inside one transaction, and where a piece does not stand for
 * itself, struct by struct, so that the order of neighbours can be judged as it comes to exist and the work stays counted.
 * If the work is too much, what already stands is valid by itself and is handed over with the refusal. Several plans may share
 * a transaction; each finds the document as the one before it left it. After every transaction: only planned roots changed,
 * nothing waits inside Yjs.
 */
import * as Y from 'yjs'
import { GateBroken, GateRefusal } from './refusal.ts'
import { updateLimits } from './limits.ts'
import { linkedIn, type LinkedAt } from './live.ts'
import { inOrder, straightened } from './order.ts'
import { countSearch, goesAtOnce, sectionsOf, type Spend } from './work.ts'
import { writeUpdate } from './writer.ts'
import type { Entry, Plan } from './plan.ts'
import type { Homes } from './places.ts'
import type { SharedType } from './schema.ts'

export interface Applied {
  /** What the document itself says was new, in one update; null inside of `together`. */
  update: Uint8Array | null
  /** Structs that got other neighbours than their sender wrote: in the sender's own copy they may stand elsewhere. */
  straightened: number
}
export interface Applier {
  /** Throws GateRefusal (`kept` set) or GateBroken. */
  apply(plan: Plan, spend: Spend): Applied
  /** All that is applied meanwhile becomes one transaction. Returns what was new of it, if anything was. Throws GateBroken. */
  together(run: () => void): Uint8Array | null
}

export function applierFor(doc: Y.Doc, homes: Homes, origin: unknown): Applier {
  const linkedAt = linkedIn(doc)
  let open = false
  let straight = 0
  let told: Uint8Array[] = []
  let changed: SharedType[] = []
  /** Roots that may change in the transaction that several plans share; null when each has its own. */
  let shared: Set<string> | null = null
  doc.on('update', (update: Uint8Array) => {
    if (open) told.push(update)
  })
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (open) changed.push(...(transaction.changed.keys() as Iterable<SharedType>))
  })

  const carryOut = (plan: Plan, spend: Spend): void => {
    if (plan.unproven === 0 && goesAtOnce(doc, plan.order, spend)) {
      Y.applyUpdate(doc, writeUpdate(plan.bytes, plan.fresh, plan.deletes), origin)
      return
    }
    doc.transact(() => {
      for (let i = 0; i < plan.order.length; i += updateLimits.piece) {
        const piece = plan.order.slice(i, i + updateLimits.piece)
        if (plan.unproven === 0 && goesAtOnce(doc, piece, spend)) {
          Y.applyUpdate(doc, writeUpdate(plan.bytes, sectionsOf(piece), []), origin)
        } else oneByOne(plan, piece, spend)
      }
      if (plan.deletes.length > 0) Y.applyUpdate(doc, writeUpdate(plan.bytes, [], plan.deletes), origin)
    }, origin)
  }

  const oneByOne = (plan: Plan, entries: readonly Entry[], spend: Spend): void => {
    for (const planned of entries) {
      const entry = plan.unproven > 0 ? withTrueNeighbours(doc, planned, linkedAt, spend) : planned
      if (entry !== planned) straight++
      countSearch(doc, entry, spend)
      Y.applyUpdate(doc, writeUpdate(plan.bytes, sectionsOf([entry]), []), origin)
    }
  }

  const takeTold = (): Uint8Array => told.length === 1 ? told[0]! : Y.mergeUpdates(told)

  const verifyQuiet = (): void => {
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new GateBroken('something waits inside Yjs')
  }
  const verify = (roots: ReadonlySet<string>): void => {
    for (const type of changed) {
      if (!roots.has(homes.of(type).root)) throw new GateBroken('changed a root the update was not to touch')
    }
    verifyQuiet()
  }
  const listening = <T>(run: () => T): T => {
    told = []
    changed = []
    open = true
    try {
      return run()
    } finally {
      open = false
    }
  }
  const carriedOut = (plan: Plan, spend: Spend): GateRefusal | null => {
    straight = 0
    try {
      homes.define()
      carryOut(plan, spend)
      return null
    } catch (error) {
      if (error instanceof GateRefusal) return error
      throw new GateBroken('Yjs failed on a checked update', { cause: error })
    }
  }

  const alone = (plan: Plan, spend: Spend): Applied => {
    const refusal = listening(() => carriedOut(plan, spend))
    verify(plan.roots)
    if (refusal !== null) {
      if (told.length > 0) refusal.kept = takeTold()
      throw refusal
    }
    if (told.length === 0) throw new GateBroken('the document says nothing of what was applied')
    return { update: takeTold(), straightened: straight }
  }

  return {
    apply(plan, spend) {
      if (shared === null) return alone(plan, spend)
      for (const root of plan.roots) shared.add(root)
      const refusal = carriedOut(plan, spend)
      verifyQuiet()
      if (refusal !== null) throw refusal
      return { update: null, straightened: straight }
    },
    together(run) {
      const roots = shared = new Set<string>()
      try {
        listening(() => { doc.transact(run, origin) })
      } finally {
        shared = null
      }
      verify(roots)
      return told.length > 0 ? takeTold() : null
    },
  }
}

/** Judged now that all structs before this one stand in the document. */
function withTrueNeighbours(doc: Y.Doc, entry: Entry, linkedAt: LinkedAt, spend: Spend): Entry {
  const { place, origin, right } = entry
  if (place.home === null || place.key !== null || (origin === null && right === null)) return entry
  if (inOrder(doc, entry, linkedAt, spend)) return entry
  return { ...entry, ...straightened(doc, entry), relinked: true }
}
