/* How a person's caret looks: their name from the record, and one of eight colours that stays theirs. */
import type { PersonId } from '@acta-viva/model/ids'
import type { MeetingState } from '@acta-viva/model/record'

export interface Face { name: string; color: string }

const COLORS = 8

/** The colour is a palette index in words ("0"…"7"); the sheet decides what it looks like in each theme. */
export function faceOf(state: () => MeetingState, person: PersonId): Face {
  let sum = 0
  for (let i = 0; i < person.length; i++) sum = (sum * 31 + person.charCodeAt(i)) % 9_973
  return { name: state().people[person]?.name ?? '', color: String(sum % COLORS) }
}
