/*
 * What a room knows of one connection, whichever protocol it speaks.
 */
import type { RefusalReason } from '@acta-viva/model/wire'
import type { News } from './delivery.ts'
import type { RoomDocument } from './document.ts'
import type { Seat } from './ports.ts'

export interface Peer {
  readonly seat: Seat
  /** Bytes told to it that have not left yet. */
  readonly unsent: number
  follows(document: RoomDocument): boolean
  /** The highest mark that may be answered once everything before now is on the disk; 0 for none. */
  takeMark(): number
  /** Everything up to mark `n` is on the disk. */
  saved(n: number): void
  /** Roles, teams or the phase changed. */
  rightsChanged(): void
  /** The room holds edits no longer: what waited may go in. */
  released(): void
  /** Every few seconds: feed it, or give it up. */
  beat(now: number): void
  health(state: 'ok' | 'full' | 'draining'): void
  end(reason: RefusalReason): void
}

/** Those who speak one protocol: they share their bytes. */
export interface Audience {
  /** News that are on the disk. */
  deliver(news: readonly News[]): void
}

export type Outcome =
  /** `straightened`: not everything stands where its author's own copy has it. */
  | { at: 'taken'; straightened: boolean }
  | { at: 'nothing' }
  /** Something before it is missing here: the client should send what we lack. */
  | { at: 'gap' }
  | { at: 'refused'; reason: RefusalReason }
