/*
 * The updates of a batch as one piece of bytes, for the way to the writing thread.
 *
 * Handing over objects costs more than writing them: every small array would be copied with a buffer of its own, fifty times a second.
 * Both ends are ours and of the same version; what cannot be written is a mistake of the program.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Update } from '../store.ts'

/** @throws TypeError when somebody is no text: `lib0` would write anything */
export function packUpdates(updates: readonly Update[]): Uint8Array<ArrayBuffer> {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, updates.length)
  for (const { scope, name, bytes, person, clients } of updates) {
    if (person !== null && typeof person !== 'string') throw new TypeError('a person is a text')
    encoding.writeVarString(to, scope)
    encoding.writeVarString(to, name)
    encoding.writeVarUint8Array(to, bytes)
    encoding.writeUint8(to, person === null ? 0 : 1)
    if (person !== null) encoding.writeVarString(to, person)
    encoding.writeVarUint(to, clients.length)
    for (const client of clients) encoding.writeVarUint(to, client)
  }
  return encoding.toUint8Array(to) as Uint8Array<ArrayBuffer>
}

export function unpackUpdates(parcel: Uint8Array): Update[] {
  const from = decoding.createDecoder(parcel)
  return Array.from({ length: decoding.readVarUint(from) }, () => ({
    scope: decoding.readVarString(from), name: decoding.readVarString(from), bytes: decoding.readVarUint8Array(from),
    person: decoding.readUint8(from) === 0 ? null : decoding.readVarString(from),
    clients: Array.from({ length: decoding.readVarUint(from) }, () => decoding.readVarUint(from)),
  }))
}
