/*
 * A short online meeting of one school with three sets of guide questions: to start, for the core and to end. The sets
 * come from a school plan; the hour and its parts are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const colegiadaVirtual: MeetingTemplate = {
  id: 'colegiada-virtual',
  name: { es: 'Reunión colegiada virtual', en: 'Online collegial meeting' },
  source: 'schoolPlan', kind: 'cap', level: 'school',
  totalMinutes: 60, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Resolver entre pares un tema elegido por los docentes.',
  inputs: ['Datos de los estudiantes que preocupan', 'Experiencia preparada por un docente'],
  outputs: ['Estrategias para probar', 'Tareas y objetivos de la próxima reunión', 'Informe'],
  blocks: [
    {
      id: 'start', title: 'Inicio', lead: 'moderator', minutes: 8,
      purpose: 'Acordar qué se quiere lograr hoy.',
      boards: ['agreements'],
      steps: [
        {
          id: 'v-01', text: 'Presentar tema y objetivos',
          lead: 'moderator', mode: 'plenary', minutes: 4, board: 'none',
          questions: [{ text: '¿Para qué nos reunimos?' }, { text: '¿Qué debemos tener listo al terminar?' }],
        },
        {
          id: 'v-02', text: 'Revisar los acuerdos anteriores',
          lead: 'secretary', mode: 'plenary', minutes: 4, board: 'agreements', when: 'fromSecondMeeting',
        },
      ],
    },
    {
      id: 'core', title: 'Ideas y experiencias', lead: 'moderator', minutes: 34,
      purpose: 'Compartir, contrastar y aprender juntos.',
      boards: ['experiences', 'strategies'],
      steps: [
        {
          id: 'v-03', text: 'Escuchar la experiencia del docente designado',
          lead: 'member', mode: 'plenary', minutes: 10, board: 'experiences',
        },
        {
          id: 'v-04', text: 'Confrontar ideas',
          lead: 'moderator', mode: 'plenary', minutes: 24, board: 'strategies', queue: true,
          questions: [
            { text: '¿Qué estudiantes nos preocupan y qué datos lo muestran?', level: 'technical' },
            { text: '¿Qué efecto tienen las prácticas que salieron bien?', level: 'technical' },
            { text: '¿Qué tenemos que cambiar de lo que hacíamos?', level: 'practical' },
            { text: '¿Conocemos lo que cada estudiante logra y le falta?', level: 'technical' },
            { text: '¿Interpretamos distinto? ¿Por qué?', level: 'practical' },
            { text: '¿Coincidimos en la conclusión?' },
            { text: '¿Qué hemos vivido con estudiantes, colegas y familias?', level: 'practical' },
            { text: '¿A quiénes ayudaría esta estrategia?', level: 'critical' },
            { text: '¿En qué teoría se apoya?', level: 'practical' },
            { text: '¿Cómo sabremos si da resultado?', level: 'technical' },
          ],
        },
      ],
    },
    {
      id: 'end', title: 'Cierre', lead: 'moderator', minutes: 18,
      purpose: 'Salir con tareas claras.',
      boards: ['agreements', 'conclusions'],
      steps: [
        {
          id: 'v-05', text: 'Reflexionar como equipo',
          lead: 'moderator', mode: 'plenary', minutes: 7, board: 'conclusions',
          questions: [
            { text: '¿Qué logramos o aprendimos hoy?', level: 'practical' },
            { text: '¿Qué ideas nuevas surgieron y quién las respalda?' },
            { text: '¿Dónde buscaremos más información?' },
            { text: '¿Qué salió bien en esta reunión?' },
            { text: '¿Qué cambiaremos la próxima vez?' },
          ],
        },
        {
          id: 'v-06', text: 'Acordar seguimiento y tareas',
          lead: 'secretary', mode: 'plenary', minutes: 8, board: 'agreements', output: 'Tareas con responsable y fecha',
          questions: [{ text: '¿Quién hace qué y para cuándo?' }, { text: '¿Qué compartirá cada docente después?' }],
        },
        {
          id: 'v-07', text: 'Recordar la bitácora y el envío del informe',
          lead: 'coordinator', mode: 'plenary', minutes: 3, board: 'none',
        },
      ],
    },
  ],
}
