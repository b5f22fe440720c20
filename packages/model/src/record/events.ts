/*
 * What the record holds: one plain object per event, in the order the server accepted them.
 *
 * Most events are an accepted command with its stamp (`by`, `at`) and what the server saw at that moment (a block's title and
 * planned minutes, so that later edits never change a past plan). The rest is what the server itself noticed. A reader may
 * meet an event it does not know or that makes no sense where it stands: fold.ts ignores it, the same way everywhere.
 */
import type { BlockId, EventId, Millis, PersonId } from '../ids.ts'
import type { Command, CommandOf, CommandType } from './commands.ts'
import type { LeadRole, Standing } from './roles.ts'

/** `by` is a person, or 'server' for what nobody asked for. `at` never goes below the previous event's. */
export interface Stamp { id: EventId; by: PersonId; at: Millis }

/** What the server adds to a command when it becomes an event; commands without a row add nothing. */
export interface Stamped {
  'block.start': { title: string; ms: Millis }
  'step.start': { block: BlockId; text: string; mode: 'plenary' | 'individual' | 'teams'; board: string; queue: boolean;
    ms: Millis; questions: string[] }
  'turn.grant': { ms: Millis }
  'turn.extend': { ms: Millis }
  'role.claim': { from: PersonId | null }
  'role.give': { from: PersonId | null }
  'presence.mark': { person: PersonId }
  'person.rename': { person: PersonId }
  'consult.open': { text: string }
  'minutes.close': { number: number; year: number; version: number; sha256: string }
  /** The version that takes up accepted corrections, where there were any. */
  'minutes.finish': { seal?: Stamped['minutes.close'] }
}

type FromCommand<T extends CommandType> = Stamp & CommandOf<T> & (T extends keyof Stamped ? Stamped[T] : unknown)

export type ServerEvent = Stamp & (
  | { type: 'meeting.created'; title: string }
  | { type: 'client.bound'; client: number; person: PersonId }
  | { type: 'person.joined'; person: PersonId; name: string; standing: Standing; detail?: string; roles?: LeadRole[] }
  /** Sent when a person's last device has been silent for a while; `since` is when it fell silent. */
  | { type: 'person.left'; person: PersonId; since: Millis }
)

export type CommandEvent = { [T in CommandType]: FromCommand<T> }[CommandType]
export type MeetingEvent = CommandEvent | ServerEvent
export type EventType = MeetingEvent['type']
export type EventOf<T extends EventType> = Extract<MeetingEvent, { type: T }>
export type { Command }
