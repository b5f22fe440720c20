/*
 * A meeting under way in three lines, for whoever comes late: where it is, who speaks or what is done, what came of it so far. Pure.
 */
import type { MeetingState } from '@acta-viva/model/record'

/** Coming this soon after the start is not coming late. */
const GRACE_MS = 60_000

/** Whether somebody came in after the start of a meeting that still runs. */
export function cameLate(state: MeetingState, person: string): boolean {
  const joined = state.people[person]?.joinedAt ?? null
  return state.phase === 'open' && state.startedAt !== null && joined !== null && joined - state.startedAt > GRACE_MS
}

export interface Seen { blocks: readonly { id: string; title: string }[]; ideas: number; agreements: number }
export type Line =
  | { say: 'lineBlock'; n: number; total: number; title: string } | { say: 'lineNoBlock' }
  | { say: 'lineSpeaker'; name: string } | { say: 'lineStep'; text: string } | { say: 'lineQuiet' }
  | { say: 'lineDone'; n: number } | { say: 'lineIdeas'; n: number }

/** Always three lines. */
export function summary(state: MeetingState, seen: Seen): [Line, Line, Line] {
  const at = seen.blocks.findIndex((block) => block.id === state.block)
  const block = seen.blocks[at]
  const speaker = state.turn === null ? undefined : state.people[state.turn.person]?.name
  return [
    block ? { say: 'lineBlock', n: at + 1, total: seen.blocks.length, title: block.title } : { say: 'lineNoBlock' },
    speaker ? { say: 'lineSpeaker', name: speaker } : state.step ? { say: 'lineStep', text: state.step.text.replace(/[.\s]+$/, '') } : { say: 'lineQuiet' },
    seen.agreements > 0 ? { say: 'lineDone', n: seen.agreements } : { say: 'lineIdeas', n: seen.ideas },
  ]
}
