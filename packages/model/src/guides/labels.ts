/*
 * What roles and papers are called in a school and in a network of schools.
 *
 * The same role has another name in each, and the same closed minutes another heading; nothing else differs. In a network
 * coordinating and moderating are both the facilitator's.
 */
import type { Lead, MeetingData } from '../documents/table.ts'
import type { LeadRole } from '../record/roles.ts'
import type { Bilingual } from '../templates/types.ts'

export type LabelSet = MeetingData['labels']
export type LabelKey = Lead | 'participant' | 'observer' | 'leadTeam' | 'minutes' | 'community'

const shared = {
  member: { es: 'Docente designado(a)', en: 'Named teacher' },
  teams: { es: 'Equipos', en: 'Teams' },
  all: { es: 'Todos', en: 'Everyone' },
  companion: { es: 'Acompañante', en: 'Companion' },
  participant: { es: 'Participante', en: 'Participant' },
  observer: { es: 'Observador(a)', en: 'Observer' },
  leadTeam: { es: 'Equipo impulsor', en: 'Lead team' },
} as const satisfies Partial<Record<LabelKey, Bilingual>>

export const labelSets: Record<LabelSet, Record<LabelKey, Bilingual>> = {
  school: {
    ...shared,
    coordinator: { es: 'Coordinador(a)', en: 'Coordinator' },
    moderator: { es: 'Moderador(a)', en: 'Moderator' },
    secretary: { es: 'Secretario(a)', en: 'Secretary' },
    minutes: { es: 'Acta de reunión', en: 'Meeting minutes' },
    community: { es: 'CAP de la institución', en: 'CAP of the school' },
  },
  network: {
    ...shared,
    coordinator: { es: 'Facilitador(a)', en: 'Facilitator' },
    moderator: { es: 'Facilitador(a)', en: 'Facilitator' },
    secretary: { es: 'Relator(a)', en: 'Rapporteur' },
    minutes: { es: 'Informe de la reunión', en: 'Meeting report' },
    community: { es: 'CAP de la red', en: 'CAP of the network' },
  },
}

/** A lead role in the forms that sentences need: `does` stands beside a name, `office` is what one is in charge of ("la …"). */
export interface RoleWords { readonly does: Bilingual; readonly office: Bilingual }

/** In a network both halves of the facilitator's job keep a name of their own, for meetings in which two people share it. */
export const roleWords: Record<LabelSet, Record<LeadRole, RoleWords>> = {
  school: {
    coordinator: { does: { es: 'Coordina', en: 'Coordinates' }, office: { es: 'coordinación', en: 'coordination' } },
    moderator: { does: { es: 'Modera', en: 'Moderates' }, office: { es: 'moderación', en: 'moderation' } },
    secretary: { does: { es: 'Secretaría', en: 'Secretary' }, office: { es: 'secretaría', en: 'secretary’s work' } },
  },
  network: {
    coordinator: { does: { es: 'Facilita', en: 'Facilitates' }, office: { es: 'facilitación', en: 'facilitation' } },
    moderator: { does: { es: 'Facilita el diálogo', en: 'Facilitates the talk' }, office: { es: 'facilitación del diálogo', en: 'facilitation of the talk' } },
    secretary: { does: { es: 'Relatoría', en: 'Rapporteur' }, office: { es: 'relatoría', en: 'rapporteur’s work' } },
  },
}
