/*
 * Collegial work of rural secondary schools, which also strengthens the subject itself (Matemática, Comunicación).
 * Accompaniment programmes give its purpose; blocks and minutes are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const ria: MeetingTemplate = {
  id: 'ria',
  name: { es: 'RIA (secundaria rural)', en: 'RIA (rural secondary peer meeting)' },
  source: 'accompaniment', kind: 'ria', level: 'any',
  totalMinutes: 120, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Fortalecer contenido y didáctica de Matemática o Comunicación entre colegas.',
  inputs: ['Trabajos de estudiantes', 'Contenido del área', 'Materiales disponibles'],
  outputs: ['Secuencia o actividad acordada', 'Compromisos de aula'],
  blocks: [
    {
      id: 'open', title: 'Apertura', lead: 'companion', minutes: 10,
      purpose: 'Elegir área, tema y propósito.',
      boards: ['agreements'],
      steps: [
        {
          id: 'i-01', text: 'Presentar área, tema y compromisos previos',
          lead: 'companion', mode: 'plenary', minutes: 10, board: 'agreements',
        },
      ],
    },
    {
      id: 'evidence', title: 'Trabajos de estudiantes', lead: 'moderator', minutes: 20,
      purpose: 'Ver qué logran y dónde se traban.',
      boards: ['experiences'],
      steps: [
        {
          id: 'i-02', text: 'Analizar muestras',
          lead: 'moderator', mode: 'plenary', minutes: 20, board: 'experiences', queue: true,
          questions: [
            { text: '¿Qué comprende este estudiante?', level: 'technical' },
            { text: '¿Qué error se repite?', level: 'technical' },
          ],
        },
      ],
    },
    {
      id: 'content', title: 'Contenido del área', lead: 'companion', minutes: 30,
      purpose: 'Aclarar el contenido que se enseña.',
      boards: ['teamNotes'],
      steps: [
        {
          id: 'i-03', text: 'Resolver y explicar en equipos',
          lead: 'teams', mode: 'teams', minutes: 20, board: 'teamNotes', teamSize: [2, 4],
        },
        { id: 'i-04', text: 'Precisar ideas en plenaria', lead: 'companion', mode: 'plenary', minutes: 10, board: 'teamNotes' },
      ],
    },
    {
      id: 'didactics', title: 'Cómo enseñarlo', lead: 'teams', minutes: 30,
      purpose: 'Diseñar juntos una actividad.',
      boards: ['strategies'],
      steps: [
        {
          id: 'i-05', text: 'Diseñar y presentar una actividad',
          lead: 'teams', mode: 'teams', minutes: 30, board: 'strategies', teamSize: [2, 4], output: 'Una actividad por equipo',
        },
      ],
    },
    {
      id: 'commit', title: 'Compromisos de aula', lead: 'secretary', minutes: 20,
      purpose: 'Decidir qué y cuándo se aplicará.',
      boards: ['agreements'],
      steps: [
        {
          id: 'i-06', text: 'Registrar compromisos',
          lead: 'secretary', mode: 'plenary', minutes: 20, board: 'agreements', output: 'Un compromiso o más',
        },
      ],
    },
    {
      id: 'close', title: 'Cierre', lead: 'companion', minutes: 10,
      purpose: 'Sintetizar y programar.',
      boards: ['conclusions'],
      steps: [
        { id: 'i-07', text: 'Sintetizar y programar', lead: 'companion', mode: 'plenary', minutes: 10, board: 'conclusions' },
      ],
    },
  ],
}
