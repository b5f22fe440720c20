/*
 * The shape of a rule: when an event fits, and what it changes.
 *
 * One `fits` serves both sides: fold ignores an event that does not fit, decide refuses the command with the same reason. So
 * the server never writes what a reader would ignore. `apply` is only called after `fits` said null, and never throws.
 */
import type { PersonId } from '../ids.ts'
import type { RefusalReason } from '../wire/refusals.ts'
import type { EventOf, EventType } from './events.ts'
import type { MeetingState, Person } from './state.ts'

export interface Rule<T extends EventType> {
  /** Null when the event makes sense in this state, else why not. Rights are not judged here. */
  fits: (state: MeetingState, event: EventOf<T>) => RefusalReason | null
  apply: (state: MeetingState, event: EventOf<T>) => MeetingState
}
export type Rules<T extends EventType> = { [K in T]: Rule<K> }

/** Reads a key that somebody else chose: never what an object inherits. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

export const always = (): null => null

/** The person an id stands for today: a merged duplicate is the person it was merged into (PE7). */
export function resolvePerson(state: MeetingState, id: PersonId): PersonId {
  let at = id
  for (let into = own(state.people, at)?.mergedInto; into; into = own(state.people, at)?.mergedInto) at = into
  return at
}

/** Somebody of this meeting, merged duplicates resolved; undefined if unknown or removed. */
export function personOf(state: MeetingState, id: PersonId): Person | undefined {
  const person = own(state.people, resolvePerson(state, id))
  return person?.removed ? undefined : person
}

/** Takes part: may speak, hold a role, state a position. Observers never. */
export const takesPart = (state: MeetingState, id: PersonId): boolean => personOf(state, id)?.standing === 'participant'

/** Came to this meeting, on a device, on the phone or in person; also when their line is gone just now. */
export function came(state: MeetingState, id: PersonId): boolean {
  const attendance = personOf(state, id)?.attendance
  return attendance === 'present' || attendance === 'left'
}

export const inBreak = (state: MeetingState): boolean => state.breaks.at(-1)?.to === null

export const putPerson = (state: MeetingState, person: Person): MeetingState =>
  ({ ...state, people: { ...state.people, [person.id]: person } })
