/*
 * The common work guide: eight steps in which two or three colleagues plan how to better one practice (R19).
 *
 * It is about procedures and processes, never about contents, and its tasks must be concrete. `field` names the key in the
 * team's `guide` map (the sixth step is the `actions` rows), so labels may change and ids never.
 */
import type { Bilingual } from '../templates/types.ts'

export interface WorkGuideStep {
  readonly field: 'studentNeeds' | 'priority' | 'practice' | 'trainingNeeds' | 'modality' | 'actions' | 'evaluation' | 'newNeeds'
  readonly kind: 'text' | 'long' | 'choice' | 'actions'
  readonly label: Bilingual
}

export const workGuideSteps: readonly WorkGuideStep[] = [
  {
    field: 'studentNeeds', kind: 'long',
    label: { es: 'Qué necesitan aprender los estudiantes', en: 'What the students need to learn' },
  },
  { field: 'priority', kind: 'text', label: { es: 'Qué mejoraremos primero', en: 'What we will improve first' } },
  {
    field: 'practice', kind: 'text',
    label: { es: 'Qué práctica pedagógica trabajaremos', en: 'Which teaching practice we will work on' },
  },
  {
    field: 'trainingNeeds', kind: 'long',
    label: {
      es: 'Qué necesitamos aprender nosotros (acordado por todos)', en: 'What we need to learn ourselves (agreed by all)',
    },
  },
  { field: 'modality', kind: 'choice', label: { es: 'Con qué modalidad lo haremos', en: 'In which way we will do it' } },
  {
    field: 'actions', kind: 'actions',
    label: { es: 'Poner en acción los acuerdos y estrategias', en: 'Putting agreements and strategies into action' },
  },
  {
    field: 'evaluation', kind: 'long',
    label: { es: 'Evaluar qué pasó y qué efecto tuvo', en: 'Seeing what happened and what it changed' },
  },
  { field: 'newNeeds', kind: 'long', label: { es: 'Qué nueva necesidad aparece', en: 'Which new need appears' } },
]

export type WorkGuideModality = 'reading' | 'video' | 'advice' | 'observation' | 'instrument' | 'other'
export const workGuideModalities: Record<WorkGuideModality, Bilingual> = {
  reading: { es: 'Lectura', en: 'Reading' }, video: { es: 'Video', en: 'Video' }, advice: { es: 'Asesoría', en: 'Advice' },
  observation: { es: 'Observación', en: 'Observation' }, instrument: { es: 'Instrumento', en: 'Instrument' },
  other: { es: 'Otra', en: 'Another' },
}
