/*
 * The meeting that closes the year of a network: self-assessment first, then ideas for the next year. Two hours, as in
 * the network orientations; it has no thirty minutes of common work guides.
 */
import type { MeetingTemplate } from '../types.ts'

export const redBalance: MeetingTemplate = {
  id: 'red-balance',
  name: { es: 'Red: balance de la CAP', en: 'Network: review of the CAP year' },
  source: 'network', kind: 'networkBalance', level: 'network',
  totalMinutes: 120, minutesOrigin: 'source', minParticipants: 3,
  axis: 'Planificación y evaluación institucional',
  purpose: 'Hacer el balance del año: monitoreo, acompañamiento, retroalimentación y trabajo en CAP.',
  inputs: ['Resultados de seguimiento: PEI, PAT, plan del CG4', 'Informes de las reuniones CAP del año'],
  outputs: ['Balance de la intervención del año'],
  blocks: [
    {
      id: 'opening', title: 'Bienvenida y ruta', lead: 'coordinator', minutes: 15,
      purpose: 'Ubicar a todos y crear confianza.',
      boards: ['groundRules'],
      steps: [
        {
          id: 'b-01', text: 'Dar la bienvenida y mostrar propósito, insumos, producto y ruta',
          lead: 'coordinator', mode: 'plenary', minutes: 8, board: 'none',
        },
        {
          id: 'b-02', text: 'Rompehielos y normas de convivencia',
          lead: 'moderator', mode: 'plenary', minutes: 7, board: 'groundRules', optional: true,
        },
      ],
    },
    {
      id: 'selfAssessment', title: 'Autoevaluación', lead: 'moderator', minutes: 55,
      purpose: 'Mirar con honestidad qué cambió en mí y en el grupo.',
      boards: ['teamNotes', 'conclusions'],
      steps: [
        {
          id: 'b-03', text: 'Responder a solas las 8 preguntas',
          lead: 'all', mode: 'individual', minutes: 15, board: 'none', output: 'Autoevaluación guardada',
        },
        {
          id: 'b-04', text: 'Compartir en equipos lo que cada quien decida',
          lead: 'teams', mode: 'teams', minutes: 20, board: 'teamNotes', teamSize: [3, 5],
        },
        {
          id: 'b-05', text: 'Presentar en plenaria y sintetizar por escrito',
          lead: 'teams', mode: 'plenary', minutes: 20, board: 'conclusions', queue: true, output: 'Síntesis visible',
        },
      ],
    },
    {
      id: 'brainstorm', title: 'Lluvia de ideas', lead: 'moderator', minutes: 35,
      purpose: 'Decidir qué conviene hacer el próximo año.',
      boards: ['strategies', 'conclusions'],
      steps: [
        {
          id: 'b-06', text: 'Proponer ideas',
          lead: 'moderator', mode: 'plenary', minutes: 25, board: 'strategies', queue: true,
          questions: [
            { text: '¿Qué actividades y estrategias convienen para avanzar en el CG4 y en los logros?', level: 'technical' },
            {
              text: '¿Cuánto nos sirven estas reuniones para discutir la práctica y acercarnos a mejores logros?',
              level: 'practical',
            },
          ],
        },
        {
          id: 'b-07', text: 'Sintetizar por escrito a la vista de todos',
          lead: 'secretary', mode: 'plenary', minutes: 10, board: 'conclusions', output: 'Síntesis visible',
        },
      ],
    },
    {
      id: 'closing', title: 'Cierre', lead: 'coordinator', minutes: 15,
      purpose: 'Dejar el balance escrito.',
      boards: ['conclusions', 'agreements'],
      steps: [
        {
          id: 'b-08', text: 'Recordar el propósito y cerrar con conclusiones y acuerdos',
          lead: 'coordinator', mode: 'plenary', minutes: 15, board: 'conclusions', output: 'Balance registrado',
        },
      ],
    },
  ],
}
