/*
 * The gate of one document: a client's bytes in, proven news out.
 *
 *   bytes ─read─► claims ─resolve─► places ─rules─► plan ─limits, owners─► apply ─verify─► what the document says is new
 *
 * A client's bytes are never applied, stored or relayed. Whatever is refused has changed nothing, with one exception that
 * says so (`GateRefusal.kept`). The gate trusts its document to be written by itself and the server alone.
 */
import type * as Y from 'yjs'
import { applierFor } from './apply.ts'
import { countCleanup } from './cleanup.ts'
import { homesOf } from './places.ts'
import { planFor, type Plan } from './plan.ts'
import { GateRefusal, refuse } from './refusal.ts'
import { readUpdate } from './update.ts'
import { usageOf } from './usage.ts'
import { budget } from './work.ts'
import type { DocumentSchema, Principal } from './schema.ts'

export interface Received {
  /** What was new, as the document tells it: store it, then send it to everybody. Null when nothing was, and inside of `together`. */
  update: Uint8Array | null
  /** Whether anything was new. */
  taken: boolean
  /** Yjs client ids that from now on belong to this person. Store them with the update. */
  bound: number[]
  /** Formatting deletes of a reader that were left out. */
  stripped: number
  /** Structs that were put in order: their author's own copy may read otherwise until it is taken anew. */
  straightened: number
  /** How full the document is, 0–1: warn at 0.7 and 0.9, at 1 only deletes get in. */
  fill: number
}

export interface Gate {
  /**
   * Checks an update (Yjs v1) and applies what is new of it.
   * @throws GateRefusal when it may not enter (its `reason` says what to answer, `retry` whether to ask for a diff)
   * @throws GateBroken when the document can no longer be trusted and must be loaded again
   */
  receive(bytes: Uint8Array, principal: Principal): Received
  /**
   * Runs several `receive` as one transaction: each is judged by itself, on the document as those before it left it. Answers what was new
   * of all of them, in one update; null when nothing was. What a refused one `kept` is in it, too.
   * @throws GateBroken when the document can no longer be trusted: nothing of what was received in here counts
   */
  together(run: () => void): Uint8Array | null
}

/** Origin of the transactions of every gate; observers of the document can tell them by it. */
export const fromGate = Symbol('from the gate')

/**
 * Puts a gate before a document. `owners` (client id → person) is read and extended; share it among a meeting's documents,
 * since a tab writes under one id in all of them. `clock` in milliseconds.
 */
export function openGate(doc: Y.Doc, schema: DocumentSchema, owners: Map<number, string>, clock: { now(): number }): Gate {
  const homes = homesOf(doc, schema)
  const usage = usageOf(doc, schema.limits, () => clock.now())
  const applier = applierFor(doc, homes, fromGate)

  return {
    receive(bytes, { person, writes }) {
      const spend = budget()
      let plan: Plan
      try {
        plan = planFor(doc, readUpdate(bytes), homes, writes, spend)
        checkOwners(doc, plan, owners, person)
        usage.check(plan)
        countCleanup(plan.doomed)
      } catch (error) {
        homes.forget()
        throw error
      }
      if (plan.fresh.length === 0 && plan.deletes.length === 0) {
        return { update: null, taken: false, bound: [], stripped: plan.stripped, straightened: 0, fill: usage.fill() }
      }
      const bind = (clients: number[]): number[] => {
        for (const client of clients) owners.set(client, person)
        return clients
      }
      const newcomers = plan.fresh.map((section) => section.client).filter((client) => !owners.has(client))
      try {
        const { update, straightened } = applier.apply(plan, spend)
        usage.add(plan, update?.length ?? bytes.length)
        return { update, taken: true, bound: bind(newcomers), stripped: plan.stripped, straightened, fill: usage.fill() }
      } catch (error) {
        if (error instanceof GateRefusal && error.kept !== null) {
          usage.add(plan, error.kept.length)
          error.bound = bind(newcomers.filter((client) => doc.store.clients.has(client)))
        }
        throw error
      }
    },
    together: (run) => applier.together(run),
  }
}

/** Who writes first under an id owns it. The server's own ids, and ids that wrote here without an owner, are nobody's. */
function checkOwners(doc: Y.Doc, plan: Plan, owners: Map<number, string>, person: string): void {
  for (const { client } of plan.fresh) {
    const owner = owners.get(client)
    const isFree = owner === undefined && client !== doc.clientID && !doc.store.clients.has(client)
    if (owner !== person && !isFree) refuse('foreign-client')
  }
}
