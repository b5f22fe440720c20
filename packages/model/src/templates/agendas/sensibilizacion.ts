/*
 * The meeting in which the staff decides together whether to work as a community. It ends in a signed act of commitment.
 * What must happen comes from the regional orientations; order and minutes are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const sensibilizacion: MeetingTemplate = {
  id: 'sensibilizacion',
  name: { es: 'Reunión de sensibilización', en: 'Awareness meeting' },
  source: 'regional', kind: 'awareness', level: 'school',
  totalMinutes: 60, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Decidir juntos si la institución trabajará en CAP.',
  inputs: ['Datos de logros de aprendizaje', 'Presentación breve sobre la CAP y su norma'],
  outputs: ['Visión y misión común', 'Acta de compromiso'],
  blocks: [
    {
      id: 'climate', title: 'Clima y confianza', lead: 'coordinator', minutes: 8,
      purpose: 'Abrir con respeto y apertura.',
      boards: ['groundRules'],
      steps: [
        { id: 's-01', text: 'Bienvenida y normas', lead: 'coordinator', mode: 'plenary', minutes: 8, board: 'groundRules' },
      ],
    },
    {
      id: 'reflect', title: 'Nuestra práctica y los logros', lead: 'moderator', minutes: 20,
      purpose: 'Reconocer fortalezas y aspectos por mejorar a partir de datos.',
      boards: ['conclusions'],
      steps: [
        {
          id: 's-02', text: 'Mirar los datos y conversar',
          lead: 'moderator', mode: 'plenary', minutes: 20, board: 'conclusions', queue: true,
          questions: [
            { text: '¿Qué hacemos bien?', level: 'technical' },
            { text: '¿Qué debemos mejorar para que aprendan más?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'present', title: 'La CAP como alternativa', lead: 'coordinator', minutes: 12,
      purpose: 'Explicar qué es, por qué y para qué.',
      boards: [],
      steps: [
        {
          id: 's-03', text: 'Presentar norma, definición, importancia y características',
          lead: 'coordinator', mode: 'plenary', minutes: 12, board: 'none',
        },
      ],
    },
    {
      id: 'decide', title: 'Decisión y compromiso', lead: 'coordinator', minutes: 20,
      purpose: 'Asumir la decisión por consenso y suscribirla.',
      boards: ['conclusions', 'agreements'],
      steps: [
        {
          id: 's-04', text: 'Redactar visión y misión común',
          lead: 'moderator', mode: 'plenary', minutes: 8, board: 'conclusions',
        },
        { id: 's-05', text: 'Consultar el consenso', lead: 'moderator', mode: 'plenary', minutes: 5, board: 'agreements' },
        {
          id: 's-06', text: 'Suscribir el acta de compromiso',
          lead: 'secretary', mode: 'plenary', minutes: 7, board: 'agreements', output: 'Acta suscrita',
        },
      ],
    },
  ],
}
