/*
 * Turns: who has the word, for how long.
 *
 * One person speaks at most; giving the word to somebody ends the running turn in the same event. A turn belongs to the block
 * it began in, is a list of intervals like every clock, and is never cut off by the machine: past its time it counts on.
 */
import type { EventId, Millis, PersonId } from '../ids.ts'
import { isRunning, startAt, stopAt, used } from './intervals.ts'
import { leaveQueue, requestOf, sortQueue } from './queue.ts'
import { came, inBreak, resolvePerson, type Rules, takesPart } from './rule.ts'
import type { MeetingState, Turn } from './state.ts'

/** Ends the running turn; unchanged if nobody speaks. Answers to somebody else lose their rank with it (FL3). */
export function endTurn(state: MeetingState, at: Millis): MeetingState {
  if (state.turn === null) return state
  const ended: Turn = { ...state.turn, intervals: stopAt(state.turn.intervals, at), endedAt: at }
  return { ...state, turn: null, turns: [...state.turns, ended], held: state.held && { ...state.held, turn: false } }
}

/** Milliseconds left of a turn; below zero it runs over. */
export const turnLeft = (turn: Turn, now: Millis): Millis => turn.given + turn.extended - used(turn.intervals, now)

/** Who would go on if the speaker gave the rest away. */
const heir = (state: MeetingState) => state.queue.find((request) => request.person !== state.turn?.person)

interface Grant { id: EventId; by: PersonId; at: Millis; person: PersonId; ms: Millis }

function grant(state: MeetingState, { id, by, at, person, ms }: Grant): MeetingState {
  const quiet = endTurn(state, at)
  const request = requestOf(quiet, person) ?? null
  const turn: Turn = {
    id, person, kind: request?.kind ?? 'contribution', subject: request?.subject ?? '', to: request?.to ?? null,
    block: quiet.block, step: quiet.step?.id ?? null, given: ms, extended: 0, intervals: [{ from: at, to: null }], endedAt: null,
    asked: request !== null, askedBy: request?.askedBy ?? null, request, grantedBy: resolvePerson(state, by),
  }
  return sortQueue({ ...leaveQueue(quiet, person), turn })
}

/** Brings back who spoke last. A turn that was running was a wrong tap: who had asked for it gets the place back (FL12). */
function restore(state: MeetingState, at: Millis): MeetingState {
  const back = state.turns.at(-1)
  if (!back) return state
  const interrupted = state.turn
  const quiet = endTurn({ ...state, turns: state.turns.slice(0, -1) }, at)
  const asked = interrupted?.request && !requestOf(quiet, interrupted.person) ? [interrupted.request] : []
  return sortQueue({
    ...quiet, queue: [...quiet.queue, ...asked], turn: { ...back, intervals: startAt(back.intervals, at), endedAt: null },
  })
}

type TurnEvents = 'turn.grant' | 'turn.pause' | 'turn.resume' | 'turn.extend' | 'turn.yield' | 'turn.end' | 'turn.restore'

export const turnRules: Rules<TurnEvents> = {
  'turn.grant': {
    fits: (state, event) => {
      if (inBreak(state)) return 'not-now'
      const person = resolvePerson(state, event.person)
      if (!takesPart(state, person) || !came(state, person)) return 'unknown-target'
      return state.turn?.person === person ? 'already' : null
    },
    apply: (state, event) => grant(state, { ...event, person: resolvePerson(state, event.person) }),
  },
  'turn.pause': {
    fits: (state) => (state.turn === null || inBreak(state) ? 'not-now' : isRunning(state.turn.intervals) ? null : 'already'),
    apply: (state, { at }) => ({ ...state, turn: state.turn && { ...state.turn, intervals: stopAt(state.turn.intervals, at) } }),
  },
  'turn.resume': {
    fits: (state) => (state.turn === null || inBreak(state) ? 'not-now' : isRunning(state.turn.intervals) ? 'already' : null),
    apply: (state, { at }) => ({ ...state, turn: state.turn && { ...state.turn, intervals: startAt(state.turn.intervals, at) } }),
  },
  'turn.extend': {
    fits: (state, event) => (state.turn === null ? 'not-now' : event.ms === 0 ? 'bad-command' : null),
    apply: (state, { ms }) =>
      ({ ...state, extendMs: ms, turn: state.turn && { ...state.turn, extended: state.turn.extended + ms } }),
  },
  'turn.yield': {
    fits: (state, event) => {
      if (state.turn === null || heir(state) === undefined || inBreak(state)) return 'not-now'
      return turnLeft(state.turn, event.at) <= 0 ? 'too-late' : null
    },
    apply: (state, { id, by, at }) => {
      const next = heir(state)
      return state.turn && next ? grant(state, { id, by, at, person: next.person, ms: turnLeft(state.turn, at) }) : state
    },
  },
  'turn.end': {
    fits: (state) => (state.turn === null ? 'not-now' : null),
    apply: (state, { at }) => sortQueue(endTurn(state, at)),
  },
  'turn.restore': {
    fits: (state) => {
      const back = state.turns.at(-1)
      return back === undefined || inBreak(state) || !takesPart(state, back.person) ? 'not-now' : null
    },
    apply: (state, { at }) => restore(state, at),
  },
}
