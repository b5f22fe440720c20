/*
 * The messages of channel 0: what client and server tell each other beside the documents.
 *
 * client → server: hello, time, command, mark, open, close, place, caret, whisper.
 * server → client: hello, time, answer, saved, refused, gap, afresh, channel, presence, caret, whisper, health.
 * All are JSON with a short tag `t`. What the client says is read by `readUp` (up.ts), which refuses anything of another shape;
 * what the server says is trusted by the web, since it comes from our own process.
 */
import type { Millis, PersonId } from '../ids.ts'
import type { MeetingEvent } from '../record/events.ts'
import type { RefusalReason } from './refusals.ts'
import type { Up } from './up.ts'

export type { Up } from './up.ts'

/** Where a device stands: looking at the room, behind another app, or silent. */
export const places = ['here', 'away', 'silent'] as const
export type Place = (typeof places)[number]

/**
 * Private words between two people. A lead role is asked for (`ask`) and the wish taken back (`drop`) by whoever opened its link; `keep`
 * is the answer of who has it, or of who coordinates, that it stays where it is. That it is given is an event of the record.
 */
export const whisperKinds = [
  'invite', 'yes', 'later', 'ask-coordinator', 'ask-moderator', 'ask-secretary', 'drop-coordinator', 'drop-moderator', 'drop-secretary',
  'keep-coordinator', 'keep-moderator', 'keep-secretary',
] as const
export type WhisperKind = (typeof whisperKinds)[number]

export interface ChannelRow { channel: number; document: string; write: boolean }
export interface PresenceRow { person: PersonId; place: Place; devices: number }

export type Down =
  | { t: 'hello'; protocol: number; epoch: string; person: PersonId; now: Millis; channels: ChannelRow[]; presence: PresenceRow[] }
  | { t: 'time'; sent: number; now: Millis }
  | { t: 'answer'; id: string; event: MeetingEvent }
  | { t: 'answer'; id: string; refused: RefusalReason }
  /** Every mark up to `n` is committed with fsync. */
  | { t: 'saved'; n: number }
  /** An edit of this document was not taken: start it afresh, keep the text for its author. */
  | { t: 'refused'; document: string; reason: RefusalReason }
  /** Something before an edit of this document is missing: the state vector behind this asks for it. */
  | { t: 'gap'; document: string }
  /** An edit of ours was saved in another order than ours: take the document anew (an empty state vector), the answer replaces our copy. */
  | { t: 'afresh'; document: string }
  /** A right or a document changed: this is the channel from now on. `channel: 0` means it is gone. */
  | { t: 'channel'; channel: number; document: string; write: boolean }
  | { t: 'presence'; rows: PresenceRow[] }
  | { t: 'caret'; document: string; root: string; carets: { person: PersonId; client: number; at: string | null }[] }
  | { t: 'whisper'; from: PersonId; kind: WhisperKind }
  /** The room cannot save just now: writing waits. */
  | { t: 'health'; state: 'ok' | 'full' | 'draining' }

const text = new TextEncoder()
const utf8 = new TextDecoder('utf-8', { fatal: true })

export const encodeControl = (message: Up | Down): Uint8Array => text.encode(JSON.stringify(message))

/** The JSON of one control message. @throws if it is none */
export const readJson = (bytes: Uint8Array): unknown => JSON.parse(utf8.decode(bytes))

/** Reads what our own server said. */
export const readDown = (bytes: Uint8Array): Down => readJson(bytes) as Down
