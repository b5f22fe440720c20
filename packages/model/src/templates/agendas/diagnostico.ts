/*
 * The meeting that chooses learning problems and teaching performances from the data, and approves them together.
 * What must happen comes from the regional orientations; order and minutes are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const diagnostico: MeetingTemplate = {
  id: 'diagnostico',
  name: { es: 'Priorización y aprobación del diagnóstico', en: 'Choosing and approving the diagnosis' },
  source: 'regional', kind: 'diagnosis', level: 'school',
  totalMinutes: 90, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Elegir y aprobar los problemas de aprendizaje y los desempeños docentes que atenderá la CAP.',
  inputs: ['Los seis tipos de insumo disponibles', 'Tablas y gráficos'],
  outputs: ['Problemas priorizados', 'Desempeños priorizados', 'Aprobación colegiada'],
  blocks: [
    {
      id: 'show', title: 'Qué dicen los datos', lead: 'coordinator', minutes: 20,
      purpose: 'Presentar la información ordenada.',
      boards: [],
      steps: [
        {
          id: 'd-01', text: 'Presentar resultados por grado y aula',
          lead: 'coordinator', mode: 'plenary', minutes: 20, board: 'none',
        },
      ],
    },
    {
      id: 'problems', title: 'Problemas de aprendizaje', lead: 'moderator', minutes: 30,
      purpose: 'Escoger los que más se repiten por grado y por aula.',
      boards: ['teamNotes', 'causes'],
      steps: [
        {
          id: 'd-02', text: 'Proponer problemas por grado',
          lead: 'teams', mode: 'teams', minutes: 15, board: 'teamNotes', teamSize: [2, 5],
        },
        {
          id: 'd-03', text: 'Priorizar en plenaria',
          lead: 'moderator', mode: 'plenary', minutes: 15, board: 'causes', queue: true,
          output: 'Un problema priorizado o más',
        },
      ],
    },
    {
      id: 'practices', title: 'Desempeños docentes', lead: 'moderator', minutes: 25,
      purpose: 'Elegir los que más influyen en esos logros.',
      boards: ['strategies'],
      steps: [
        {
          id: 'd-04', text: 'Relacionar problemas con desempeños y elegir',
          lead: 'moderator', mode: 'plenary', minutes: 25, board: 'strategies', queue: true,
          output: 'Un desempeño priorizado o más',
        },
      ],
    },
    {
      id: 'approve', title: 'Aprobación colegiada', lead: 'coordinator', minutes: 15,
      purpose: 'Aprobar en conjunto lo priorizado.',
      boards: ['agreements'],
      steps: [
        {
          id: 'd-05', text: 'Consultar el consenso y aprobar',
          lead: 'secretary', mode: 'plenary', minutes: 15, board: 'agreements', output: 'Aprobación registrada',
        },
      ],
    },
  ],
}
