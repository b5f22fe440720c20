/*
 * Where a meeting stands for the people in it, in one word.
 *
 * The primary button is chosen by role and situation; this decides the second half. A situation is the same for everybody: it
 * depends on the state, the agenda and the clock, never on who looks.
 */
import type { Millis } from '../ids.ts'
import type { MeetingState } from './state.ts'
import { inBreak } from './rule.ts'
import type { TableView } from './table.ts'

export const situations = [
  'invitation', 'waiting', 'plenary', 'board', 'individual', 'teams', 'agreements', 'review', 'readback', 'break', 'ended',
  'closed',
] as const
export type Situation = (typeof situations)[number]

/** An agreement as far as the buttons care. */
export interface AgreementRow { id: string; text: string; registered: boolean; complete: boolean }

/** What the buttons need to know beside the record. */
export interface RoomView {
  table: TableView
  startsAt: Millis | null
  callUrl: string | null
  agreements: readonly AgreementRow[]
  /** Whether a step reviews the agreements of the previous meeting. */
  reviews: (step: string) => boolean
  /** How many sections of the minutes are read aloud. */
  sections: number
  /** How many points of the minutes still miss something. */
  missing: number
}

/** From this long before the start the invitation becomes the waiting room. */
export const WAITING_MS = 15 * 60_000

/** The situation of this moment (PA1 to PA4). */
export function situation(state: MeetingState, view: RoomView, now: Millis): Situation {
  switch (state.phase) {
    case 'draft': return view.startsAt !== null && now < view.startsAt - WAITING_MS ? 'invitation' : 'waiting'
    case 'ended': return 'ended'
    case 'closed': return 'closed'
    case 'open': return atWork(state, view)
  }
}

/** Whether the teams of this step have worked and are back: what they bring is heard by all. */
export const calledBack = ({ step, teams }: MeetingState): boolean =>
  step !== null && !teams.open && teams.since !== null && teams.since >= step.startedAt

function atWork(state: MeetingState, view: RoomView): Situation {
  if (inBreak(state)) return 'break'
  if (state.readback !== null) return 'readback'
  if (state.teams.open) return 'teams'
  const { step } = state
  if (step === null) return 'plenary'
  if (step.mode === 'individual') return state.answers[step.id]?.revealed ? 'board' : 'individual' // then each shares, or not, where they wrote
  if (step.mode === 'teams') return calledBack(state) ? 'board' : 'teams' // and each team brings its result
  if (step.board === 'agreements') return view.reviews(step.id) ? 'review' : 'agreements'
  return step.board === 'none' || step.board === '' || step.board === 'groundRules' ? 'plenary' : 'board'
}
