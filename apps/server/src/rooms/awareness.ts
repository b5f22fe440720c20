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

/** `shared` is for those who did not change themselves, `without` for one who did. */
export interface AwarenessNews<Owner> {
  readonly shared: Uint8Array | null
  without(owner: Owner): Uint8Array | null
  changed(owner: Owner): boolean
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
    const places = new Map<Owner, { from: number; to: number }>()
    let length = 0
    for (const [owner, bytes] of changed) places.set(owner, { from: length, to: length += bytes.length })
    const all = Buffer.concat([...changed.values()], length)
    const shared = entriesMessage(changed.size, [all])
    return {
      shared,
      without(owner) {
        const place = places.get(owner)
        return place ? entriesMessage(changed.size - 1, [all.subarray(0, place.from), all.subarray(place.to)]) : shared
      },
      changed: (owner) => changed.has(owner),
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

const joined = (entries: readonly Uint8Array[]): Uint8Array | null => entriesMessage(entries.length, entries)

/** `parts`: so many entries, already written. In a large room this copies much, so it copies once. Null for none. */
function entriesMessage(count: number, parts: readonly Uint8Array[]): Uint8Array | null {
  if (count === 0) return null
  const counted = encoding.encode((to) => { encoding.writeVarUint(to, count) })
  const length = counted.length + parts.reduce((sum, part) => sum + part.length, 0)
  const head = encoding.encode((to) => {
    encoding.writeVarUint(to, AWARENESS)
    encoding.writeVarUint(to, length)
  })
  return Buffer.concat([head, counted, ...parts])
}
