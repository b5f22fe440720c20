/*
 * The life of a meeting: draft → open ⇄ ended → closed.
 *
 * `phaseTable` says for every command and phase whether it may be asked at all. Ending is one act: it ends the running turn, the
 * running block, the break and the meeting at the same moment. A break stops the clocks of block and speaker and sets going again
 * exactly what it stopped. Closing the minutes lives in sealing.ts.
 */
import type { Millis } from '../ids.ts'
import type { RefusalReason } from '../wire/refusals.ts'
import { endBlock } from './blocks.ts'
import type { CommandType } from './commands.ts'
import { startAt, stopAt } from './intervals.ts'
import { inBreak, type Rules } from './rule.ts'
import type { MeetingState, Phase } from './state.ts'
import { closeTeams } from './teams.ts'
import { endTurn } from './turns.ts'

type Cell = RefusalReason | null
type Row = Record<Phase, Cell>

const live: Row = { draft: 'not-now', open: null, ended: 'not-now', closed: 'closed' }
const untilEnd: Row = { draft: null, open: null, ended: 'not-now', closed: 'closed' }
const untilClosed: Row = { draft: null, open: null, ended: null, closed: 'closed' }
const fromStart: Row = { draft: 'not-now', open: null, ended: null, closed: 'closed' }
const onceBegun: Row = { draft: 'not-now', open: null, ended: null, closed: null }
const onceClosed: Row = { draft: 'not-now', open: 'not-now', ended: 'not-now', closed: null }

/** Command × phase: null where it may be asked, else the refusal. */
export const phaseTable: Record<CommandType, Row> = {
  'meeting.start': { draft: null, open: 'already', ended: null, closed: 'closed' },
  'meeting.end': { draft: 'not-now', open: null, ended: 'already', closed: 'closed' },
  'meeting.pause': live, 'meeting.resume': live,
  'role.give': untilClosed, 'role.claim': untilClosed,
  'block.start': live, 'block.pause': live, 'block.resume': live, 'block.end': live,
  'step.start': live, 'question.show': live, 'readback.show': fromStart,
  'time.add': live, 'plan.adjust': live, 'act.undo': live,
  'turn.request': live, 'turn.withdraw': live, 'turn.grant': live, 'turn.pause': live, 'turn.resume': live, 'turn.extend': live,
  'turn.yield': live, 'turn.end': live, 'turn.restore': live, 'turn.length': untilEnd,
  'queue.move': live, 'queue.open': live, 'queue.close': live,
  'opener.propose': untilEnd, 'opener.answer': untilEnd,
  'position.state': live, 'consult.open': live, 'consult.close': live,
  'answers.ready': live, 'answers.reveal': live,
  'teams.form': untilEnd, 'teams.open': live, 'teams.recall': live,
  'norm.remind': live,
  'presence.mark': untilClosed, 'person.rename': untilClosed, 'person.merge': untilClosed, 'person.remove': untilClosed,
  'roster.set': untilClosed, 'rsvp.answer': { draft: null, open: 'not-now', ended: 'not-now', closed: 'closed' },
  'link.replace': untilClosed, 'plenary.lock': untilClosed,
  'event.redact': { draft: null, open: null, ended: null, closed: null },
  'evidence.attach': untilClosed, 'evidence.remove': untilClosed,
  'review.mark': untilClosed, 'gap.leave': fromStart, 'next.plan': untilClosed,
  'minutes.close': { draft: 'not-now', open: null, ended: null, closed: 'already' },
  'minutes.reopen': onceClosed, 'minutes.confirm': onceClosed, 'minutes.finish': onceClosed,
  'minutes.correct': onceBegun, 'correction.resolve': onceBegun,
}

const endBreak = (state: MeetingState, at: Millis): MeetingState =>
  ({ ...state, breaks: stopAt(state.breaks, at), breakUntil: null, held: null })

/** Ends turn, block, break and meeting at one moment (MC6). */
export function endMeeting(state: MeetingState, at: Millis): MeetingState {
  const quiet = endBreak(closeTeams(endBlock(endTurn(state, at), at), at), at)
  return { ...quiet, phase: 'ended', endedAt: at, sessions: stopAt(quiet.sessions, at), queue: [], consult: null }
}

/** Who had only looked in before the start, and is gone, did not attend (PE3). */
const attendanceAtStart = (state: MeetingState): MeetingState['people'] =>
  Object.fromEntries(Object.entries(state.people).map(([id, person]) =>
    [id, person.attendance === 'left' ? { ...person, attendance: 'absent', joinedAt: null, leftAt: null, returns: 0 } : person]))

export const phaseRules: Rules<'meeting.created' | 'meeting.start' | 'meeting.end' | 'meeting.pause' | 'meeting.resume'> = {
  'meeting.created': {
    fits: (state) => (state.createdAt === null ? null : 'already'),
    apply: (state, event) => ({ ...state, createdAt: event.at }),
  },
  'meeting.start': {
    fits: (state) => phaseTable['meeting.start'][state.phase],
    apply: (state, { at }) => ({
      ...state, phase: 'open', startedAt: state.startedAt ?? at, endedAt: null, sessions: startAt(state.sessions, at),
      people: state.phase === 'draft' ? attendanceAtStart(state) : state.people,
    }),
  },
  'meeting.end': {
    fits: (state) => phaseTable['meeting.end'][state.phase],
    apply: (state, { at }) => endMeeting(state, at),
  },
  'meeting.pause': {
    fits: (state) => (inBreak(state) ? 'already' : null),
    apply: (state, { at, ms }) => {
      const run = state.block === null ? undefined : state.blocks[state.block]
      return {
        ...state, breaks: startAt(state.breaks, at), breakUntil: ms === undefined ? null : at + ms,
        sessions: stopAt(state.sessions, at),
        held: { block: run?.intervals.at(-1)?.to === null, turn: state.turn?.intervals.at(-1)?.to === null },
        blocks: run ? { ...state.blocks, [run.id]: { ...run, intervals: stopAt(run.intervals, at) } } : state.blocks,
        turn: state.turn && { ...state.turn, intervals: stopAt(state.turn.intervals, at) },
      }
    },
  },
  'meeting.resume': {
    fits: (state) => (inBreak(state) ? null : 'not-now'),
    apply: (state, { at }) => {
      const run = state.held?.block && state.block !== null ? state.blocks[state.block] : undefined
      return {
        ...endBreak(state, at), sessions: startAt(state.sessions, at),
        blocks: run ? { ...state.blocks, [run.id]: { ...run, intervals: startAt(run.intervals, at) } } : state.blocks,
        turn: state.turn && state.held?.turn ? { ...state.turn, intervals: startAt(state.turn.intervals, at) } : state.turn,
      }
    },
  },
}
