/*
 * What can be said of a table from its plain rows alone: a screen that has rows and no document yet asks the same as the acta does.
 * Nothing here may need Yjs.
 */
import type { Agreement, TableRows } from './table.ts'

/** A table nobody has written in, or that is not here yet. */
export const noRows: TableRows = {
  meeting: {
    title: '', purpose: '', topic: '', axis: '', problem: '', problemData: '', institution: '', problemPhoto: '', modality: 'remote', callUrl: '',
    callLimit: null, startsAt: null, minutes: 120, template: '', language: 'es', labels: 'school', groundRules: [], inputs: [], outputs: [],
    proposed: { coordinator: '', moderator: '', secretary: '' }, earlier: [],
  },
  agenda: [], steps: [], agreements: [], lookBack: [],
}

export type AgreementGap = 'actors' | 'measure' | 'due'

/** What an agreement still lacks of its three features: who, how it is measured, until when (R10). */
export function missingIn({ actors, indicator, target, due }: Pick<Agreement, 'actors' | 'indicator' | 'target' | 'due'>): AgreementGap[] {
  const gaps: AgreementGap[] = []
  if (actors.length === 0) gaps.push('actors')
  if (indicator.trim() === '' && target.trim() === '') gaps.push('measure')
  if (due.trim() === '') gaps.push('due')
  return gaps
}
