/*
 * What the log reads, on a connection of its own: building a large document must not hold up anybody's commit.
 *
 * One read transaction per document, so that snapshot, tail and head belong together. The newest snapshot that passes its
 * checksum is the base; if the newest is damaged, the spare and the rows kept with it stand in. A head without bytes that lead
 * to it is damage, never an empty document. Nothing is changed here: findings go back to whoever may write.
 */
import * as Y from 'yjs'
import type { Damage, QuarantinedRow, StoredCommand, StoredDocument } from '../store.ts'
import { StoreError } from '../store.ts'
import { build, digest, encodeProven } from './cold.ts'
import type { Connection } from './connection.ts'
import type { Finding } from './log-writes.ts'
import { chain, hex, NO_HISTORY, sound } from './rows.ts'
import type { LogRow, SnapshotRow } from './rows.ts'

interface History {
  readonly head: { readonly seq: number; readonly hash: Uint8Array }
  readonly base: SnapshotRow | null
  /** Sound rows after the base. */
  readonly rows: readonly LogRow[]
  readonly bad: readonly Finding[]
  readonly aside: number
}

export interface Loaded { readonly stored: StoredDocument; readonly bad: readonly Finding[] }

/** A snapshot ready to be written, and what it must look like when it is read back. */
export interface Draft {
  readonly seq: number
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
  readonly digest: string
  readonly tail: number
  readonly bad: readonly Finding[]
}

/** Made anew each time: it is handed over to the main thread. */
const emptyState = (): Uint8Array => Y.encodeStateAsUpdate(new Y.Doc())

export function logReads(c: Connection) {
  /** Runs in one read transaction, so that everything read belongs to one moment. */
  const atOnce = <T>(read: () => T): T => {
    c.db.exec('BEGIN')
    try {
      return read()
    } finally {
      if (c.db.isTransaction) c.db.exec('ROLLBACK') // nothing was written; some errors end the transaction by themselves
    }
  }

  const history = (scope: string, name: string): History => atOnce(() => {
    const head = c.sql('SELECT id, seq, hash FROM document WHERE scope = ? AND name = ?').get(scope, name)
    if (!head) return { head: { seq: 0, hash: NO_HISTORY }, base: null, rows: [], bad: [], aside: 0 }
    const id = Number(head['id'])
    const snapshots = c.sql(`SELECT seq, bytes, hash, checksum FROM snapshot
      WHERE document = ? AND verified = 1 ORDER BY seq DESC`).all(id) as unknown as SnapshotRow[]
    const base = snapshots.find(sound) ?? null
    const rows = c.sql('SELECT seq, bytes, hash, checksum, person FROM log_row WHERE document = ? AND seq > ? ORDER BY seq')
      .all(id, base?.seq ?? 0) as unknown as LogRow[]
    const aside = new Set(c.sql('SELECT seq FROM quarantine WHERE document = ?').all(id).map((row) => Number(row['seq'])))
    if (!base && snapshots.length > 0 && rows[0]?.seq !== 1 && !aside.has(1)) {
      throw new StoreError('damaged', `no snapshot of ${scope}/${name} can be read`)
    }
    const seq = Number(head['seq'])
    return { head: { seq, hash: head['hash'] as Uint8Array }, base, ...judge(base, rows, seq, aside), aside: aside.size }
  })

  /** History as a document; the caller destroys it. */
  const rebuild = (scope: string, name: string) => {
    const past = history(scope, name)
    const { doc, bad } = attempt(`${scope}/${name} does not load`, () => build(past.base?.bytes ?? null, past.rows))
    if (past.head.seq > 0 && !past.base && past.rows.length === bad.length) {
      doc.destroy()
      throw new StoreError('damaged', `nothing of ${scope}/${name} can be read`)
    }
    return { past, doc, bad: [...past.bad, ...bad] }
  }

  const proven = (scope: string, name: string, doc: Y.Doc): Uint8Array =>
    attempt(`${scope}/${name} does not come back as it was encoded`, () => encodeProven(doc))

  const owners = (scope: string): Map<number, string> =>
    new Map(c.sql('SELECT client, person FROM client WHERE scope = ?').all(scope)
      .map((row) => [Number(row['client']), String(row['person'])]))

  return {
    load(scope: string, name: string): Loaded {
      const { past, doc, bad } = rebuild(scope, name)
      try {
        // a base alone was compared when it was accepted
        const asStored = past.rows.length === 0 ? (past.base?.bytes ?? emptyState()) : null
        return {
          stored: {
            state: asStored ?? proven(scope, name, doc), seq: past.head.seq, hash: hex(past.head.hash), tail: past.rows.length,
            owners: owners(scope), quarantined: past.aside + bad.length,
          },
          bad,
        }
      } finally {
        doc.destroy()
      }
    },

    draft(scope: string, name: string): Draft {
      const { past, doc, bad } = rebuild(scope, name)
      try {
        const { seq, hash } = past.head
        return { seq, hash, bytes: proven(scope, name, doc), digest: digest(doc), tail: seq - (past.base?.seq ?? 0), bad }
      } finally {
        doc.destroy()
      }
    },

    /** Reads a written snapshot back, loads it cold and compares. */
    holds(scope: string, name: string, seq: number, expected: string): boolean {
      const row = c.sql(`SELECT s.seq, s.bytes, s.hash, s.checksum FROM snapshot s JOIN document d ON d.id = s.document
        WHERE d.scope = ? AND d.name = ? AND s.seq = ?`).get(scope, name, seq) as unknown as SnapshotRow | undefined
      if (!row || !sound(row)) return false
      try {
        const { doc } = build(row.bytes, [])
        try {
          return digest(doc) === expected
        } finally {
          doc.destroy()
        }
      } catch { // it does not even load: that is the answer
        return false
      }
    },

    documents: (scope: string): string[] =>
      c.sql('SELECT name FROM document WHERE scope = ? AND seq > 0 ORDER BY name').all(scope).map((row) => String(row['name'])),

    quarantine: (scope: string): QuarantinedRow[] =>
      c.sql(`SELECT d.scope, d.name, q.seq, q.damage, q.at, q.person, q.bytes
        FROM quarantine q JOIN document d ON d.id = q.document
        WHERE d.scope = ? ORDER BY q.at, q.rowid`).all(scope).map((row) => ({ ...row })) as unknown as QuarantinedRow[],
  }
}

/** What Yjs throws over stored bytes, as the port names it. */
const attempt = <T>(message: string, load: () => T): T => {
  try {
    return load()
  } catch (error) {
    throw new StoreError('damaged', message, { cause: error })
  }
}

/** Kept on the writer's connection, where it is never behind a long read. */
export const findCommand = (c: Connection, scope: string, person: string, id: string): StoredCommand | null => {
  const row = c.sql('SELECT body, event FROM command WHERE scope = ? AND person = ? AND id = ?').get(scope, person, id)
  return row ? { body: String(row['body']), event: JSON.parse(String(row['event'])) as unknown } : null
}

const continues = (before: Uint8Array, row: LogRow): boolean => Buffer.compare(chain(before, row.bytes), row.hash) === 0

/** Splits a tail into rows that can be trusted and findings about those that cannot, or are not there. */
function judge(base: SnapshotRow | null, rows: readonly LogRow[], last: number, aside: ReadonlySet<number>) {
  const good: LogRow[] = []
  const bad: Finding[] = []
  let seq = base?.seq ?? 0
  let before: Uint8Array | null = base?.hash ?? NO_HISTORY // null: unknown, because the row before is not to be trusted
  const absent = (until: number): void => {
    for (seq += 1; seq < until; seq++) {
      before = null
      if (!aside.has(seq)) bad.push({ seq, damage: 'missing' })
    }
  }
  for (const row of rows) {
    absent(row.seq)
    const damage: Damage | null = !sound(row) ? 'unreadable' : before && !continues(before, row) ? 'foreign' : null
    if (damage) bad.push({ seq: row.seq, damage })
    else good.push(row)
    before = damage ? null : row.hash
  }
  absent(last + 1)
  return { rows: good, bad }
}
