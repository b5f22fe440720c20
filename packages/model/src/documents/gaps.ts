/*
 * What an agreement still lacks, told from its plain values: a screen that has rows and no document asks the same question as the acta.
 * Nothing here may need Yjs.
 */
import type { Agreement } from './table.ts'

export type AgreementGap = 'actors' | 'measure' | 'due'

/** What an agreement still lacks of its three features: who, how it is measured, until when (R10). */
export function missingIn({ actors, indicator, target, due }: Pick<Agreement, 'actors' | 'indicator' | 'target' | 'due'>): AgreementGap[] {
  const gaps: AgreementGap[] = []
  if (actors.length === 0) gaps.push('actors')
  if (indicator.trim() === '' && target.trim() === '') gaps.push('measure')
  if (due.trim() === '') gaps.push('due')
  return gaps
}
