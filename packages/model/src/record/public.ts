/*
 * The folded state as the outside world gets it: `GET /api/meetings/:id`.
 *
 * Plain JSON with every reading computed for one moment. How long somebody spoke is told to who moderates and to themselves; what only
 * the fold needs (the state kept for undoing, places by hand) is not in it; reasons of positions are counted, not told.
 */
import type { Millis, PersonId } from '../ids.ts'
import { blockLength, blockClock, meetingClock, speakerClock } from './clock.ts'
import { runOf } from './blocks.ts'
import { rolesOf } from './handover.ts'
import { used } from './intervals.ts'
import { positionCounts } from './positions.ts'
import { resolvePerson } from './rule.ts'
import type { MeetingState, Turn, TurnRequest } from './state.ts'
import type { Plan } from './table.ts'

const requestView = ({ id, person, kind, subject, to, at, meant, askedBy, block }: TurnRequest) =>
  ({ id, person, kind, subject, to, at, meant, askedBy, block })

/** Who spoke, of what kind and about what: all that a turn leaves behind for everybody. */
const turnView = ({ id, person, kind, subject, to, block, step, asked, askedBy, grantedBy }: Turn) =>
  ({ id, person, kind, subject, to, block, step, asked, askedBy, grantedBy })

/** The same with its times, which a running turn shows to all. */
const timedTurnView = (turn: Turn, now: Millis) => {
  const { given, extended, intervals, endedAt } = turn
  return { ...turnView(turn), given, extended, used: used(intervals, now), endedAt }
}

const blockView = (state: MeetingState, plan: Plan, now: Millis) => plan.map((block) => {
  const run = runOf(state, block.id)
  const started = run.intervals.length > 0
  return {
    id: block.id, title: started ? run.title : block.title, planned: started ? run.planned : block.ms, added: run.added,
    length: blockLength(state, block), used: used(run.intervals, now), startedAt: run.intervals[0]?.from ?? null,
    ended: run.ended, moved: run.moved, opener: run.opener,
  }
})

/**
 * The public reading of a meeting at a moment. `plan` is the agenda of its table. Of the turns that ended, `viewer` gets the times of
 * their own, and of all while they moderate (FL15, FL23); nobody else does.
 */
export function meetingView(state: MeetingState, plan: Plan, now: Millis, viewer: PersonId | null = null) {
  const reader = viewer === null ? null : resolvePerson(state, viewer)
  const timed = (turn: Turn) => reader !== null && (turn.person === reader || state.roles.moderator === reader)
  const people = Object.values(state.people).filter((person) => person.mergedInto === null && !person.removed)
  return {
    phase: state.phase, seq: state.seq, startedAt: state.startedAt, endedAt: state.endedAt, breaks: state.breaks,
    breakUntil: state.breakUntil,
    people: people.map(({ id, name, detail, standing, channel, attendance, joinedAt, leftAt, returns, rsvp }) =>
      ({ id, name, detail, standing, roles: rolesOf(state, id), channel, attendance, joinedAt, leftAt, returns, rsvp })),
    roles: state.roles, handovers: state.handovers,
    clocks: { now, meeting: meetingClock(state, plan, now), block: blockClock(state, now), speaker: speakerClock(state, now) },
    queue: state.queue.map(requestView), queueOpen: state.queueOpen, turnMs: state.turnMs,
    turn: state.turn && timedTurnView(state.turn, now),
    turns: state.turns.map((turn) => (timed(turn) ? timedTurnView(turn, now) : turnView(turn))),
    current: { block: state.block, step: state.step, question: state.question, readback: state.readback },
    blocks: blockView(state, plan, now), stepsDone: state.stepsDone,
    consult: state.consult && { on: state.consult.on, text: state.consult.text, at: state.consult.at },
    positions: Object.fromEntries(Object.keys(state.positions).map((on) => [on, positionCounts(state, on)])),
    answers: Object.fromEntries(Object.entries(state.answers).map(([step, { ready, revealed }]) =>
      [step, { ready: ready.length, revealed }])),
    teams: state.teams, norm: state.norm, locked: state.locked, adjustments: state.adjustments,
    reviews: state.reviews, gaps: state.gaps, next: state.next, evidence: state.evidence.filter((one) => !one.removed),
    versions: state.versions, confirmations: Object.keys(state.confirmations).length, corrections: state.corrections,
    reopenings: state.reopenings,
  }
}

export type MeetingView = ReturnType<typeof meetingView>
