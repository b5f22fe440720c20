/*
 * What the moderator does next: one act that names its object, so that a meeting can be run by one button.
 *
 * break → running turn → queue → open consultation → step → its question → its teams or silent answers → its agreements → next
 * step → next block → end. Every act that is a command carries it ready to send, with the `seen` of this state.
 */
import type { BlockId, Millis, PersonId, StepId } from '../ids.ts'
import { hasStarted, runOf } from './blocks.ts'
import type { CommandOf, CommandType } from './commands.ts'
import { personOf, takesPart } from './rule.ts'
import { calledBack, type RoomView } from './situation.ts'
import type { MeetingState } from './state.ts'

/** A command without its id, which whoever sends it adds. */
export type CommandDraft = { [T in CommandType]: Omit<CommandOf<T>, 'id' | 'meant'> }[CommandType]
type Sends<T extends CommandType> = { command: Omit<CommandOf<T>, 'id' | 'meant'> }

export type ModeratorAct =
  | { do: 'resume-meeting' } & Sends<'meeting.resume'>
  | { do: 'end-turn'; person: PersonId; name: string } & Sends<'turn.end'>
  | { do: 'grant'; person: PersonId; name: string; waiting: number } & Sends<'turn.grant'>
  | { do: 'close-consult'; text: string } & Sends<'consult.close'>
  | { do: 'consult'; agreement: string; text: string } & Sends<'consult.open'>
  | { do: 'next-step'; step: StepId; text: string } & Sends<'step.start'>
  | { do: 'next-question'; index: number; text: string } & Sends<'question.show'>
  | { do: 'reveal-answers'; ready: number; of: number } & Sends<'answers.reveal'>
  | { do: 'form-teams'; command: null }
  | { do: 'open-teams'; teams: number } & Sends<'teams.open'>
  | { do: 'recall-teams'; until: Millis | null } & Sends<'teams.recall'>
  | { do: 'start-block'; block: BlockId; title: string } & Sends<'block.start'>
  | { do: 'end-meeting' } & Sends<'meeting.end'>

/** The longest time a command may ask for. */
const LONGEST_MS = 14_400_000

const nameOf = (state: MeetingState, person: PersonId) => personOf(state, person)?.name ?? ''

function onTheFloor(state: MeetingState): ModeratorAct | null {
  if (state.turn) {
    const { id, person } = state.turn
    return { do: 'end-turn', person, name: nameOf(state, person), command: { type: 'turn.end', seen: id } }
  }
  const head = state.queue[0]
  if (!head) return null
  const command = { type: 'turn.grant', person: head.person, seen: null } as const
  return { do: 'grant', person: head.person, name: nameOf(state, head.person), waiting: state.queue.length, command }
}

/** How many people here may write an answer of their own: every "of how many" of a silent step. */
export const writers = (state: MeetingState): number =>
  Object.values(state.people).filter((person) =>
    person.mergedInto === null && person.attendance === 'present' && takesPart(state, person.id)).length

function inTeams(state: MeetingState): ModeratorAct | null {
  const { list, open, until } = state.teams
  if (open) return { do: 'recall-teams', until, command: { type: 'teams.recall' } }
  if (state.step?.mode !== 'teams' || calledBack(state)) return null
  if (list.length === 0) return { do: 'form-teams', command: null }
  return { do: 'open-teams', teams: list.length, command: { type: 'teams.open', ms: Math.min(LONGEST_MS, Math.max(1, state.step.ms)) } }
}

function inStep(state: MeetingState, view: RoomView): ModeratorAct | null {
  const { step } = state
  if (step === null) return null
  const index = state.question ? state.question.index + 1 : 0
  const text = step.questions[index]
  if (text !== undefined) {
    return { do: 'next-question', index, text, command: { type: 'question.show', step: step.id, question: index } }
  }
  if (step.mode === 'individual' && !state.answers[step.id]?.revealed) {
    const ready = state.answers[step.id]?.ready.length ?? 0
    return { do: 'reveal-answers', ready, of: writers(state), command: { type: 'answers.reveal', step: step.id } }
  }
  if (step.board !== 'agreements' || view.reviews(step.id)) return null
  const next = view.agreements.find((agreement) => !Object.hasOwn(state.consulted, agreement.id))
  return next
    ? { do: 'consult', agreement: next.id, text: next.text,
      command: { type: 'consult.open', on: next.id, text: next.text.slice(0, 500) } }
    : null
}

function toStep(state: MeetingState, view: RoomView): ModeratorAct | null {
  if (state.block === null) return null
  const steps = view.table.stepsOf(state.block)
  const from = state.step === null ? 0 : steps.indexOf(state.step.id) + 1
  const next = steps.slice(from).find((id) => !state.stepsDone.includes(id))
  const step = next === undefined ? null : view.table.step(next)
  if (next === undefined || step === null) return null
  return { do: 'next-step', step: next, text: step.text,
    command: { type: 'step.start', step: next, seen: state.step?.id ?? null } }
}

function toBlock(state: MeetingState, view: RoomView): ModeratorAct {
  const order = view.table.blocksInOrder()
  const from = state.block === null ? 0 : order.indexOf(state.block) + 1
  const open = (id: BlockId) => id !== state.block && !hasStarted(runOf(state, id)) && !runOf(state, id).moved
  const next = order.slice(from).find(open) ?? order.find(open)
  const block = next === undefined ? null : view.table.block(next)
  if (next === undefined || block === null) return { do: 'end-meeting', command: { type: 'meeting.end' } }
  return { do: 'start-block', block: next, title: block.title, command: { type: 'block.start', block: next, seen: state.block } }
}

/** The next act of whoever runs an open meeting (PA5 to PA8). */
export function nextAct(state: MeetingState, view: RoomView): ModeratorAct {
  if (state.held !== null) return { do: 'resume-meeting', command: { type: 'meeting.resume' } }
  return onTheFloor(state)
    ?? (state.consult && { do: 'close-consult', text: state.consult.text, command: { type: 'consult.close' } })
    ?? inTeams(state) ?? inStep(state, view) ?? toStep(state, view) ?? toBlock(state, view)
}
