/*
 * Awareness of stock clients: one entry per connection, of its own client id, and never sent back to it.
 *
 * Bytes of a client are read and written anew. A client that speaks for another id is not believed; one that leaves is taken out
 * by us. Entries travel as differences, a few times a second.
 */
import { Refusal } from '@acta-viva/model/wire'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { AWARENESS } from './messages.ts'

const MOST_STATE = 4096
const MOST_ENTRIES = 1000

/** What changed, as messages; null for nothing. */
export interface AwarenessNews<Owner> {
  /** All of it: for those who did not change themselves. */
  readonly shared: Uint8Array | null
  changed(owner: Owner): boolean
  /** What others than these told. */
  beside(owners: ReadonlySet<Owner>): Uint8Array | null
  /** What these told, but for one. */
  among(owners: ReadonlySet<Owner>, but: Owner): Uint8Array | null
}

interface Entry { readonly client: number; clock: number; bytes: Uint8Array }

export class AwarenessBook<Owner> {
  readonly #entries = new Map<Owner, Entry>()
  #changed = new Map<Owner, Uint8Array>()

  get hasNews(): boolean { return this.#changed.size > 0 }

  /** Reads what a client says of itself. @throws Refusal('bad-frame') */
  hear(owner: Owner, update: Uint8Array): void {
    for (const { client, clock, state } of readEntries(update)) {
      const own = this.#entries.get(owner)
      if (own ? own.client !== client : this.#isTaken(client)) continue
      if (own && clock <= own.clock && state !== 'null') continue
      const entry = { client, clock, bytes: written(client, clock, state) }
      this.#entries.set(owner, entry)
      this.#changed.set(owner, entry.bytes)
    }
  }

  /** Takes somebody out, for the others. */
  gone(owner: Owner): void {
    const entry = this.#entries.get(owner)
    if (!entry) return
    this.#entries.delete(owner)
    this.#changed.set(owner, written(entry.client, entry.clock + 1, 'null'))
  }

  /** Everybody but `owner`, in one message; null for nobody. */
  others(owner: Owner): Uint8Array | null {
    return joined([...this.#entries].filter(([other]) => other !== owner).map(([, { bytes }]) => bytes))
  }

  /** What changed since the last time. */
  news(): AwarenessNews<Owner> {
    const changed = this.#changed
    this.#changed = new Map()
    return {
      shared: joined([...changed.values()]),
      changed: (owner) => changed.has(owner),
      beside: (owners) => joined([...changed].flatMap(([owner, bytes]) => (owners.has(owner) ? [] : [bytes]))),
      among(owners, but) {
        const parts: Uint8Array[] = []
        for (const owner of owners) {
          const bytes = owner === but ? undefined : changed.get(owner)
          if (bytes) parts.push(bytes)
        }
        return joined(parts)
      },
    }
  }

  #isTaken(client: number): boolean {
    for (const entry of this.#entries.values()) if (entry.client === client) return true
    return false
  }
}

function readEntries(update: Uint8Array): { client: number; clock: number; state: string }[] {
  try {
    const from = decoding.createDecoder(update)
    const count = decoding.readVarUint(from)
    if (count > MOST_ENTRIES) throw new Refusal('bad-frame')
    const entries = []
    for (let i = 0; i < count; i += 1) {
      const [client, clock, state] = [decoding.readVarUint(from), decoding.readVarUint(from), decoding.readVarString(from)]
      if (state.length <= MOST_STATE && isJson(state)) entries.push({ client, clock, state })
    }
    return entries
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('bad-frame', { cause })
  }
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return value === null || typeof value === 'object'
  } catch {
    return false
  }
}

function written(client: number, clock: number, state: string): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
  encoding.writeVarString(to, state)
  return encoding.toUint8Array(to)
}

/** Entries as one message; null for none. In a large room this copies much, so it copies once. */
function joined(entries: readonly Uint8Array[]): Uint8Array | null {
  if (entries.length === 0) return null
  const counted = encoding.encode((to) => { encoding.writeVarUint(to, entries.length) })
  const length = counted.length + entries.reduce((sum, entry) => sum + entry.length, 0)
  const head = encoding.encode((to) => {
    encoding.writeVarUint(to, AWARENESS)
    encoding.writeVarUint(to, length)
  })
  return Buffer.concat([head, counted, ...entries])
}
