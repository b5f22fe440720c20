/*
 * The general route of four moments: purposes, experiences, critical reflection, proposals. Its source gives no total, so
 * ninety minutes is ours; it serves a school or a network.
 */
import type { MeetingTemplate } from '../types.ts'

export const ruta4: MeetingTemplate = {
  id: 'ruta-4',
  name: { es: 'Ruta de 4 momentos', en: 'Route of 4 moments' },
  source: 'network', kind: 'networkCap', level: 'any',
  totalMinutes: 90, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Compartir experiencias, reflexionar críticamente y salir con propuestas y compromisos.',
  inputs: ['Fichas de seguimiento y portafolios', 'Lectura o video preparado'],
  outputs: ['Conclusiones', 'Propuestas y compromisos', 'Reflexiones para el informe'],
  blocks: [
    {
      id: 'm1', title: '1. Agenda y propósitos', lead: 'coordinator', minutes: 10,
      purpose: 'Partir de situaciones reales y poner a todos como protagonistas.',
      boards: ['groundRules', 'agreements'],
      steps: [
        {
          id: 'r-01', text: 'Presentar agenda, propósitos y normas',
          lead: 'coordinator', mode: 'plenary', minutes: 5, board: 'groundRules',
        },
        {
          id: 'r-02', text: 'Revisar los acuerdos anteriores',
          lead: 'secretary', mode: 'plenary', minutes: 5, board: 'agreements', when: 'fromSecondMeeting',
        },
      ],
    },
    {
      id: 'm2', title: '2. Compartir experiencias', lead: 'moderator', minutes: 25,
      purpose: 'Contar voluntariamente lo hecho y mostrar evidencias.',
      boards: ['experiences'],
      steps: [
        {
          id: 'r-03', text: 'Contar mi experiencia (voluntario) y mostrar evidencia',
          lead: 'member', mode: 'plenary', minutes: 20, board: 'experiences', queue: true,
          questions: [
            { text: '¿Qué hice y cómo fue la secuencia?', level: 'technical' },
            { text: '¿Cómo interactué con estudiantes y familias?', level: 'practical' },
            { text: '¿Qué aprendió cada estudiante?', level: 'technical' },
          ],
        },
        {
          id: 'r-04', text: 'Ordenar logros, dificultades y dudas',
          lead: 'coordinator', mode: 'plenary', minutes: 5, board: 'experiences',
        },
      ],
    },
    {
      id: 'm3', title: '3. Reflexión crítica', lead: 'moderator', minutes: 25,
      purpose: 'Retroalimentar las experiencias y llegar a conclusiones.',
      boards: ['conclusions'],
      steps: [
        {
          id: 'r-05', text: 'Dialogar y retroalimentar',
          lead: 'moderator', mode: 'plenary', minutes: 18, board: 'conclusions', queue: true,
          questions: [
            { text: '¿Qué funcionó y por qué?', level: 'practical' },
            { text: '¿Qué damos por sentado en esta práctica?', level: 'critical' },
            { text: '¿Qué haríamos distinto?', level: 'practical' },
          ],
        },
        {
          id: 'r-06', text: 'Escribir conclusiones concretas',
          lead: 'secretary', mode: 'plenary', minutes: 7, board: 'conclusions', output: 'Una conclusión o más',
        },
      ],
    },
    {
      id: 'm4', title: '4. Propuestas y compromisos', lead: 'coordinator', minutes: 30,
      purpose: 'Llevar lo aprendido a la práctica con acuerdos.',
      boards: ['strategies', 'agreements', 'conclusions'],
      steps: [
        {
          id: 'r-07', text: 'Responder las preguntas de transferencia',
          lead: 'coordinator', mode: 'plenary', minutes: 14, board: 'strategies', queue: true,
          questions: [
            { text: '¿Qué paso sigue?' },
            { text: '¿Cómo comprobaremos que la estrategia funciona?', level: 'technical' },
            { text: '¿Qué teoría la respalda?', level: 'practical' },
            { text: '¿Qué aprendimos como equipo?', level: 'practical' },
            { text: '¿Qué ideas nuevas aparecieron?' },
            { text: '¿Qué estudios las apoyan?' },
            { text: '¿Dónde hallaremos más información?' },
            { text: '¿Qué traerá cada docente la próxima vez?' },
          ],
        },
        {
          id: 'r-08', text: 'Redactar y registrar acuerdos y compromisos',
          lead: 'secretary', mode: 'plenary', minutes: 12, board: 'agreements', output: 'Uno a tres acuerdos',
        },
        {
          id: 'r-09', text: 'Cerrar con síntesis y pulso',
          lead: 'coordinator', mode: 'plenary', minutes: 4, board: 'conclusions',
        },
      ],
    },
  ],
}
