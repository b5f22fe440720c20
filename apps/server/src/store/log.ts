/*
 * The document log: per document a snapshot, then a tail of Yjs updates in the order in which they were committed.
 *
 *   commit ─► tail grows ─► compact ─► snapshot written, read back, loaded cold, compared ─► only then the tail goes
 *
 * A `scope` is the id of a meeting or of a community; within it a document has a name. Rows carry a checksum and a hash
 * chained over the whole history of the document. A damaged row is set aside and the document opens with the rest; the log
 * never hands out bytes that do not load and never forgets a row that has not been compared with the snapshot replacing it.
 */
import type { Acta } from './directory.ts'
import type { Millis } from './store.ts'

export interface DocumentLog {
  /**
   * Writes the whole batch or nothing, in the order of the calls. Batches handed in while the disk is busy share one transaction
   * and one fsync, yet each succeeds or fails alone. Resolves only once durable.
   * @throws StoreError `full` | `busy` | `conflict` | `failed`
   */
  commit(batch: Batch): Promise<Committed>
  /**
   * Reads a document as one update that loads without remainder. A document never written has `seq` 0 and an empty state.
   * Rows that are damaged, or rest on a damaged one, go to quarantine on the way.
   * @throws StoreError `damaged` | `busy`; a failed read is never an empty document
   */
  load(scope: string, name: string): Promise<StoredDocument>
  /**
   * Replaces snapshot and tail by one new snapshot, built from the log itself by a short-lived document off the event loop:
   * encode → write → fsync → read back → load cold → compare → only then drop the tail. Edits committed meanwhile stay in the
   * tail. One at a time per document; a second call joins the first.
   * @throws StoreError `full` | `busy` | `damaged` (the comparison failed; the tail is kept) | `failed`
   */
  compact(scope: string, name: string): Promise<Compacted>
  /** Names of the documents of a scope that hold at least one update, in alphabetical order. */
  documents(scope: string): Promise<string[]>
  /** What a command was answered with, or null when that person never sent that id. */
  command(scope: string, person: string, id: string): Promise<StoredCommand | null>
  /** Rows set aside, oldest first, bytes included: nothing is thrown away. */
  quarantine(scope: string): Promise<QuarantinedRow[]>
}

/** What one transaction writes. */
export interface Batch {
  readonly updates: readonly Update[]
  readonly commands?: readonly CommandRow[]
  /** A closed acta: written with the event that closes the meeting, or not at all. */
  readonly acta?: Acta
}

/** A canonical Yjs update (v1), written by the server's gate or by the server itself; never the bytes of a client. */
export interface Update {
  readonly scope: string
  readonly name: string
  readonly bytes: Uint8Array
  /** Whose edit it is; null for the server's own. */
  readonly person: string | null
  /** Yjs client ids bound to that person by this update. A client id belongs to one person of a scope, for ever. */
  readonly clients: readonly number[]
}

export interface CommandRow {
  readonly scope: string
  readonly person: string
  /** The sender's id of the command: unique per scope and person. */
  readonly id: string
  /** SHA-256 (hex) of the canonical body: a repeat has the same one, another command under the same id has not. */
  readonly body: string
  /** The event it was answered with, as plain JSON. */
  readonly event: unknown
}

export type StoredCommand = Pick<CommandRow, 'body' | 'event'>

/** Where the documents touched by a batch stand now, in the order in which the batch first names them. */
export interface Committed {
  readonly heads: readonly Head[]
}

/** A point in the history of a document: sequence number of its last update and hash of all up to there. */
export interface Head {
  readonly scope: string
  readonly name: string
  readonly seq: number
  /** Hex of sha256(previous hash ‖ update); 64 zeros before the first update. */
  readonly hash: string
}

export interface StoredDocument {
  /** The whole document as one update, loaded and compared before it was handed out. Apply it to an empty Y.Doc. */
  readonly state: Uint8Array
  readonly seq: number
  readonly hash: string
  /** Updates since the last snapshot: a reason to compact. */
  readonly tail: number
  /** Which person each Yjs client id of the scope is bound to. */
  readonly owners: ReadonlyMap<number, string>
  /** How many rows of this document lie in quarantine, from this load or earlier ones. */
  readonly quarantined: number
}

export interface Compacted {
  readonly seq: number
  /** Rows of the tail that the snapshot replaced; 0 when there was nothing to do. */
  readonly dropped: number
  readonly bytes: number
}

/**
 * unreadable  checksum or structure are broken
 * foreign     sound, but does not continue the history before it
 * orphan      sound, but rests on something that was lost
 * missing     there is no such row; its bytes are empty
 */
export type Damage = 'unreadable' | 'foreign' | 'orphan' | 'missing'

export interface QuarantinedRow {
  readonly scope: string
  readonly name: string
  readonly seq: number
  readonly damage: Damage
  readonly at: Millis
  readonly person: string | null
  readonly bytes: Uint8Array
}
