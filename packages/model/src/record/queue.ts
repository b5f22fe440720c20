/*
 * Who wants to speak, and in which order.
 *
 * The order is a rule, not a habit: points of order, then answers to whoever speaks (or spoke last), then contributions and
 * questions together by arrival; somebody placed by hand keeps that place (FL1 to FL5). `state.queue` is always in that
 * order. One request per person; asking again refines it and keeps its arrival. Nobody is put in by another (R34).
 */
import type { PersonId } from '../ids.ts'
import type { RefusalReason } from '../wire/refusals.ts'
import type { EventOf } from './events.ts'
import { resolvePerson, type Rules, takesPart } from './rule.ts'
import type { MeetingState, TurnRequest } from './state.ts'

/** Whoever speaks; between two turns, whoever spoke last. */
export const floorHolder = (state: MeetingState): PersonId | null => state.turn?.person ?? state.turns.at(-1)?.person ?? null

type Rank = 0 | 1 | 2

/** 0 goes first. A place given by hand outweighs the kind (FL4). */
export function rankOf(state: MeetingState, request: TurnRequest): Rank {
  if (request.pinned !== null) return request.pinned
  if (request.kind === 'order') return 0
  return request.kind === 'answer' && request.to !== null && request.to === floorHolder(state) ? 1 : 2
}

/** Brings the queue into speaking order; called after whatever may change it. */
export const sortQueue = (state: MeetingState): MeetingState => ({
  ...state, queue: state.queue.toSorted((a, b) => rankOf(state, a) - rankOf(state, b) || a.key - b.key),
})

export const requestOf = (state: MeetingState, person: PersonId): TurnRequest | undefined =>
  state.queue.find((request) => request.person === person)

/** The queue without somebody. */
export const leaveQueue = (state: MeetingState, person: PersonId): MeetingState =>
  (requestOf(state, person) ? { ...state, queue: state.queue.filter((request) => request.person !== person) } : state)

const asker = (state: MeetingState, event: { by: PersonId; person?: PersonId | undefined }) =>
  resolvePerson(state, event.person ?? event.by)

function fitsRequest(state: MeetingState, event: EventOf<'turn.request'>): RefusalReason | null {
  const person = asker(state, event)
  if (!takesPart(state, person)) return 'unknown-target'
  const before = requestOf(state, person)
  const kind = event.kind ?? before?.kind ?? 'contribution'
  if (before === undefined && !state.queueOpen && kind !== 'order') return 'queue-closed'
  if (kind !== 'answer' || (before?.kind === 'answer' && event.to === undefined)) return null
  const speaker = state.turn?.person ?? null
  if (speaker === null || speaker === person) return 'not-now'
  return event.to === undefined || resolvePerson(state, event.to) === speaker ? null : 'stale'
}

function addRequest(state: MeetingState, event: EventOf<'turn.request'>): MeetingState {
  const person = asker(state, event)
  const before = requestOf(state, person)
  const kind = event.kind ?? before?.kind ?? 'contribution'
  const again = before?.kind === 'answer' && event.to === undefined
  const to = kind !== 'answer' ? null : again ? before.to : state.turn?.person ?? null
  const by = resolvePerson(state, event.by)
  const request: TurnRequest = before
    ? { ...before, kind, to, subject: event.subject ?? before.subject, pinned: kind === before.kind ? before.pinned : null }
    : {
        id: event.id, person, kind, to, subject: event.subject ?? '', at: event.at, meant: event.meant ?? null,
        askedBy: by === person ? null : by, block: state.block, key: state.seq, pinned: null,
      }
  return sortQueue({ ...state, queue: [...state.queue.filter((each) => each.person !== person), request] })
}

/** Puts somebody right before another (null: last) and renumbers the arrivals, so that the place is exact. */
function place(state: MeetingState, who: PersonId, before: PersonId | null): MeetingState {
  const moved = requestOf(state, who)
  if (!moved) return state
  const others = state.queue.filter((request) => request !== moved)
  const target = before === null ? undefined : others.find((request) => request.person === before)
  const byArrival = others.toSorted((a, b) => a.key - b.key)
  const index = target ? byArrival.indexOf(target) : byArrival.length
  const queue = byArrival.toSpliced(index, 0, { ...moved, pinned: target ? rankOf(state, target) : 2 })
  return sortQueue({ ...state, queue: queue.map((request, i) => ({ ...request, key: state.seq - queue.length + i })) })
}

export const queueRules: Rules<'turn.request' | 'turn.withdraw' | 'queue.move' | 'queue.open' | 'queue.close' | 'turn.length'> = {
  'turn.request': { fits: fitsRequest, apply: addRequest },
  'turn.withdraw': {
    fits: (state, event) => (requestOf(state, asker(state, event)) ? null : 'not-now'),
    apply: (state, event) => leaveQueue(state, asker(state, event)),
  },
  'queue.move': {
    fits: (state, event) => {
      const person = resolvePerson(state, event.person)
      const before = event.before === null ? null : resolvePerson(state, event.before)
      if (person === before) return 'bad-command'
      return requestOf(state, person) && (before === null || requestOf(state, before)) ? null : 'unknown-target'
    },
    apply: (state, event) =>
      place(state, resolvePerson(state, event.person), event.before === null ? null : resolvePerson(state, event.before)),
  },
  'queue.open': {
    fits: (state) => (state.queueOpen ? 'already' : null),
    apply: (state) => ({ ...state, queueOpen: true }),
  },
  'queue.close': {
    fits: (state) => (state.queueOpen ? null : 'already'),
    apply: (state) => ({ ...state, queueOpen: false }),
  },
  'turn.length': {
    fits: (state, event) => (event.ms === state.turnMs ? 'already' : event.ms === 0 ? 'bad-command' : null),
    apply: (state, event) => ({ ...state, turnMs: event.ms }),
  },
}
