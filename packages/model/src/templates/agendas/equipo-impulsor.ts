/*
 * What the lead team does once everybody has left: evidence, quality form, consolidated results, one change for next time.
 * The order comes from the regional orientations; the minutes are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const equipoImpulsor: MeetingTemplate = {
  id: 'equipo-impulsor',
  name: { es: 'Revisión del equipo impulsor', en: 'Lead team review' },
  source: 'regional', kind: 'leadTeamReview', level: 'any',
  totalMinutes: 30, minutesOrigin: 'proposed', minParticipants: 2,
  purpose: 'Cerrar la reunión por dentro y preparar la siguiente.',
  inputs: ['Acta', 'Evidencias', 'Pulso de cierre'],
  outputs: ['Anexo 2', 'Anexo 4', 'Ajustes para la próxima reunión'],
  blocks: [
    {
      id: 'evidence', title: 'Evidencias', lead: 'coordinator', minutes: 8,
      purpose: 'Mirar lo producido.',
      boards: [],
      steps: [
        {
          id: 'e-01', text: 'Revisar productos, asistencia y pulso',
          lead: 'coordinator', mode: 'plenary', minutes: 8, board: 'none',
        },
      ],
    },
    {
      id: 'quality', title: 'Calidad de la reunión', lead: 'moderator', minutes: 10,
      purpose: 'Completar la ficha de verificación.',
      boards: [],
      steps: [
        {
          id: 'e-02', text: 'Completar el Anexo 2',
          lead: 'moderator', mode: 'plenary', minutes: 10, board: 'none', output: 'Anexo 2 guardado',
        },
      ],
    },
    {
      id: 'results', title: 'Resultados y próxima reunión', lead: 'secretary', minutes: 12,
      purpose: 'Consolidar y ajustar.',
      boards: ['conclusions'],
      steps: [
        {
          id: 'e-03', text: 'Completar el Anexo 4',
          lead: 'secretary', mode: 'plenary', minutes: 7, board: 'none', output: 'Anexo 4 guardado',
        },
        {
          id: 'e-04', text: 'Decidir un ajuste para la próxima',
          lead: 'coordinator', mode: 'plenary', minutes: 5, board: 'conclusions',
        },
      ],
    },
  ],
}
