/*
 * What a room asks of the world and what it gives to it: sockets, seats, the clock, the store, and whoever seals the minutes.
 *
 * Everything a room cannot decide by itself comes in through here, so that a test needs no network and no sleeping.
 * Nothing in this file does anything.
 */
import type { LeadRole, MeetingEvent, MeetingState, Standing } from '@acta-viva/model/record'
import type * as Y from 'yjs'
import type { Log } from '../log.ts'
import type { Acta, Millis, Store } from '../store/store.ts'

/** One connection of one device. `send` and `close` never throw; nothing is heard after `close`. */
export interface Socket {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes handed to `send` that have not left yet. */
  buffered(): number
}

/** What the socket's owner calls. `gone` may be called more than once. */
export interface Hearing {
  hear(bytes: Uint8Array): void
  gone(): void
}

/** Who somebody is, as their session says. Roles are not here: they are folded from the record. */
export interface Seat {
  readonly meeting: string
  readonly person: string
  readonly name: string
  readonly standing: Standing
  /** Lead links this person has opened. */
  readonly links: readonly LeadRole[]
}

export interface Clock {
  now(): Millis
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: Millis, run: () => void): () => void
}

/** What the minutes are made of, all of it committed. The documents belong to the caller of `Seal` and end with it. */
export interface Sealing {
  readonly meeting: string
  readonly state: MeetingState
  readonly events: readonly MeetingEvent[]
  readonly table: Y.Doc
  readonly plenary: Y.Doc
  readonly teams: ReadonlyMap<string, Y.Doc>
  readonly by: string
  readonly at: Millis
  readonly reason: string | null
  /** The closing event's id. */
  readonly event: string
  /** The closed acta again, with the corrections accepted since. */
  readonly finishes: boolean
}

export interface Sealed {
  readonly extras: { number: number; year: number; version: number; sha256: string }
  readonly acta: Acta
}

/** Projects and signs the minutes. Asked again when the number it gave was taken meanwhile. */
export type Seal = (sealing: Sealing) => Promise<Sealed>

export interface RoomDeps {
  readonly store: Pick<Store, 'log' | 'epoch'>
  readonly clock: Clock
  readonly makeId: () => string
  readonly seal: Seal
  readonly log: Log
  /** The disk can no longer be trusted: the process has to end. */
  fatal(error: Error): void
  /** Called after an event is on the disk: lists, links and sessions follow from here. */
  told?(meeting: string, event: MeetingEvent): void
}

/** Committed states of the three documents everybody follows, each as one update. A head start: the socket brings the rest. */
export interface JoinState {
  readonly table: Uint8Array
  readonly plenary: Uint8Array
  readonly record: Uint8Array
}
