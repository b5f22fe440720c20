/*
 * Copies of a history that was replaced: a server restored from a backup knows less than the devices that were there.
 *
 *   another epoch ─► copies kept as they are ─both sides of the new history exchanged─► own words it lacks ─► their author
 *
 * Nothing of such a copy is ever merged: what its person deleted since would come back, what others agreed on would not be asked. Only the
 * words this person wrote are looked for, whoever's tab they were written in; others' words are on others' devices.
 */
import type { PersonId } from '@acta-viva/model/ids'
import type { MeetingEvent } from '@acta-viva/model/record'
import * as Y from 'yjs'
import { openLocalStore } from './local-store.ts'
import { wordsOf } from './words.ts'

export interface Former { name: string; whole: Uint8Array; forget: () => void }

/** Copies the browser kept under an epoch that is over; none if it will not tell. */
export async function keptUnder(meeting: string, person: PersonId, epoch: string): Promise<Former[]> {
  const [before, behind] = [`${meeting}/${person}/`, `/${epoch}`]
  try {
    const known = await indexedDB.databases()
    const names = known.flatMap(({ name = '' }) => (name.startsWith(before) && name.endsWith(behind) ? [name.slice(before.length, -behind.length)] : []))
    return await Promise.all(names.map(async (name) => {
      const store = openLocalStore(`${before}${name}${behind}`)
      const { updates } = await store.load()
      return { name, whole: Y.mergeUpdates(updates), forget: () => void store.drop().catch(() => undefined) } // a store that stays holds nothing anybody reads
    }))
  } catch { return [] } // no store, or none that can be read: then nothing was kept here
}

/** The Yjs clients this person wrote under, as a former record says. */
export function clientsOf(person: PersonId, former: readonly Former[]): number[] {
  const record = new Y.Doc()
  for (const { name, whole } of former) if (name === 'record') Y.applyUpdate(record, whole)
  return record.getArray<MeetingEvent>('events').toArray().flatMap((event) => (event.type === 'client.bound' && event.person === person ? [event.client] : []))
}

/** Words of these clients in a former copy that `today` lacks, in the order they were written. */
export const wordsLacking = ({ whole }: Former, today: Y.Doc, clients: readonly number[]): string =>
  wordsOf([Y.diffUpdate(whole, Y.encodeStateVector(today))], new Map(clients.map((client) => [client, 0])))
