/* How many are here, for the head of the room: apart from the list of people, which comes when it is opened. Pure. */
import type { MeetingState } from '@acta-viva/model/record'

/** Everybody who is at the meeting now, with or without a device. */
export const countHere = (state: MeetingState): number =>
  Object.values(state.people).filter((person) => person.mergedInto === null && !person.removed && person.attendance === 'present').length
