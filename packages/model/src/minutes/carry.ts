/*
 * What comes back at the next meeting (R14): every agreement that is neither concluded nor withdrawn.
 *
 * Progress lives with the community after an acta is closed, never in the sealed acta; so it comes in as an argument. An
 * agreement is named across meetings by its meeting and its row.
 */
import type { Progress } from '../record/state.ts'
import type { MinutesContent, PreviousAgreement } from './types.ts'

/** Names an agreement across meetings. */
export const agreementRef = (meeting: string, agreement: string): string => `${meeting}/${agreement}`

const over: readonly Progress[] = ['concluded', 'withdrawn']

/**
 * The agreements that come back, oldest first. `previous` are the closed actas of the community in their order (their newest
 * versions); `later` is what was said of an agreement since, outside any acta: by `agreementRef`.
 */
export function carryOver(previous: readonly MinutesContent[], later: Readonly<Record<string,
  Progress>> = {}): PreviousAgreement[] {
  const known = new Map<string, PreviousAgreement>()
  for (const { meeting, sections } of previous) {
    for (const line of sections.review.agreements) {
      const before = known.get(line.ref)
      if (before !== undefined && line.progress !== 'unreviewed') known.set(line.ref, { ...before, progress: line.progress })
    }
    for (const { id, code, text, responsible, indicator, target, due } of sections.agreements.agreements) {
      const ref = agreementRef(meeting, id)
      const measure = [indicator, target].filter((part) => part !== '').join(' · ')
      known.set(ref, { ref, code, text, responsible, measure, due, progress: 'unreviewed' })
    }
  }
  return [...known.values()].map((agreement) =>
    ({ ...agreement, progress: (Object.hasOwn(later, agreement.ref) && later[agreement.ref]) || agreement.progress }))
    .filter((agreement) => !over.includes(agreement.progress))
}
