/*
 * How full a document is, against the budget of its schema.
 *
 * Counting exactly costs a full encoding, so the gate adds up what it lets in and counts again only when the sum says
 * full, and not more often than every half minute: deletes may have made room. A full document still takes deletes.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import type { Plan } from './plan.ts'
import type { RoomLimits } from './schema.ts'

const recountEvery = 30_000

export interface Usage {
  /** Refuses new structs that no longer fit. Deletes always fit. */
  check(plan: Plan): void
  add(plan: Plan, bytes: number): void
  /** The fullest of the three budgets, 0–1 and above. */
  fill(): number
}

/** `now` in milliseconds. */
export function usageOf(doc: Y.Doc, limits: RoomLimits, now: () => number): Usage {
  let bytes = 0
  let structs = 0
  let countedAt = 0
  const count = () => {
    countedAt = now()
    bytes = Y.encodeStateAsUpdate(doc).length
    structs = 0
    for (const list of doc.store.clients.values()) structs += list.length
  }
  count()
  const isFull = (plan: Plan) => bytes + sizeOf(plan) > limits.bytes || structs + plan.order.length > limits.structs

  return {
    check(plan) {
      if (plan.order.length === 0) return
      if (isFull(plan) && now() - countedAt >= recountEvery) count()
      if (bytes + sizeOf(plan) > limits.bytes) refuse('room-bytes')
      if (structs + plan.order.length > limits.structs) refuse('room-structs')
      const newcomers = plan.fresh.filter((section) => !doc.store.clients.has(section.client)).length
      if (newcomers > 0 && doc.store.clients.size + newcomers > limits.clients) refuse('room-clients')
    },
    add(plan, size) {
      bytes += size
      structs += plan.order.length
    },
    fill: () => Math.max(bytes / limits.bytes, structs / limits.structs, doc.store.clients.size / limits.clients),
  }
}

/** Bytes of what is new in an update; the rest of it may be long and known. */
const sizeOf = ({ fresh }: Plan): number =>
  fresh.reduce((sum, { entries }) => sum + entries.at(-1)!.struct.to - entries[0]!.struct.from, 0)
