/*
 * What the wall shows at a moment, read from the record and the agenda: which scene, and the one sentence in the largest type.
 * Pure and total. Only what is said aloud in the room anyway: no reasons, no shares, no names beside the speaker and who is next.
 */
import type { Block, MeetingData } from '@acta-viva/model/documents'
import { inBreak, orderedQueue, positionCounts, type MeetingState } from '@acta-viva/model/record'

export type SceneName = 'before' | 'break' | 'block' | 'between' | 'ended' | 'closed'

/** How long a reminded ground rule stays on all screens. */
export const NORM_MS = 10_000

export function sceneOf(state: MeetingState): SceneName {
  if (state.phase === 'draft') return 'before'
  if (state.phase !== 'open') return state.phase
  if (inBreak(state)) return 'break'
  return state.block === null ? 'between' : 'block'
}

/** The sentence everybody should read: the consultation, the question, or what the step asks for. */
export function sentenceOf(state: MeetingState, data: MeetingData, block: Block | undefined): string {
  const { consult, question, step } = state
  const candidates = [consult?.text, question?.text, step?.questions.length === 1 ? step.questions[0] : '', step?.text, block?.purpose, data.purpose]
  return candidates.find((text) => text !== undefined && text.trim() !== '')?.trim() ?? ''
}

/** Long sentences are set smaller, so that none is cut and none runs off the wall. */
export const sizeOf = (text: string): 's' | 'm' | 'l' | 'xl' =>
  (text.length <= 55 ? 'xl' : text.length <= 110 ? 'l' : text.length <= 220 ? 'm' : 's')

/** Where a block stands among those of the agenda, from 1; 0 for one that is no longer in it. */
export const placeOf = (blocks: readonly Block[], id: string | null): number => blocks.findIndex((block) => block.id === id) + 1

export const nextThree = (state: MeetingState): string[] =>
  orderedQueue(state).slice(0, 3).map(({ person }) => state.people[person]?.name ?? '').filter((name) => name !== '')

export const speakerName = (state: MeetingState): string => (state.turn === null ? '' : state.people[state.turn.person]?.name ?? '')

/** The ground rule being reminded, or none once its ten seconds are over. */
export const normNow = (state: MeetingState, now: number): string =>
  (state.norm !== null && now - state.norm.at < NORM_MS ? state.norm.text : '')

/** How many have said what about the question put to all; null while none is put. */
export const consultCounts = (state: MeetingState) => (state.consult === null ? null : positionCounts(state, state.consult.on))

/** How many are done with a silent step. */
export const readyIn = (state: MeetingState): number | null =>
  (state.step?.mode === 'individual' && !state.answers[state.step.id]?.revealed ? state.answers[state.step.id]?.ready.length ?? 0 : null)

/** People of the meeting who are here now. */
export const hereIn = (state: MeetingState): number =>
  Object.values(state.people).filter((one) => one.mergedInto === null && !one.removed && one.joinedAt !== null && one.leftAt === null).length
