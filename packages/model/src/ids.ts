/*
 * The few words every part shares: ids, moments, lengths.
 *
 * Ids are plain strings with a brand, so a person's id cannot be handed over where a block's is asked for.
 * Moments are server milliseconds since 1970; lengths are milliseconds. Nothing here reads a clock or rolls dice.
 */
export type Millis = number

export type PersonId = string & { readonly __id?: 'person' }
export type BlockId = string & { readonly __id?: 'block' }
export type StepId = string & { readonly __id?: 'step' }
export type EventId = string & { readonly __id?: 'event' }

/** Makes a fresh id; the randomness comes in, so tests can repeat it. */
export type MakeId = () => string

/** Leaves no state unhandled: the compiler refuses a call that can be reached. */
export const unreachable = (never: never): never => {
  throw new Error(`unreachable state: ${JSON.stringify(never)}`)
}
