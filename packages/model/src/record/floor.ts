/*
 * Readings of the floor: places in the queue, how long it may take, who has not been heard.
 *
 * Who spoke how long is for the moderator's eyes (and each person's own): it suggests, it never ranks, and it is in no file.
 * The suggestion changes nothing; "next" is always the head of the queue.
 */
import type { Millis, PersonId } from '../ids.ts'
import { used } from './intervals.ts'
import { rankOf } from './queue.ts'
import { resolvePerson } from './rule.ts'
import type { MeetingState, Person, TurnRequest } from './state.ts'
import { turnLeft } from './turns.ts'

/** The queue in speaking order. */
export const orderedQueue = (state: MeetingState): readonly TurnRequest[] => state.queue

export interface QueuePlace {
  /** 1 is next. */
  place: number
  /** Estimate: what is left of the running turn and a turn's length for each before. */
  waitMs: Millis
}

/** Somebody's place in the queue (FL7); null if they are not in it. */
export function queuePlace(state: MeetingState, person: PersonId, now: Millis): QueuePlace | null {
  const index = state.queue.findIndex((request) => request.person === resolvePerson(state, person))
  if (index < 0) return null
  return { place: index + 1, waitMs: Math.max(0, state.turn ? turnLeft(state.turn, now) : 0) + index * state.turnMs }
}

export interface Share { person: PersonId; turns: number; ms: Millis }

/** A person's own turns and time so far, the running one included. */
export function ownShare(state: MeetingState, person: PersonId, now: Millis): Share {
  const who = resolvePerson(state, person)
  const mine = [...state.turns, ...(state.turn ? [state.turn] : [])].filter((turn) => turn.person === who)
  return { person: who, turns: mine.length, ms: mine.reduce((sum, turn) => sum + used(turn.intervals, now), 0) }
}

const tookPart = ({ mergedInto, removed, standing, attendance }: Person): boolean =>
  mergedInto === null && !removed && standing === 'participant' && (attendance === 'present' || attendance === 'left')

/** Everybody who came and takes part, with turns and time so far (FL15); for the moderator only. In the order of the people. */
export function fairness(state: MeetingState, now: Millis): Share[] {
  const shares = new Map<PersonId, Share>()
  for (const person of Object.values(state.people)) {
    if (tookPart(person)) shares.set(person.id, { person: person.id, turns: 0, ms: 0 })
  }
  for (const turn of [...state.turns, ...(state.turn ? [state.turn] : [])]) {
    const share = shares.get(turn.person)
    if (share) shares.set(turn.person, { ...share, turns: share.turns + 1, ms: share.ms + used(turn.intervals, now) })
  }
  return [...shares.values()]
}

/** Who is here and has not had the word; the moderator, who speaks all the time, is left out (FL16). */
export function notHeardYet({ people, turns, turn, roles }: MeetingState): PersonId[] {
  const heard = new Set([...turns, ...(turn ? [turn] : [])].map(({ person }) => person))
  return Object.values(people).filter((one) => tookPart(one) && one.attendance === 'present').map(({ id }) => id)
    .filter((id) => !heard.has(id) && id !== roles.moderator)
}

export type SuggestionReason = 'never-spoke' | 'fewest-turns' | 'least-time' | 'first-asked'
export interface Suggestion { person: PersonId; reason: SuggestionReason }

/** Which difference put the first before the second. */
function reasonFor(best: Share, next: Share | undefined): SuggestionReason {
  if (best.turns === 0) return 'never-spoke'
  if (next === undefined || (next.turns === best.turns && next.ms === best.ms)) return 'first-asked'
  return best.turns < next.turns ? 'fewest-turns' : 'least-time'
}

/**
 * One suggested next among those who asked: fewest turns, then least time, then first asked (FL17). A point of order, an answer
 * to the speaker and somebody placed by hand come first as they are. Null with an empty queue.
 */
export function suggestNext(state: MeetingState, now: Millis): Suggestion | null {
  const head = state.queue[0]
  if (!head) return null
  if (head.pinned !== null || rankOf(state, head) < 2) return { person: head.person, reason: 'first-asked' }
  const shares = new Map(fairness(state, now).map((share) => [share.person, share]))
  const waiting = state.queue.map(({ person }) => shares.get(person) ?? ownShare(state, person, now))
  const [best, next] = waiting.toSorted((a, b) => a.turns - b.turns || a.ms - b.ms)
  return best ? { person: best.person, reason: reasonFor(best, next) } : null
}
