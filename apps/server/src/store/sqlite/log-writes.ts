/*
 * What the log writes, each a step inside a transaction that the worker opens and commits.
 *
 * Heads of documents are remembered between commits, so that a keystroke costs one insert and one update; whoever rolls back must
 * call `forget`, or the memory would run ahead of the disk. Dropping rows is only ever done in `accept`, after the comparison.
 */
import type { Acta, Batch, Committed, Damage, Head, Update } from '../store.ts'
import { StoreError } from '../store.ts'
import type { Connection } from './connection.ts'
import { unpackUpdates } from './parcel.ts'
import { chain, checksum, hex, NO_HISTORY } from './rows.ts'

interface Place { readonly id: number; readonly scope: string; readonly name: string; seq: number; hash: Uint8Array }

export interface Finding { readonly seq: number; readonly damage: Damage }

const PLACES_KEPT = 20_000

export function logWrites(c: Connection) {
  let places = new Map<string, Place>()

  const placeOf = (scope: string, name: string): Place => {
    const key = JSON.stringify([scope, name])
    const known = places.get(key)
    if (known) return known
    c.sql('INSERT OR IGNORE INTO document (scope, name, seq, hash) VALUES (?, ?, 0, ?)').run(scope, name, NO_HISTORY)
    const row = c.sql('SELECT id, seq, hash FROM document WHERE scope = ? AND name = ?').get(scope, name)
    if (!row) throw new StoreError('failed', 'a document vanished while it was being written')
    if (places.size >= PLACES_KEPT) places = new Map()
    const place: Place = { id: Number(row['id']), scope, name, seq: Number(row['seq']), hash: row['hash'] as Uint8Array }
    places.set(key, place)
    return place
  }

  const append = (update: Update): Place => {
    const place = placeOf(update.scope, update.name)
    place.seq += 1
    place.hash = chain(place.hash, update.bytes)
    c.sql('INSERT INTO log_row (document, seq, person, bytes, hash, checksum) VALUES (?, ?, ?, ?, ?, ?)')
      .run(place.id, place.seq, update.person, update.bytes, place.hash, checksum(place.seq, place.hash, update.bytes))
    if (update.person !== null) for (const client of update.clients) bind(update.scope, client, update.person)
    return place
  }

  const bind = (scope: string, client: number, person: string): void => {
    const { changes } = c.sql('INSERT OR IGNORE INTO client (scope, client, person) VALUES (?, ?, ?)').run(scope, client, person)
    if (changes === 1) return
    const owner = c.sql('SELECT person FROM client WHERE scope = ? AND client = ?').get(scope, client)?.['person']
    if (owner !== person) throw new StoreError('conflict', 'this client id belongs to somebody else')
  }

  const close = (acta: Acta): void => {
    c.sql('INSERT OR IGNORE INTO acta_number (community, year, number, meeting) VALUES (?, ?, ?, ?)')
      .run(acta.community, acta.year, acta.number, acta.meeting)
    const holder = c.sql('SELECT meeting FROM acta_number WHERE community = ? AND year = ? AND number = ?')
      .get(acta.community, acta.year, acta.number)?.['meeting']
    if (holder !== acta.meeting) throw new StoreError('conflict', 'this acta number is taken, or the meeting has another one')
    c.sql(`INSERT INTO acta (meeting, version, community, year, number, closedAt, closedBy, reason, sha256, json, signature)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(acta.meeting, acta.version, acta.community, acta.year, acta.number, acta.closedAt, acta.closedBy, acta.reason,
        acta.sha256, acta.json, acta.signature)
  }

  return {
    /** Call after any rollback. */
    forget(): void { places = new Map() },

    commit(parcel: Uint8Array, batch: Omit<Batch, 'updates'>): Committed {
      const touched = new Set(unpackUpdates(parcel).map(append))
      for (const place of touched) {
        c.sql('UPDATE document SET seq = ?, hash = ? WHERE id = ?').run(place.seq, place.hash, place.id)
      }
      for (const { scope, person, id, body, event } of batch.commands ?? []) {
        c.sql('INSERT INTO command (scope, person, id, body, event) VALUES (?, ?, ?, ?, ?)')
          .run(scope, person, id, body, JSON.stringify(event))
      }
      if (batch.acta) close(batch.acta)
      return { heads: [...touched].map(({ scope, name, seq, hash }): Head => ({ scope, name, seq, hash: hex(hash) })) }
    },

    /** Moves damaged rows out of the tail; what is missing leaves a mark. Doing it again changes nothing. */
    setAside(scope: string, name: string, findings: readonly Finding[], at: number): number {
      const { id } = placeOf(scope, name)
      let moved = 0
      for (const { seq, damage } of findings) {
        if (c.sql('SELECT 1 FROM quarantine WHERE document = ? AND seq = ?').get(id, seq)) continue
        const row = c.sql('SELECT person, bytes FROM log_row WHERE document = ? AND seq = ?').get(id, seq)
        c.sql('INSERT INTO quarantine (document, seq, damage, at, person, bytes) VALUES (?, ?, ?, ?, ?, ?)')
          .run(id, seq, damage, at, row?.['person'] ?? null, row?.['bytes'] ?? new Uint8Array())
        c.sql('DELETE FROM log_row WHERE document = ? AND seq = ?').run(id, seq)
        moved += 1
      }
      return moved
    },

    /** Writes a snapshot that does not count yet. */
    writeSnapshot(scope: string, name: string, seq: number, hash: Uint8Array, bytes: Uint8Array): void {
      c.sql('INSERT OR REPLACE INTO snapshot (document, seq, bytes, hash, checksum, verified) VALUES (?, ?, ?, ?, ?, 0)')
        .run(placeOf(scope, name).id, seq, bytes, hash, checksum(seq, hash, bytes))
    },

    /** The snapshot was compared and counts from now on. The one before it stays as a spare, with the rows since then. */
    accept(scope: string, name: string, seq: number): void {
      const { id } = placeOf(scope, name)
      const spare = c.sql('SELECT max(seq) AS seq FROM snapshot WHERE document = ? AND verified = 1 AND seq < ?')
        .get(id, seq)?.['seq']
      c.sql('UPDATE snapshot SET verified = 1 WHERE document = ? AND seq = ?').run(id, seq)
      if (spare === null || spare === undefined) return
      c.sql('DELETE FROM log_row WHERE document = ? AND seq <= ?').run(id, spare)
      c.sql('DELETE FROM snapshot WHERE document = ? AND seq < ?').run(id, spare)
    },

    /** The snapshot did not pass the comparison. */
    reject(scope: string, name: string, seq: number): void {
      c.sql('DELETE FROM snapshot WHERE document = ? AND seq = ? AND verified = 0').run(placeOf(scope, name).id, seq)
    },
  }
}
