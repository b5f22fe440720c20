/*
 * Closing the minutes and what may still happen afterwards.
 *
 *   close ─► days of confirmation: conformities, corrections, answers ─► finish ─► final
 *     └─ one version                                                       └─ one more, only if corrections were accepted
 *
 * Closing an open meeting ends it in the same event. Reopening says why and takes the conformities with it, since they were given to
 * another text. A correction changes nothing by being asked for; once accepted, the next version shows it.
 */
import { endMeeting, phaseTable } from './phases.ts'
import { came, own, resolvePerson, type Rules, takesPart } from './rule.ts'
import type { MeetingState, Version } from './state.ts'
import { CONFIRMATION_DAYS, confirmationEnd, takesConformity, waitingCorrections } from './window.ts'

type SealingEvents = 'minutes.close' | 'minutes.reopen' | 'minutes.confirm' | 'minutes.correct' | 'correction.resolve' | 'minutes.finish'

/** A new version shows every correction accepted until now. */
const published = (state: MeetingState, version: Version): MeetingState => ({
  ...state, versions: [...state.versions, version],
  corrections: state.corrections.map((one) =>
    (one.outcome?.accepted === true && one.version === null ? { ...one, version: version.version } : one)),
})

/** Why a person may not speak about the closed acta now: they were not there, or its days are over. */
const bystander = (state: MeetingState, { by, at }: { by: string; at: number }) =>
  (!takesPart(state, by) ? 'unknown-target' : !came(state, by) ? 'not-allowed' : !takesConformity(state, at) ? 'too-late' : null)

export const sealingRules: Rules<SealingEvents> = {
  'minutes.close': {
    fits: (state) => phaseTable['minutes.close'][state.phase],
    apply: (state, { number, year, version, sha256, at, by, reason, days }) => ({
      ...published(state.phase === 'open' ? endMeeting(state, at) : state,
        { number, year, version, sha256, closedAt: at, closedBy: resolvePerson(state, by), reason: reason ?? '' }),
      phase: 'closed', until: confirmationEnd(at, Math.min(30, Math.max(1, days ?? CONFIRMATION_DAYS))), final: null,
    }),
  },
  'minutes.reopen': {
    fits: (state) => phaseTable['minutes.reopen'][state.phase],
    apply: (state, { by, at, reason }) => ({
      ...state, phase: 'ended', confirmations: {}, until: null, final: null,
      reopenings: [...state.reopenings, { by: resolvePerson(state, by), at, reason }],
    }),
  },
  'minutes.confirm': {
    fits: (state, event) => bystander(state, event)
      ?? (own(state.confirmations, resolvePerson(state, event.by)) !== undefined ? 'already' : null),
    apply: (state, event) => ({
      ...state, confirmations: { ...state.confirmations, [resolvePerson(state, event.by)]: event.at },
    }),
  },
  'minutes.correct': {
    fits: (state, event) => {
      if (event.text === '') return 'bad-command'
      const why = state.phase === 'closed' ? bystander(state, event) : null
      return why ?? (state.corrections.some((one) => one.id === event.id) ? 'repeated-id' : null)
    },
    apply: (state, { id, by, at, section, paragraph, was, text }) => ({
      ...state,
      corrections: [...state.corrections,
        { id, by: resolvePerson(state, by), at, section, paragraph: paragraph ?? '', was: was ?? '', text, version: null, outcome: null }],
    }),
  },
  'correction.resolve': {
    fits: (state, event) => {
      const found = state.corrections.find((one) => one.id === event.correction)
      return found === undefined ? 'unknown-target' : found.outcome !== null ? 'already' : state.final === null ? null : 'too-late'
    },
    apply: (state, { correction, accepted, answer, by, at }) => ({
      ...state,
      corrections: state.corrections.map((one) => (one.id === correction
        ? { ...one, outcome: { accepted, answer: answer ?? '', by: resolvePerson(state, by), at } } : one)),
    }),
  },
  'minutes.finish': {
    fits: (state) => phaseTable['minutes.finish'][state.phase] ?? (state.final === null ? null : 'already'),
    apply: (state, { seal, at, by }) => ({
      ...(seal === undefined ? state : published(state, { ...seal, closedAt: at, closedBy: resolvePerson(state, by), reason: '' })),
      final: at,
    }),
  },
}

/** Whether finishing needs a new version, and so a seal. */
export const finishNeedsSeal = (state: MeetingState): boolean => waitingCorrections(state).length > 0
