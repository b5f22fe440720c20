/*
 * What a client may say on channel 0, and the strict reader of it. Only servers read clients, so this stands apart: the page that
 * everybody waits for on a slow line carries no validator. Anything of another shape is refused, never repaired.
 */
import * as v from 'valibot'
import { readJson, whisperKinds } from './control.ts'
import { Refusal } from './refusal.ts'

const name = v.pipe(v.string(), v.maxLength(128))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const upSchema = v.variant('t', [
  /** First message of a socket. `client`: the Yjs client id of this tab; `epoch`: the history of its copies; `low`: spare it what it can miss. */
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
  v.strictObject({ t: v.literal('whisper'), to: v.pipe(v.string(), v.maxLength(64)), kind: v.picklist(whisperKinds) }),
])
export type Up = v.InferOutput<typeof upSchema>

/** Reads what a client said. @throws Refusal('bad-frame') */
export function readUp(bytes: Uint8Array): Up {
  try {
    return v.parse(upSchema, readJson(bytes))
  } catch (cause) {
    throw new Refusal('bad-frame', { cause })
  }
}
