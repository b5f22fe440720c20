/*
 * What the lead roles are called in this meeting: a school coordinates, moderates and keeps its secretary; a network facilitates and
 * reports. The names are data of the model, chosen by the meeting's own label set; no dictionary of a screen names a role.
 */
import { labelSets, roleWords, type LabelKey } from '@acta-viva/model/guides'
import type { LeadRole } from '@acta-viva/model/record'
import { useI18n } from '../i18n/index.ts'
import { useTable } from './table.tsx'

export interface RoleNames {
  /** Beside a name: "Modera". */
  does: (role: LeadRole) => string
  /** What one is in charge of: "moderación". */
  office: (role: LeadRole) => string
  /** The role itself: "Moderador(a)"; also of what no single person leads. */
  title: (label: LabelKey) => string
}

export function useRoleNames(): RoleNames {
  const i18n = useI18n()
  const table = useTable()
  const words = (role: LeadRole) => roleWords[table.data().labels][role]
  return {
    does: (role) => words(role).does[i18n.language()],
    office: (role) => words(role).office[i18n.language()],
    title: (label) => labelSets[table.data().labels][label][i18n.language()],
  }
}
