/*
 * The messages of channel 0: what client and server tell each other beside the documents.
 *
 * client → server: hello, time, command, mark, open, close, presence, caret, whisper.
 * server → client: hello, time, answer, saved, refused, channel, presence, caret, whisper, resync.
 * All are JSON with a short tag `t`. What the client says is read by `readUp`, which refuses anything of another shape;
 * what the server says is trusted by the web, since it comes from our own process.
 */
import * as v from 'valibot'
import type { Millis, PersonId } from '../ids.ts'
import type { MeetingEvent } from '../record/events.ts'
import { Refusal, type RefusalReason } from './refusals.ts'

const name = v.pipe(v.string(), v.maxLength(128))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Where a device stands: looking at the room, behind another app, or silent. */
export const places = ['here', 'away', 'silent'] as const
export type Place = (typeof places)[number]

export const upSchema = v.variant('t', [
  /** First message of a socket. `client` is the Yjs client id of this tab; `known` what it has saved, by document. */
  v.strictObject({ t: v.literal('hello'), protocol: count, client: v.optional(count), epoch: v.optional(name), low: v.optional(v.boolean()) }),
  v.strictObject({ t: v.literal('time'), sent: v.number() }),
  v.strictObject({ t: v.literal('command'), command: v.looseObject({ id: v.pipe(v.string(), v.maxLength(64)), type: name }) }),
  /** "Everything I sent before this": answered by `saved` once it is on disk. Counted from 1 per socket. */
  v.strictObject({ t: v.literal('mark'), n: count }),
  /** Asks for a channel to one more document, or gives one up. */
  v.strictObject({ t: v.literal('open'), document: name }),
  v.strictObject({ t: v.literal('close'), document: name }),
  v.strictObject({ t: v.literal('place'), place: v.picklist(['here', 'away']) }),
  /** A caret in one rich text; null when the editor loses the focus. `at` is the editor's own opaque position. */
  v.strictObject({ t: v.literal('caret'), document: name, root: name, at: v.nullable(v.pipe(v.string(), v.maxLength(400))) }),
  /** Private word to one person or to the moderator; never an event of the record. */
  v.strictObject({ t: v.literal('whisper'), to: v.pipe(v.string(), v.maxLength(64)), kind: v.picklist(['invite', 'yes', 'later']) }),
])
export type Up = v.InferOutput<typeof upSchema>

export interface ChannelRow { channel: number; document: string; write: boolean }
export interface PresenceRow { person: PersonId; place: Place; devices: number }

export type Down =
  | { t: 'hello'; protocol: number; epoch: string; person: PersonId; now: Millis; channels: ChannelRow[]; presence: PresenceRow[] }
  | { t: 'time'; sent: number; now: Millis }
  | { t: 'answer'; id: string; event: MeetingEvent }
  | { t: 'answer'; id: string; refused: RefusalReason }
  /** Every mark up to `n` is committed with fsync. */
  | { t: 'saved'; n: number }
  /** An edit of this document was not taken: start it afresh, keep the text for its author. `retry` gaps ask for a diff instead. */
  | { t: 'refused'; document: string; reason: RefusalReason }
  | { t: 'gap'; document: string }
  /** A right or a document changed: this is the channel from now on. `channel: 0` means it is gone. */
  | { t: 'channel'; channel: number; document: string; write: boolean }
  | { t: 'presence'; rows: PresenceRow[] }
  | { t: 'caret'; document: string; root: string; carets: { person: PersonId; client: number; at: string | null }[] }
  | { t: 'whisper'; from: PersonId; kind: 'invite' | 'yes' | 'later' }
  /** The room cannot save just now: writing waits. */
  | { t: 'health'; state: 'ok' | 'full' | 'draining' }

const text = new TextEncoder()
const utf8 = new TextDecoder('utf-8', { fatal: true })

export const encodeControl = (message: Up | Down): Uint8Array => text.encode(JSON.stringify(message))

/** Reads what a client said. @throws Refusal('bad-frame') */
export function readUp(bytes: Uint8Array): Up {
  try {
    return v.parse(upSchema, JSON.parse(utf8.decode(bytes)))
  } catch (cause) {
    throw new Refusal('bad-frame', { cause })
  }
}

/** Reads what our own server said. */
export const readDown = (bytes: Uint8Array): Down => JSON.parse(utf8.decode(bytes)) as Down
