/*
 * What roles and papers are called in a school and in a network of schools.
 *
 * The same role has another name in each, and the same closed minutes another heading; nothing else differs. In a network
 * coordinating and moderating are both the facilitator's.
 */
import type { Lead, MeetingData } from '../documents/table.ts'
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
