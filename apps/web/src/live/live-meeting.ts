/*
 * What a screen may ask of a meeting, and what one needs to open it. Two keep to it: `openMeeting`, which lives on the line, and
 * `createLocalMeeting`, which needs no server.
 */
import type { TableRows } from '@acta-viva/model/documents'
import type { EventId, Millis, PersonId } from '@acta-viva/model/ids'
import type { CommandType, MeetingState, Role } from '@acta-viva/model/record'
import type { Place, RefusalReason, WhisperKind } from '@acta-viva/model/wire'
import type { Accessor } from 'solid-js'
import type * as Y from 'yjs'
import type { Carets, createCarets } from './carets.ts'
import type { LineDeps, LineState } from './line.ts'
import type { Memory } from './memory.ts'
import type { Kept, Outcome, Wish } from './outbox.ts'
import type { SavedWord } from './saved.ts'

export interface Presence { place: Place; devices: number }
/** Words the server did not take, kept for their author. */
export interface Returned { id: string; document: string; reason: RefusalReason | 'epoch'; words: string; at: Millis }
export interface Whisper { from: PersonId; kind: WhisperKind; at: Millis }

/**
 * This device's copy of the meeting: kept; part of it could not be read, and what only it held may be gone; or the browser would not keep
 * something, now or before.
 */
export type DeviceCopy = 'kept' | 'mended' | 'refused'

/** What entering answered with, drawn before any document is here. */
export interface StartState { epoch: string; table: TableRows; record: MeetingState }
export interface LiveDeps extends LineDeps {
  url: () => string
  memory: Memory
  monotonic: () => Millis
  makeId: () => EventId
  makeClient: () => number
  /** False where this screen is for everybody and must not fall behind, whatever its device prefers. */
  spares?: boolean
}
export interface LiveSeat { meeting: string; person: PersonId; standing: 'participant' | 'observer'; start: StartState | null }

export interface LiveMeeting {
  readonly id: string
  readonly me: PersonId
  readonly state: Accessor<MeetingState>
  /** My roles now, as the record says; `participant` or `observer` always among them. */
  readonly roles: Accessor<readonly Role[]>
  may: (type: CommandType) => boolean
  /** Whether this device may write a document now. */
  writes: (document: string) => boolean
  /** While true, what others write waits; `waits` says whether anything does. Never long, and never the record. */
  hold: (on: boolean) => void
  waits: () => boolean
  /** The table as it is read, from the first picture on. */
  readonly table: Accessor<TableRows>
  /** Whether documents can be opened: not in the first moments, when their code and contents are still on the way. */
  readonly documentsHere: Accessor<boolean>
  /** A document as a signal; opens its channel if need be. @throws before `documentsHere`: stand inside `<WithDocuments>` */
  document: (name: string) => Accessor<Y.Doc>
  /** Server time, ticking once a second and only while the page is seen. */
  readonly now: Accessor<Millis>
  /** Whether `now` is the server's time and worth showing; false only for the instant before it is known. */
  readonly timed: Accessor<boolean>
  exactNow: () => Millis
  send: (wish: Wish) => Promise<Outcome>
  readonly outbox: Accessor<readonly Kept[]>
  forgetKept: (id: string) => void
  /** Sends a kept wish whose moment has passed, because its person said so. */
  insistKept: (id: string) => void
  /** What the server has is here: what is seen is not only this device's memory. */
  readonly caughtUp: Accessor<boolean>
  readonly saved: Accessor<SavedWord>
  readonly copy: Accessor<DeviceCopy>
  readonly line: Accessor<LineState>
  readonly health: Accessor<'ok' | 'full' | 'draining'>
  readonly presence: Accessor<ReadonlyMap<PersonId, Presence>>
  readonly returned: Accessor<readonly Returned[]>
  letGo: (id: string) => void
  readonly whispers: Accessor<readonly Whisper[]>
  whisper: (to: PersonId, kind: Whisper['kind']) => void
  /** Carets for one rich text; `create` is `createCarets`, which comes with the editor rather than with the room. */
  carets: (create: typeof createCarets, document: string, root: string, face: (person: PersonId) => { name: string; color: string }) => Carets
  /** Bytes this meeting used on this device, all visits. */
  readonly traffic: Accessor<{ up: number; down: number }>
  /** Adds what was fetched for it beside the line. */
  count: (up: number, down: number) => void
  /** This device spares bytes, in every meeting: no carets, others' edits and presence every few seconds, little asked of a silent line. */
  readonly lowData: Accessor<boolean>
  setLowData: (on: boolean) => void
  retry: () => void
  /** Tells the others whether this page is looked at. */
  sayPlace: (place: 'here' | 'away') => void
  /** Hangs up until `retry`: a hidden page that holds nothing rests. */
  rest: () => void
  leave: () => void
}
