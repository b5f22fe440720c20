/*
 * The state of a meeting, folded from its record and never stored.
 *
 * Plain data, so that it travels as JSON and compares with deep equality. Every clock is a list of intervals: what was used is
 * their sum, whoever reads it and whenever. `null` means "nothing now"; a missing key in a Record means "never".
 */
import type { BlockId, EventId, Millis, PersonId, StepId } from '../ids.ts'
import type { CommandOf } from './commands.ts'
import type { MeetingEvent } from './events.ts'
import type { LeadRole, Standing } from './roles.ts'

export type Phase = 'draft' | 'open' | 'ended' | 'closed'
/** `to: null` is still running. */
export interface Interval { from: Millis; to: Millis | null }
export type Channel = NonNullable<CommandOf<'presence.mark'>['channel']>
export type Attendance = NonNullable<CommandOf<'presence.mark'>['attendance']>
export type TurnKind = NonNullable<CommandOf<'turn.request'>['kind']>
export type Answer = CommandOf<'position.state'>['answer']
export type Progress = CommandOf<'review.mark'>['progress']

export interface Person {
  id: PersonId
  name: string
  detail: string
  standing: Standing
  /** How they attend; 'room' is by their own device. */
  channel: Channel
  attendance: Attendance
  reason: string
  /** First moment in the meeting, null while only expected; `leftAt` is null while here. */
  joinedAt: Millis | null
  leftAt: Millis | null
  /** Times the person came back after a cut. */
  returns: number
  /** Who wrote them in, for people without a device. */
  addedBy: PersonId | null
  /** Into whom a duplicate was merged. */
  mergedInto: PersonId | null
  removed: boolean
  rsvp: 'yes' | 'no' | 'maybe' | null
}

export interface Handover {
  role: LeadRole; from: PersonId | null; to: PersonId | null; by: PersonId; at: Millis; how: 'given' | 'claimed' | 'entered'
}

export interface BlockRun {
  id: BlockId
  title: string
  /** Planned when it first started; added (or cut) since; both apart (MC2). */
  planned: Millis
  added: Millis
  /** Postponed to the next meeting. */
  moved: boolean
  intervals: Interval[]
  ended: boolean
  opener: { person: PersonId; accepted: boolean | null } | null
}

export interface StepRun {
  id: StepId; block: BlockId; text: string; mode: 'plenary' | 'individual' | 'teams'; board: string; queue: boolean
  ms: Millis; questions: string[]; startedAt: Millis
}

export interface TurnRequest {
  id: EventId; person: PersonId; kind: TurnKind; subject: string; to: PersonId | null; at: Millis
  /** When it was pressed without signal; null if it arrived at once. */
  meant: Millis | null
  /** Who asked on their behalf (people on the phone only). */
  askedBy: PersonId | null
  block: BlockId | null
  /** Place among the arrivals: its sequence number, until somebody is placed by hand. */
  key: number
  /** The rank a person was placed at by hand; null while the rule decides. */
  pinned: 0 | 1 | 2 | null
}

export interface Turn {
  id: EventId; person: PersonId; kind: TurnKind; subject: string; to: PersonId | null; block: BlockId | null; step: StepId | null
  given: Millis; extended: Millis; intervals: Interval[]; endedAt: Millis | null
  /** False for "ya está hablando": nobody asked. */
  asked: boolean
  askedBy: PersonId | null
  /** What they had asked for, so that a wrong tap can give it back. */
  request: TurnRequest | null
  grantedBy: PersonId
}

export interface Position { id: EventId; person: PersonId; answer: Answer; reason: string; at: Millis }
export interface Team { id: string; name: string; members: PersonId[]; guide: boolean }
export interface Evidence {
  id: EventId; block: BlockId | null; kind: 'link' | 'note' | 'photo'; title: string; ref: string; by: PersonId; at: Millis
  removed: boolean
}
export interface Review {
  id: EventId; agreement: string; progress: Progress; note: string; evidence: string; by: PersonId; at: Millis
}
export interface Correction {
  id: EventId; by: PersonId; at: Millis; section: number; paragraph: string
  /** What stood there when it was asked for, and what should stand. */
  was: string; text: string
  /** The first version that shows it; null until there is one. */
  version: number | null
  outcome: { accepted: boolean; answer: string; by: PersonId; at: Millis } | null
}
export interface Version {
  number: number; year: number; version: number; sha256: string; closedAt: Millis; closedBy: PersonId; reason: string
}
export interface Adjustment {
  id: EventId; kind: 'trim' | 'move' | 'extend'; changes: { block: BlockId; ms: Millis; moved?: boolean }[]; by: PersonId
  at: Millis
}
export interface NextMeeting { at: Millis | null; purpose: string; lead: string; bring: string; undecided: boolean }

export interface MeetingState {
  phase: Phase
  /** How many events were folded, and the last one's moment. */
  seq: number
  lastAt: Millis
  createdAt: Millis | null
  startedAt: Millis | null
  endedAt: Millis | null
  /** When the meeting was running: breaks and the time between an end and a new start are left out. */
  sessions: Interval[]
  breaks: Interval[]
  /** When the running break should be over, if somebody said. */
  breakUntil: Millis | null
  /** What the running break stopped and will set going again; null outside a break. */
  held: { block: boolean; turn: boolean } | null
  people: Record<PersonId, Person>
  /** Yjs client id → person. */
  clients: Record<string, PersonId>
  roles: Record<LeadRole, PersonId | null>
  handovers: Handover[]
  blocks: Record<BlockId, BlockRun>
  /** In the order they were first started. */
  blockOrder: BlockId[]
  block: BlockId | null
  step: StepRun | null
  stepsDone: StepId[]
  question: { index: number; text: string } | null
  readback: number | null
  /** Always in speaking order (rules FL1 to FL5). */
  queue: TurnRequest[]
  queueOpen: boolean
  turnMs: Millis
  /** The step of the last extension, offered again. */
  extendMs: Millis
  turn: Turn | null
  /** Those that ended, in the order they ended. */
  turns: Turn[]
  consult: { id: EventId; on: string; text: string; at: Millis } | null
  positions: Record<string, Record<PersonId, Position>>
  consulted: Record<string, string>
  answers: Record<StepId, { ready: PersonId[]; revealed: boolean }>
  teams: { list: Team[]; open: boolean; until: Millis | null; since: Millis | null }
  norm: { text: string; at: Millis } | null
  roster: { name: string; detail: string }[]
  locked: boolean
  /** When everybody's link was last replaced; null if it never was. */
  newLinkAt: Millis | null
  evidence: Evidence[]
  reviews: Record<string, Review>
  gaps: string[]
  next: NextMeeting | null
  adjustments: Adjustment[]
  versions: Version[]
  confirmations: Record<PersonId, Millis>
  corrections: Correction[]
  /** Until when a closed acta takes conformities and corrections, and since when it is final; null otherwise. */
  until: Millis | null
  final: Millis | null
  reopenings: { by: PersonId; at: Millis; reason: string }[]
  redacted: EventId[]
  /** The last act that can be undone, what stood before it and what came since; null once ten seconds have passed. */
  undo: { event: EventId; by: PersonId; at: Millis; type: string; before: MeetingState; since: MeetingEvent[] } | null
}
