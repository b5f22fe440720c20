/*
 * What goes on paper beside the agenda: evidence, review of earlier agreements, gaps left on purpose, the next meeting, and the
 * words somebody wants taken out.
 *
 * The record is append-only, so redacting does not delete: readers of the state no longer find the words.
 */
import type { EventId } from '../ids.ts'
import { always, own, resolvePerson, type Rules } from './rule.ts'
import type { MeetingState, TurnRequest } from './state.ts'

const GONE = ''

/** Takes the free text of one event out of the state; who did what and when stays. */
function redact(state: MeetingState, event: EventId): MeetingState {
  const request = (one: TurnRequest): TurnRequest => (one.id === event ? { ...one, subject: GONE } : one)
  const turn = <T extends { subject: string; request: TurnRequest | null }>(one: T): T =>
    (one.request?.id === event ? { ...one, subject: GONE, request: request(one.request) } : one)
  return {
    ...state, redacted: [...state.redacted, event],
    queue: state.queue.map(request), turn: state.turn && turn(state.turn), turns: state.turns.map(turn),
    evidence: state.evidence.map((one) => (one.id === event ? { ...one, title: GONE, ref: GONE } : one)),
    corrections: state.corrections.map((one) => (one.id === event ? { ...one, was: GONE, text: GONE } : one)),
    reviews: Object.fromEntries(Object.entries(state.reviews).map(([key, one]) =>
      [key, one.id === event ? { ...one, note: GONE, evidence: GONE } : one])),
    positions: Object.fromEntries(Object.entries(state.positions).map(([on, by]) => [on, Object.fromEntries(
      Object.entries(by).map(([person, one]) => [person, one.id === event ? { ...one, reason: GONE } : one]))])),
  }
}

type PaperEvents = 'evidence.attach' | 'evidence.remove' | 'review.mark' | 'gap.leave' | 'next.plan' | 'plenary.lock'
  | 'event.redact'
  | 'link.replace'

export const paperRules: Rules<PaperEvents> = {
  'evidence.attach': {
    fits: (state, event) => (state.evidence.some((one) => one.id === event.id) ? 'repeated-id' : null),
    apply: (state, { id, block, kind, title, ref, by, at }) => ({
      ...state, evidence: [...state.evidence,
        { id, block, kind, title, ref: ref ?? '', by: resolvePerson(state, by), at, removed: false }],
    }),
  },
  'evidence.remove': {
    fits: (state, event) => {
      const found = state.evidence.find((one) => one.id === event.evidence)
      return found === undefined ? 'unknown-target' : found.removed ? 'already' : null
    },
    apply: (state, event) => ({
      ...state, evidence: state.evidence.map((one) => (one.id === event.evidence ? { ...one, removed: true } : one)),
    }),
  },
  'review.mark': {
    fits: always,
    apply: (state, { id, agreement, progress, note, evidence, by, at }) => {
      const before = own(state.reviews, agreement)
      const review = {
        id, agreement, progress, note: note ?? before?.note ?? '', evidence: evidence ?? before?.evidence ?? '',
        by: resolvePerson(state, by), at,
      }
      return { ...state, reviews: { ...state.reviews, [agreement]: review } }
    },
  },
  'gap.leave': {
    fits: (state, event) => (state.gaps.includes(event.point) ? 'already' : null),
    apply: (state, { point }) => ({ ...state, gaps: [...state.gaps, point] }),
  },
  'next.plan': {
    fits: always,
    apply: (state, { startsAt, purpose, lead, bring, undecided }) => ({
      ...state,
      next: {
        at: startsAt, purpose: purpose ?? state.next?.purpose ?? '', lead: lead ?? state.next?.lead ?? '',
        bring: bring ?? state.next?.bring ?? '', undecided: undecided ?? false,
      },
    }),
  },
  'plenary.lock': {
    fits: (state, event) => (state.locked === event.locked ? 'already' : null),
    apply: (state, { locked }) => ({ ...state, locked }),
  },
  'event.redact': {
    fits: (state, event) => (state.redacted.includes(event.event) ? 'already' : null),
    apply: (state, { event }) => redact(state, event),
  },
  // the keys are the directory's business; that everybody's is a new one concerns whoever has the old one on show
  'link.replace': { fits: always, apply: (state, { role, at }) => (role === 'participant' ? { ...state, newLinkAt: at } : state) },
}
