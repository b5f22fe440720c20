/*
 * The talk of two people on the day of a classroom visit: strengths first, then evidence, assumptions and one commitment.
 * It supports and never inspects. Two people are enough, so the minimum of three does not apply.
 */
import type { MeetingTemplate } from '../types.ts'

export const dialogoReflexivo: MeetingTemplate = {
  id: 'dialogo-reflexivo',
  name: { es: 'Visita y diálogo reflexivo', en: 'Visit and reflective dialogue' },
  source: 'accompaniment', kind: 'reflectiveDialogue', level: 'any',
  totalMinutes: 45, minutesOrigin: 'proposed', minParticipants: 2,
  purpose: 'Conversar sobre la sesión observada y acordar una mejora.',
  inputs: ['Lista de cotejo revisada antes', 'Rúbrica acordada', 'Notas del cuaderno de campo'],
  outputs: ['Fortalezas y aspectos por mejorar', 'Compromisos'],
  blocks: [
    {
      id: 'frame', title: 'Encuadre', lead: 'companion', minutes: 5,
      purpose: 'Recordar qué se acordó observar y que es un apoyo, no una supervisión.',
      boards: ['agreements'],
      steps: [
        {
          id: 'v1', text: 'Recordar el foco y los compromisos previos',
          lead: 'companion', mode: 'plenary', minutes: 5, board: 'agreements',
        },
      ],
    },
    {
      id: 'strengths', title: 'Fortalezas', lead: 'member', minutes: 10,
      purpose: 'Reconocer lo que funcionó.',
      boards: ['experiences'],
      steps: [
        {
          id: 'v2', text: 'Contar lo vivido y nombrar lo logrado',
          lead: 'member', mode: 'plenary', minutes: 10, board: 'experiences',
          questions: [
            { text: '¿Qué te dejó satisfecho(a)?', level: 'practical' },
            { text: '¿Qué lo hizo posible?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'analysis', title: 'Análisis y supuestos', lead: 'companion', minutes: 18,
      purpose: 'Revisar momentos clave y las ideas que los sostienen.',
      boards: ['causes'],
      steps: [
        {
          id: 'v3', text: 'Revisar evidencias y ubicar el nivel',
          lead: 'companion', mode: 'plenary', minutes: 10, board: 'causes',
          questions: [
            { text: '¿Qué hicieron los estudiantes en ese momento?', level: 'technical' },
            { text: '¿Qué evidencia lo muestra?', level: 'technical' },
          ],
        },
        {
          id: 'v4', text: 'Cuestionar los supuestos',
          lead: 'companion', mode: 'plenary', minutes: 8, board: 'causes',
          questions: [
            { text: '¿Qué creías que pasaría?', level: 'practical' },
            { text: '¿De dónde viene esa idea?', level: 'critical' },
          ],
        },
      ],
    },
    {
      id: 'commit', title: 'Alternativas y compromisos', lead: 'companion', minutes: 12,
      purpose: 'Buscar juntos cómo subir de nivel.',
      boards: ['strategies', 'agreements'],
      steps: [
        {
          id: 'v5', text: 'Elegir una alternativa y comprometerse',
          lead: 'member', mode: 'plenary', minutes: 12, board: 'agreements', output: 'Un compromiso o más',
        },
      ],
    },
  ],
}
