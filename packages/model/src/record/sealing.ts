/*
 * Closing the minutes and what may still happen afterwards.
 *
 * Closing an open meeting ends it in the same event. Each closing is a version; reopening says why and takes the conformities
 * with it, since they were given to another text. Corrections are answered, never applied by themselves.
 */
import { endMeeting, phaseTable } from './phases.ts'
import { own, resolvePerson, type Rules, takesPart } from './rule.ts'

type SealingEvents = 'minutes.close' | 'minutes.reopen' | 'minutes.confirm' | 'minutes.correct' | 'correction.resolve'

export const sealingRules: Rules<SealingEvents> = {
  'minutes.close': {
    fits: (state) => phaseTable['minutes.close'][state.phase],
    apply: (state, { number, year, version, sha256, at, by, reason }) => ({
      ...(state.phase === 'open' ? endMeeting(state, at) : state), phase: 'closed',
      versions: [...state.versions, { number, year, version, sha256, closedAt: at, closedBy: resolvePerson(state, by),
        reason: reason ?? '' }],
    }),
  },
  'minutes.reopen': {
    fits: (state) => phaseTable['minutes.reopen'][state.phase],
    apply: (state, { by, at, reason }) => ({
      ...state, phase: 'ended', confirmations: {},
      reopenings: [...state.reopenings, { by: resolvePerson(state, by), at, reason }],
    }),
  },
  'minutes.confirm': {
    fits: (state, event) => (!takesPart(state, event.by) ? 'unknown-target'
      : own(state.confirmations, resolvePerson(state, event.by)) !== undefined ? 'already' : null),
    apply: (state, event) => ({
      ...state, confirmations: { ...state.confirmations, [resolvePerson(state, event.by)]: event.at },
    }),
  },
  'minutes.correct': {
    fits: (state, event) => {
      if (event.text === '') return 'bad-command'
      return state.corrections.some((one) => one.id === event.id) ? 'repeated-id' : null
    },
    apply: (state, { id, by, at, section, paragraph, text }) => ({
      ...state,
      corrections: [...state.corrections,
        { id, by: resolvePerson(state, by), at, section, paragraph: paragraph ?? '', text, outcome: null }],
    }),
  },
  'correction.resolve': {
    fits: (state, event) => {
      const found = state.corrections.find((one) => one.id === event.correction)
      return found === undefined ? 'unknown-target' : found.outcome === null ? null : 'already'
    },
    apply: (state, { correction, accepted, answer, by, at }) => ({
      ...state,
      corrections: state.corrections.map((one) => (one.id === correction
        ? { ...one, outcome: { accepted, answer: answer ?? '', by: resolvePerson(state, by), at } } : one)),
    }),
  },
}
