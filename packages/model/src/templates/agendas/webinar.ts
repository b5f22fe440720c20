/*
 * A topic in one hour that ends in a product for the classroom, as school plans schedule it several times a year. Blocks
 * and minutes of each are ours, the hour is not.
 */
import type { MeetingTemplate } from '../types.ts'

export const webinar: MeetingTemplate = {
  id: 'webinar',
  name: { es: 'Actividad tipo webinar', en: 'Webinar-type activity' },
  source: 'schoolPlan', kind: 'webinar', level: 'school',
  totalMinutes: 60, minutesOrigin: 'source', minParticipants: 3,
  purpose: 'Desarrollar un tema corto y salir con un producto para el aula.',
  inputs: ['Presentación', 'Ejemplo o caso'],
  outputs: ['Producto del webinar', 'Acta'],
  blocks: [
    {
      id: 'open', title: 'Apertura', lead: 'coordinator', minutes: 5,
      purpose: 'Presentar tema, competencia y producto.',
      boards: ['groundRules'],
      steps: [
        {
          id: 'w-01', text: 'Presentar tema, competencia docente y producto esperado',
          lead: 'coordinator', mode: 'plenary', minutes: 5, board: 'none',
        },
      ],
    },
    {
      id: 'content', title: 'Contenido', lead: 'member', minutes: 20,
      purpose: 'Exponer lo esencial con un ejemplo.',
      boards: ['experiences'],
      steps: [
        { id: 'w-02', text: 'Exponer los contenidos', lead: 'member', mode: 'plenary', minutes: 14, board: 'none' },
        {
          id: 'w-03', text: 'Analizar un ejemplo',
          lead: 'member', mode: 'plenary', minutes: 6, board: 'experiences',
          questions: [
            { text: '¿Qué observamos?', level: 'technical' },
            { text: '¿Qué llevaríamos a nuestra aula?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'talk', title: 'Preguntas y experiencias', lead: 'moderator', minutes: 12,
      purpose: 'Relacionar el tema con la propia aula.',
      boards: ['experiences'],
      steps: [
        {
          id: 'w-04', text: 'Intervenir por turnos',
          lead: 'moderator', mode: 'plenary', minutes: 12, board: 'experiences', queue: true,
        },
      ],
    },
    {
      id: 'product', title: 'Construcción del producto', lead: 'teams', minutes: 15,
      purpose: 'Elaborar entre todos la propuesta.',
      boards: ['teamNotes'],
      steps: [
        {
          id: 'w-05', text: 'Elaborar el producto en equipos',
          lead: 'teams', mode: 'teams', minutes: 15, board: 'teamNotes', teamSize: [3, 5], output: 'Borrador del producto',
        },
      ],
    },
    {
      id: 'close', title: 'Cierre', lead: 'moderator', minutes: 8,
      purpose: 'Acordar cómo se aplicará.',
      boards: ['agreements'],
      steps: [
        {
          id: 'w-06', text: 'Acordar la aplicación y cerrar',
          lead: 'secretary', mode: 'plenary', minutes: 8, board: 'agreements', output: 'Un acuerdo o más',
        },
      ],
    },
  ],
}
