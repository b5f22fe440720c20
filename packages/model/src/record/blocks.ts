/*
 * What the meeting is on: block, step, question, section read aloud.
 *
 * One block runs at most, and starting one ends the other. What was planned is stamped when a block first starts and never
 * changes; what was added or cut since stands beside it. A block that was ended can be started again: it goes on.
 */
import type { BlockId, Millis } from '../ids.ts'
import { isRunning, startAt, stopAt } from './intervals.ts'
import { inBreak, own, resolvePerson, type Rules, takesPart } from './rule.ts'
import type { BlockRun, MeetingState } from './state.ts'
import { closeTeams } from './teams.ts'

const blank = (id: BlockId): BlockRun =>
  ({ id, title: '', planned: 0, added: 0, moved: false, intervals: [], ended: false, opener: null })

/** What happened to a block so far; an untouched one if nothing did. */
export const runOf = (state: MeetingState, id: BlockId): BlockRun => own(state.blocks, id) ?? blank(id)

/** Whether a block ever ran. */
export const hasStarted = (run: BlockRun): boolean => run.intervals.length > 0

const put = (state: MeetingState, run: BlockRun): MeetingState => ({ ...state, blocks: { ...state.blocks, [run.id]: run } })

const without = <T>(list: readonly T[], one: T): T[] => list.filter((each) => each !== one)

const leaveStep = (state: MeetingState): MeetingState => ({
  ...state, step: null, question: null, readback: null,
  stepsDone: state.step ? [...without(state.stepsDone, state.step.id), state.step.id] : state.stepsDone,
})

/** Ends the running block and leaves its step. */
export function endBlock(state: MeetingState, at: Millis): MeetingState {
  if (state.block === null) return state
  const run = runOf(state, state.block)
  const left = leaveStep(put(state, { ...run, intervals: stopAt(run.intervals, at), ended: true }))
  return { ...left, block: null, held: left.held && { ...left.held, block: false } }
}

const current = (state: MeetingState): BlockRun | null => (state.block === null ? null : runOf(state, state.block))

type BlockEvents = 'block.start' | 'block.pause' | 'block.resume' | 'block.end' | 'step.start' | 'question.show' | 'readback.show'
  | 'time.add' | 'plan.adjust' | 'opener.propose' | 'opener.answer'

export const blockRules: Rules<BlockEvents> = {
  'block.start': {
    fits: (state, event) => (inBreak(state) ? 'not-now' : state.block === event.block ? 'already' : null),
    apply: (state, { at, block, title, ms }) => {
      const quiet = endBlock(state, at)
      const run = runOf(quiet, block)
      const first = !hasStarted(run)
      return {
        ...put(quiet, {
          ...run, title: first ? title : run.title, planned: first ? ms : run.planned, moved: false, ended: false,
          intervals: startAt(run.intervals, at),
        }),
        block, blockOrder: first ? [...quiet.blockOrder, block] : quiet.blockOrder,
      }
    },
  },
  'block.pause': {
    fits: (state) => {
      const run = current(state)
      return run === null || inBreak(state) ? 'not-now' : isRunning(run.intervals) ? null : 'already'
    },
    apply: (state, { at }) => {
      const run = runOf(state, state.block ?? '')
      return put(state, { ...run, intervals: stopAt(run.intervals, at) })
    },
  },
  'block.resume': {
    fits: (state) => {
      const run = current(state)
      return run === null || inBreak(state) ? 'not-now' : isRunning(run.intervals) ? 'already' : null
    },
    apply: (state, { at }) => {
      const run = runOf(state, state.block ?? '')
      return put(state, { ...run, intervals: startAt(run.intervals, at) })
    },
  },
  'block.end': {
    fits: (state) => (state.block === null ? 'not-now' : null),
    apply: (state, { at }) => endBlock(state, at),
  },
  'step.start': {
    fits: (state, event) => (inBreak(state) || state.block === null || event.block !== state.block ? 'not-now'
      : state.step?.id === event.step ? 'already' : null),
    apply: (state, { at, step, block, text, mode, board, queue, ms, questions }) => {
      const left = leaveStep(mode === 'teams' ? state : closeTeams(state, at))
      const first = questions[0]
      return {
        ...left, step: { id: step, block, text, mode, board, queue, ms, questions, startedAt: at },
        stepsDone: without(left.stepsDone, step),
        question: first === undefined ? null : { index: 0, text: first }, queueOpen: queue || left.queueOpen,
      }
    },
  },
  'question.show': {
    fits: ({ step, question }, event) => {
      if (step?.id !== event.step) return 'not-now'
      const text = event.text ?? step.questions[event.question]
      if (text === undefined || event.question < 0) return 'unknown-target'
      return question?.index === event.question && question.text === text ? 'already' : null
    },
    apply: (state, { question, text }) => ({
      ...state, question: { index: question, text: text ?? state.step?.questions[question] ?? '' },
    }),
  },
  'readback.show': {
    fits: (state, event) => (state.readback === event.section ? 'already' : null),
    apply: (state, { section }) => ({ ...state, readback: section }),
  },
  'time.add': {
    fits: (_, event) => (event.ms === 0 ? 'bad-command' : null),
    apply: (state, { block, ms }) => {
      const run = runOf(state, block)
      return put(state, { ...run, added: run.added + ms })
    },
  },
  'plan.adjust': {
    fits: (state, { changes }) => {
      if (changes.length === 0 || new Set(changes.map((change) => change.block)).size < changes.length) return 'bad-command'
      return changes.some(({ block, moved }) => moved && hasStarted(runOf(state, block))) ? 'too-late' : null
    },
    apply: (state, { id, by, at, kind, changes }) => ({
      ...changes.reduce((so, { block, ms, moved }) => {
        const run = runOf(so, block)
        return put(so, { ...run, added: run.added + ms, moved: moved ?? run.moved })
      }, state),
      adjustments: [...state.adjustments, { id, kind, changes, by, at }],
    }),
  },
  'opener.propose': {
    fits: (state, event) => (!takesPart(state, event.person) ? 'unknown-target'
      : runOf(state, event.block).opener?.person === resolvePerson(state, event.person) ? 'already' : null),
    apply: (state, { block, person }) =>
      put(state, { ...runOf(state, block), opener: { person: resolvePerson(state, person), accepted: null } }),
  },
  'opener.answer': {
    fits: (state, event) => {
      const opener = runOf(state, event.block).opener
      if (opener === null) return 'not-now'
      if (opener.person !== resolvePerson(state, event.by)) return 'not-allowed'
      return opener.accepted === event.accept ? 'already' : null
    },
    apply: (state, { block, accept }) => {
      const run = runOf(state, block)
      return put(state, { ...run, opener: run.opener && { ...run.opener, accepted: accept } })
    },
  },
}
