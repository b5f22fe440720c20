/*
 * What the acta still lacks, for the list before closing.
 *
 * Each point is one tap: somebody completes it, or it is left as it is and the acta says so. Only the purpose and the date hold
 * up closing (F14). A point is named by its section, or by an agreement and the feature it lacks (R10).
 */
import type { MinutesContent, MissingPoint, SectionKey } from './types.ts'

/** What F14 asks for; without the others an acta is still whole. `true` holds up closing. */
const asked: readonly (readonly [Exclude<SectionKey, 'conformities'>, boolean])[] = [
  ['data', true], ['attendance', false], ['roles', false], ['purpose', true], ['review', false], ['development', false],
  ['agreements', false], ['conclusions', false], ['next', false],
]

/** The point that leaves an agreement without one of its features. */
export const agreementPoint = (agreement: string, gap: string): string => `${agreement}/${gap}`

/**
 * Points that are missing and were not left, in the order of the sections. `gaps` is what the record says was left (`gap.leave`);
 * the two that hold up closing cannot be left.
 */
export function missingPoints({ sections }: MinutesContent, gaps: readonly string[] = []): MissingPoint[] {
  const whole = asked.filter(([key, blocks]) => sections[key].status === 'empty' || (blocks && sections[key].status === 'left'))
    .map(([key, blocks]): MissingPoint => ({
      point: key, section: sections[key].n, key, filledBy: sections[key].filledBy, blocks, agreement: null, gap: null,
    }))
  const features = sections.agreements.agreements.flatMap(({ id, missing }) => missing.map((gap): MissingPoint => ({
    point: agreementPoint(id, gap), section: sections.agreements.n, key: 'agreements', filledBy: 'secretary', blocks: false,
    agreement: id, gap,
  }))).filter(({ point }) => !gaps.includes(point))
  return [...whole, ...features].sort((a, b) => a.section - b.section)
}
