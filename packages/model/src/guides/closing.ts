/*
 * What people are asked when a meeting or a year ends: the closing pulse and the self-assessment of the year.
 *
 * The pulse is anonymous. The self-assessment is its author's, who alone chooses what to carry to the team; a group view may
 * show counts only, and only when enough people answered that nobody can be guessed.
 */
import type { Bilingual } from '../templates/types.ts'

export interface PulseQuestion {
  readonly id: string
  readonly kind: 'faces' | 'short'
  readonly byDefault: boolean
  readonly text: Bilingual
}

/** Quick questions for the last minutes; those `byDefault` are asked when nobody chose others. */
export const pulseQuestions: readonly PulseQuestion[] = [
  {
    id: 'together', kind: 'faces', byDefault: true,
    text: { es: '¿Cómo nos está yendo con el trabajo colaborativo?', en: 'How is working together going?' },
  },
  {
    id: 'communication', kind: 'short', byDefault: false,
    text: {
      es: '¿Qué mejorarías para que docentes, estudiantes y familias se comuniquen mejor?',
      en: 'What would you improve so that teachers, students and families communicate better?',
    },
  },
  {
    id: 'clearTasks', kind: 'short', byDefault: false,
    text: { es: '¿Cómo podemos plantear tareas más claras a los estudiantes?', en: 'How can we set clearer tasks for students?' },
  },
  { id: 'worked', kind: 'short', byDefault: true, text: { es: '¿Qué funcionó hoy?', en: 'What worked today?' } },
  { id: 'change', kind: 'short', byDefault: true, text: { es: '¿Qué cambiarías?', en: 'What would you change?' } },
]

/** The four faces, from worst to best; the value kept is the place, 1 to 4. */
export const pulseFaces: readonly Bilingual[] = [
  { es: 'Nos está costando', en: 'We are struggling' },
  { es: 'Más o menos', en: 'So-so' },
  { es: 'Bien', en: 'Well' },
  { es: 'Muy bien', en: 'Very well' },
]

export interface SelfAssessmentQuestion { readonly id: string; readonly text: Bilingual }

/** The eight questions of the year's review (R20); each takes one answer and, if wanted, a sentence. */
export const selfAssessmentQuestions: readonly SelfAssessmentQuestion[] = [
  { id: 'teachBetter', text: { es: '¿Enseño mejor que antes?', en: 'Do I teach better than before?' } },
  {
    id: 'helpMore',
    text: { es: '¿Puedo ayudar más a mis estudiantes a aprender?', en: 'Can I help my students learn more?' },
  },
  {
    id: 'seeDifferently',
    text: { es: '¿Veo distinto lo que algunos son capaces de hacer?', en: 'Do I see differently what some of them can do?' },
  },
  { id: 'motivate', text: { es: '¿Entiendo mejor cómo motivarlos?', en: 'Do I understand better how to motivate them?' } },
  { id: 'methods', text: { es: '¿Cambié de verdad mis métodos?', en: 'Did I really change my methods?' } },
  {
    id: 'colleagues',
    text: { es: '¿Cambió mi forma de trabajar con colegas?', en: 'Did my way of working with colleagues change?' },
  },
  { id: 'productive', text: { es: '¿Fueron productivas las reuniones?', en: 'Were the meetings productive?' } },
  { id: 'honest', text: { es: '¿Participé con honestidad?', en: 'Did I take part honestly?' } },
]

export type SelfAssessmentAnswer = 'yes' | 'partly' | 'no'
export const selfAssessmentAnswers: Record<SelfAssessmentAnswer, Bilingual> = {
  yes: { es: 'Sí', en: 'Yes' }, partly: { es: 'En parte', en: 'Partly' }, no: { es: 'No', en: 'No' },
}
