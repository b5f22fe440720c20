/*
 * The store: everything that must outlive the process, behind one port with two halves.
 *
 *   log        what people and the server wrote, as Yjs updates, in the order in which it became durable
 *   directory  who and what there is: communities, meetings, links, people, sessions, actas, uploads, settings
 *
 * Promises resolve only when the bytes are on the disk. An adapter never answers a failed read with "nothing there",
 * never retries a failed fsync, and lets no SQL and no row of its own leak through this port. All of it is asynchronous,
 * so that an adapter may live in a worker thread or on another machine.
 */
import type { Directory } from './directory.ts'
import type { DocumentLog } from './log.ts'

export type * from './directory.ts'
export type * from './log.ts'

/** Milliseconds since 1970, by the server's clock. Always an integer. */
export type Millis = number

export interface Store {
  readonly log: DocumentLog
  readonly directory: Directory
  /** Names this history. Another one after a restore: what a client kept from before must not be merged blindly. */
  readonly epoch: string
  /** What is known without asking the disk; cheap enough for every tick. */
  health(): StoreHealth
  /**
   * Settles (and never rejects) when the store can no longer be trusted: an I/O error, a failed fsync, a dead worker.
   * What was acknowledged is safe; nothing later is. The process has to end, with a status other than 0.
   */
  readonly failure: Promise<StoreError>
  /** Writes a consistent copy of everything, uploads included, into one new file while the store stays in use. */
  backup(to: string): Promise<void>
  /** Waits for what is under way, then lets go of files and lock. Safe to call twice. */
  close(): Promise<void>
}

export interface StoreHealth {
  /** `full`: no space left; reads go on, commits are refused, and it turns `ok` by itself when space returns. */
  readonly state: 'ok' | 'full' | 'failed'
  /** Bytes waiting in the write-ahead log; above `WAL_ALARM` somebody holds an old read open. */
  readonly walBytes: number
  /** Rows set aside as damaged since the store was opened. */
  readonly quarantined: number
}

export const WAL_ALARM = 64 * 1024 * 1024

/**
 * full      nothing was written, the disk has no space: keep the edits, say so, try again
 * busy      nothing was written, another process held the lock for too long: try again
 * conflict  nothing was written, a unique key is taken (acta number, version, command id, client id): look again
 * damaged   a read failed, or the bytes do not make a document, not even in part: refuse the room, never show an empty one
 * in-use    another process owns this data folder
 * closed    the store was closed
 * failed    the disk or the adapter failed: end the process
 */
export type StoreErrorKind = 'full' | 'busy' | 'conflict' | 'damaged' | 'in-use' | 'closed' | 'failed'

export class StoreError extends Error {
  override name = 'StoreError'
  readonly kind: StoreErrorKind
  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
