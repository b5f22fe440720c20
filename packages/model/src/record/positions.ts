/*
 * What people say to a question put to all: positions on an agreement or card, and readiness in a silent step.
 *
 * A consensus check informs and never blocks: three answers, the last one of each person counts. What somebody wrote in a silent
 * step is never here, only that they are done and that the group has shown its answers.
 */
import { own, personOf, resolvePerson, type Rules, takesPart } from './rule.ts'
import type { Answer, MeetingState } from './state.ts'

/** How many said what about something. */
export function positionCounts(state: MeetingState, on: string): Record<Answer, number> {
  const counts: Record<Answer, number> = { agree: 0, doubts: 0, disagree: 0 }
  for (const { answer } of Object.values(own(state.positions, on) ?? {})) counts[answer] += 1
  return counts
}

type PositionEvents = 'position.state' | 'consult.open' | 'consult.close' | 'answers.ready' | 'answers.reveal' | 'norm.remind'

export const positionRules: Rules<PositionEvents> = {
  'position.state': {
    fits: (state, event) => (takesPart(state, event.by) ? null : 'unknown-target'),
    apply: (state, event) => {
      const person = resolvePerson(state, event.by)
      const { id, on, answer, reason, at } = event
      return {
        ...state,
        positions: { ...state.positions,
          [on]: { ...own(state.positions, on), [person]: { id, person, answer, reason: reason ?? '', at } } },
      }
    },
  },
  'consult.open': {
    fits: (state, event) => (state.consult?.on === event.on ? 'already' : null),
    apply: (state, { id, on, text, at }) => ({
      ...state, consult: { id, on, text, at }, consulted: { ...state.consulted, [on]: text },
    }),
  },
  'consult.close': {
    fits: (state) => (state.consult === null ? 'not-now' : null),
    apply: (state) => ({ ...state, consult: null }),
  },
  'answers.ready': {
    fits: (state, event) => {
      if (state.step?.id !== event.step || state.step.mode !== 'individual') return 'not-now'
      if (!personOf(state, event.by)) return 'unknown-target'
      const so = own(state.answers, event.step)
      return (so?.ready.includes(resolvePerson(state, event.by)) ?? false) === event.ready ? 'already' : null
    },
    apply: (state, event) => {
      const so = own(state.answers, event.step) ?? { ready: [], revealed: false }
      const person = resolvePerson(state, event.by)
      const others = so.ready.filter((one) => one !== person)
      return { ...state, answers: { ...state.answers,
        [event.step]: { ...so, ready: event.ready ? [...others, person] : others } } }
    },
  },
  'answers.reveal': {
    fits: (state, event) => {
      const so = own(state.answers, event.step)
      if (so?.revealed) return 'already'
      return so || (state.step?.id === event.step && state.step.mode === 'individual') ? null : 'not-now'
    },
    apply: (state, { step }) => ({
      ...state, answers: { ...state.answers, [step]: { ready: own(state.answers, step)?.ready ?? [], revealed: true } },
    }),
  },
  'norm.remind': {
    fits: (_, event) => (event.norm === '' ? 'bad-command' : null),
    apply: (state, { norm, at }) => ({ ...state, norm: { text: norm, at } }),
  },
}
