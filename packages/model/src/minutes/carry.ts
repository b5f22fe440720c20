/*
 * What comes back at the next meeting (R14): every agreement that is neither concluded nor withdrawn.
 *
 * Progress lives with the community after an acta is closed, never in the sealed acta; so what was said since comes in as an
 * argument, and the last word counts. An agreement is named across meetings by its meeting and its row.
 */
import type { Millis } from '../ids.ts'
import type { Progress } from '../record/state.ts'
import type { MinutesContent, PreviousAgreement } from './types.ts'

/** Names an agreement across meetings. */
export const agreementRef = (meeting: string, agreement: string): string => `${meeting}/${agreement}`

/** What was said of an agreement outside any meeting. */
export interface LaterReview { ref: string; progress: Progress; note: string; evidence: string; at: Millis }

/** An agreement of the community with the last that was said of it; `reviewedAt` is null until somebody did. */
export interface FollowedAgreement extends PreviousAgreement { meeting: string; note: string; evidence: string; reviewedAt: Millis | null }

/**
 * Every agreement of a community, oldest first, with how far it is. `actas` are its closed actas in their order (their newest
 * versions), `later` what was said outside them, in any order.
 */
export function followAgreements(actas: readonly MinutesContent[], later: readonly LaterReview[] = []): FollowedAgreement[] {
  const known = new Map<string, FollowedAgreement>()
  const say = ({ ref, progress, note, evidence, at }: LaterReview) => {
    const before = known.get(ref)
    if (before !== undefined && at >= (before.reviewedAt ?? 0)) known.set(ref, { ...before, progress, note, evidence, reviewedAt: at })
  }
  for (const { meeting, sections } of actas) {
    for (const line of sections.review.agreements) if (line.progress !== 'unreviewed') say({ ...line, at: line.at ?? 0 })
    for (const { id, code, text, responsible, indicator, target, due } of sections.agreements.agreements) {
      const ref = agreementRef(meeting, id)
      const measure = [indicator, target].filter((part) => part !== '').join(' · ')
      known.set(ref, { ref, code, text, responsible, measure, due, progress: 'unreviewed', meeting, note: '', evidence: '', reviewedAt: null })
    }
  }
  for (const review of later.toSorted((a, b) => a.at - b.at)) say(review)
  return [...known.values()]
}

/** Whether an agreement still comes back (R14). */
export const comesBack = ({ progress }: Pick<PreviousAgreement, 'progress'>): boolean => progress !== 'concluded' && progress !== 'withdrawn'

/** The agreements that come back, oldest first. */
export const carryOver = (actas: readonly MinutesContent[], later: readonly LaterReview[] = []): PreviousAgreement[] =>
  followAgreements(actas, later).filter(comesBack)
    .map(({ ref, code, text, responsible, measure, due, progress }) => ({ ref, code, text, responsible, measure, due, progress }))
