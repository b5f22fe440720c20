/*
 * Which templates exist, and how to get one.
 *
 * The index is small and travels with the page that lists templates; each agenda is a file of its own that is loaded when
 * somebody picks it. This module must never import an agenda's file statically, or every phone would pay for all fifteen.
 */
import { templateIds } from './types.ts'
import type { Bilingual, CommunityLevel, MeetingKind, MeetingTemplate, TemplateId } from './types.ts'

export interface TemplateEntry {
  readonly id: TemplateId
  readonly name: Bilingual
  readonly kind: MeetingKind
  readonly level: CommunityLevel
  readonly totalMinutes: number
}

type Row = readonly [es: string, en: string, kind: MeetingKind, level: CommunityLevel, totalMinutes: number]

const rows: Record<TemplateId, Row> = {
  'drelm-6': ['Reunión CAP (6 bloques)', 'CAP meeting (6 blocks)', 'cap', 'school', 120],
  'colegiada-virtual': ['Reunión colegiada virtual', 'Online collegial meeting', 'cap', 'school', 60],
  'ruta-4': ['Ruta de 4 momentos', 'Route of 4 moments', 'networkCap', 'any', 90],
  webinar: ['Actividad tipo webinar', 'Webinar-type activity', 'webinar', 'school', 60],
  sensibilizacion: ['Reunión de sensibilización', 'Awareness meeting', 'awareness', 'school', 60],
  diagnostico: [
    'Priorización y aprobación del diagnóstico', 'Choosing and approving the diagnosis', 'diagnosis', 'school', 90,
  ],
  'red-cap-1': ['Red: CAP N.° 1', 'Network: CAP no. 1', 'networkCap', 'network', 180],
  'red-cap-2-3': ['Red: CAP N.° 2 y 3', 'Network: CAP no. 2 and 3', 'networkCap', 'network', 180],
  'red-balance': ['Red: balance de la CAP', 'Network: review of the CAP year', 'networkBalance', 'network', 120],
  'gia-institucional': ['GIA institucional', 'GIA (peer study group), one school', 'gia', 'school', 120],
  'gia-interinstitucional': ['GIA interinstitucional', 'GIA (peer study group), several schools', 'gia', 'network', 120],
  ria: ['RIA (secundaria rural)', 'RIA (rural secondary peer meeting)', 'ria', 'any', 120],
  taller: ['Sesión de taller', 'Workshop session', 'workshop', 'any', 120],
  'dialogo-reflexivo': ['Visita y diálogo reflexivo', 'Visit and reflective dialogue', 'reflectiveDialogue', 'any', 45],
  'equipo-impulsor': ['Revisión del equipo impulsor', 'Lead team review', 'leadTeamReview', 'any', 30],
}

/** One small entry per template, in the order of `templateIds`. */
export const templateIndex: readonly TemplateEntry[] = templateIds.map((id) => {
  const [es, en, kind, level, totalMinutes] = rows[id]
  return { id, name: { es, en }, kind, level, totalMinutes }
})

const loaders: Record<TemplateId, () => Promise<MeetingTemplate>> = {
  'drelm-6': async () => (await import('./agendas/drelm-6.ts')).drelm6,
  'colegiada-virtual': async () => (await import('./agendas/colegiada-virtual.ts')).colegiadaVirtual,
  'ruta-4': async () => (await import('./agendas/ruta-4.ts')).ruta4,
  webinar: async () => (await import('./agendas/webinar.ts')).webinar,
  sensibilizacion: async () => (await import('./agendas/sensibilizacion.ts')).sensibilizacion,
  diagnostico: async () => (await import('./agendas/diagnostico.ts')).diagnostico,
  'red-cap-1': async () => (await import('./agendas/red-cap-1.ts')).redCap1,
  'red-cap-2-3': async () => (await import('./agendas/red-cap-2-3.ts')).redCap23,
  'red-balance': async () => (await import('./agendas/red-balance.ts')).redBalance,
  'gia-institucional': async () => (await import('./agendas/gia-institucional.ts')).giaInstitucional,
  'gia-interinstitucional': async () => (await import('./agendas/gia-interinstitucional.ts')).giaInterinstitucional,
  ria: async () => (await import('./agendas/ria.ts')).ria,
  taller: async () => (await import('./agendas/taller.ts')).taller,
  'dialogo-reflexivo': async () => (await import('./agendas/dialogo-reflexivo.ts')).dialogoReflexivo,
  'equipo-impulsor': async () => (await import('./agendas/equipo-impulsor.ts')).equipoImpulsor,
}

export const isTemplateId = (value: unknown): value is TemplateId =>
  typeof value === 'string' && (templateIds as readonly string[]).includes(value)

/** The agenda of that name. Rejects only when its file cannot be fetched. */
export const loadTemplate = (id: TemplateId): Promise<MeetingTemplate> => loaders[id]()

/** Every agenda, in the order of the index: for servers and tests, not for phones. */
export const allTemplates = (): Promise<readonly MeetingTemplate[]> => Promise.all(templateIds.map(loadTemplate))

/** What a meeting gets when nobody chose: six blocks in a school, the network's own agendas in a network. */
export const defaultTemplate = (level: CommunityLevel, earlierMeetings: number): TemplateId => {
  if (level !== 'network') return 'drelm-6'
  return earlierMeetings === 0 ? 'red-cap-1' : 'red-cap-2-3'
}
