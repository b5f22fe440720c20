/*
 * One session of a workshop (a workshop is a series of them): what people know, a model, practice, reflection, application.
 * Blocks and minutes are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const taller: MeetingTemplate = {
  id: 'taller',
  name: { es: 'Sesión de taller', en: 'Workshop session' },
  source: 'accompaniment', kind: 'workshop', level: 'any',
  totalMinutes: 120, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Aprender un tema necesario para la práctica y llevarlo al aula.',
  inputs: ['Necesidades formativas acordadas', 'Material de lectura', 'Ejemplo para modelar'],
  outputs: ['Producto de la sesión', 'Plan de aplicación'],
  blocks: [
    {
      id: 'open', title: 'Apertura y saberes previos', lead: 'companion', minutes: 22,
      purpose: 'Partir de lo que cada quien sabe.',
      boards: ['experiences'],
      steps: [
        { id: 't-01', text: 'Presentar propósito y ruta', lead: 'companion', mode: 'plenary', minutes: 7, board: 'none' },
        { id: 't-02', text: 'Escribir saberes y dudas', lead: 'all', mode: 'individual', minutes: 7, board: 'experiences' },
        { id: 't-03', text: 'Compartir', lead: 'moderator', mode: 'plenary', minutes: 8, board: 'experiences', queue: true },
      ],
    },
    {
      id: 'model', title: 'Contenido y modelo', lead: 'companion', minutes: 28,
      purpose: 'Conocer el tema con un ejemplo concreto.',
      boards: ['experiences'],
      steps: [
        { id: 't-04', text: 'Presentar el contenido y modelar', lead: 'companion', mode: 'plenary', minutes: 18, board: 'none' },
        {
          id: 't-05', text: 'Discutir el ejemplo',
          lead: 'moderator', mode: 'plenary', minutes: 10, board: 'experiences', queue: true,
        },
      ],
    },
    {
      id: 'practice', title: 'Práctica', lead: 'teams', minutes: 35,
      purpose: 'Hacer, no solo escuchar.',
      boards: ['teamNotes'],
      steps: [
        {
          id: 't-06', text: 'Elaborar el producto en equipos',
          lead: 'teams', mode: 'teams', minutes: 25, board: 'teamNotes', teamSize: [3, 5], output: 'Producto',
        },
        {
          id: 't-07', text: 'Presentar y comentar',
          lead: 'teams', mode: 'plenary', minutes: 10, board: 'teamNotes', queue: true,
        },
      ],
    },
    {
      id: 'reflect', title: 'Reflexión', lead: 'moderator', minutes: 20,
      purpose: 'Pensar qué cambia en mi práctica.',
      boards: ['conclusions'],
      steps: [
        {
          id: 't-08', text: 'Reflexionar juntos',
          lead: 'moderator', mode: 'plenary', minutes: 20, board: 'conclusions', queue: true,
          questions: [
            { text: '¿Qué técnica me llevo?', level: 'technical' },
            { text: '¿Qué objetivo me ayuda a lograr?', level: 'practical' },
            { text: '¿Qué sentido tiene para mis estudiantes?', level: 'critical' },
          ],
        },
      ],
    },
    {
      id: 'apply', title: 'Plan de aplicación', lead: 'secretary', minutes: 15,
      purpose: 'Decidir la primera prueba en aula.',
      boards: ['agreements'],
      steps: [
        {
          id: 't-09', text: 'Registrar qué, dónde y cuándo se aplicará',
          lead: 'secretary', mode: 'plenary', minutes: 15, board: 'agreements', output: 'Un compromiso por equipo',
        },
      ],
    },
  ],
}
