/*
 * The agenda of six blocks for one school: purpose and earlier agreements, problem, experiences, strategies,
 * agreements, conclusions. The usual choice, so it is what a meeting gets when nobody chose. The six blocks come from the
 * regional orientations of Lima; the minutes, and what fills the last block, are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const drelm6: MeetingTemplate = {
  id: 'drelm-6',
  name: { es: 'Reunión CAP (6 bloques)', en: 'CAP meeting (6 blocks)' },
  source: 'regional', kind: 'cap', level: 'school',
  totalMinutes: 120, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Analizar un problema priorizado y salir con estrategias y pocos acuerdos.',
  inputs: ['Datos del problema priorizado', 'Acuerdos de la reunión anterior', 'Lectura o referente breve'],
  outputs: ['Causas y consecuencias', 'Estrategias elegidas por consenso', 'Acuerdos con quiénes, medida y plazo', 'Acta'],
  blocks: [
    {
      id: 'agenda', title: 'Agenda del día', lead: 'coordinator', minutes: 15,
      purpose: 'Que todos sepan para qué se reúnen y qué quedó pendiente.',
      boards: ['groundRules', 'agreements'],
      steps: [
        {
          id: 'purpose', text: 'Presentar el propósito',
          lead: 'coordinator', mode: 'plenary', minutes: 2, board: 'none', output: 'Propósito visible en sala',
        },
        {
          id: 'rules', text: 'Elegir las normas de convivencia de hoy',
          lead: 'moderator', mode: 'plenary', minutes: 3, board: 'groundRules', output: 'Al menos una norma',
        },
        { id: 'method', text: 'Explicar cómo trabajaremos', lead: 'coordinator', mode: 'plenary', minutes: 2, board: 'none' },
        {
          id: 'roles', text: 'Presentar a los responsables',
          lead: 'coordinator', mode: 'plenary', minutes: 2, board: 'none',
          output: 'Coordinación, moderación y secretaría asignadas',
        },
        {
          id: 'review', text: 'Revisar los acuerdos anteriores',
          lead: 'secretary', mode: 'plenary', minutes: 6, board: 'agreements', when: 'fromSecondMeeting',
          output: 'Cada acuerdo anterior con su avance',
        },
      ],
    },
    {
      id: 'problem', title: 'Problemática y resultados', lead: 'moderator', minutes: 25,
      purpose: 'Mirar los datos y entender juntos por qué ocurre y qué pasará si sigue.',
      boards: ['causes', 'consequences'],
      steps: [
        {
          id: 'data', text: 'Mostrar el problema priorizado con sus datos',
          lead: 'coordinator', mode: 'plenary', minutes: 7, board: 'none', output: 'Enunciado del problema',
        },
        {
          id: 'causes', text: 'Identificar causas',
          lead: 'moderator', mode: 'plenary', minutes: 10, board: 'causes', queue: true, output: 'Dos causas o más',
          questions: [
            { text: '¿Qué puede estar ocurriendo?', level: 'technical' },
            { text: '¿A qué se deben estos resultados?', level: 'practical' },
            { text: '¿Qué obstáculos nuestros influyeron?', level: 'critical' },
          ],
        },
        {
          id: 'consequences', text: 'Identificar consecuencias',
          lead: 'moderator', mode: 'plenary', minutes: 8, board: 'consequences', queue: true,
          output: 'Dos consecuencias o más',
          questions: [
            { text: '¿Qué sucederá si todo sigue igual?', level: 'practical' },
            { text: '¿Para qué nos sirve mirar estos datos?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'experiences', title: 'Socialización de experiencias', lead: 'moderator', minutes: 25,
      purpose: 'Poner en común lo que cada docente sabe, cree y hace frente al problema.',
      boards: ['experiences'],
      steps: [
        {
          id: 'conversation', text: 'Conversar desde la práctica de aula',
          lead: 'moderator', mode: 'plenary', minutes: 20, board: 'experiences', queue: true,
          output: 'Una experiencia registrada o más',
          questions: [
            { text: '¿Qué teoría nos ayuda a enfrentar este problema?', level: 'practical' },
            { text: '¿Qué hago yo en el aula y en qué me apoyo?', level: 'practical' },
            { text: '¿Qué experiencia lograda conozco que pueda servirnos?', level: 'technical' },
          ],
        },
        {
          id: 'keyIdeas', text: 'Destacar las ideas fuerza',
          lead: 'secretary', mode: 'plenary', minutes: 5, board: 'experiences',
        },
      ],
    },
    {
      id: 'strategies', title: 'Construcción colectiva de estrategias', lead: 'moderator', minutes: 30,
      purpose: 'Construir en equipos y elegir por consenso lo que se aplicará con los estudiantes.',
      boards: ['teamNotes', 'strategies'],
      steps: [
        {
          id: 'teams', text: 'Construir propuestas en equipos',
          lead: 'teams', mode: 'teams', minutes: 14, board: 'teamNotes', teamSize: [2, 5], output: 'Una propuesta por equipo',
          questions: [{ text: '¿Cómo podemos mejorar {problema}?', level: 'technical' }],
        },
        {
          id: 'share', text: 'Presentar cada equipo en plenaria',
          lead: 'teams', mode: 'plenary', minutes: 10, board: 'strategies', queue: true,
        },
        {
          id: 'consensus', text: 'Elegir por consenso',
          lead: 'moderator', mode: 'plenary', minutes: 6, board: 'strategies', output: 'Una estrategia elegida o más',
        },
      ],
    },
    {
      id: 'agreements', title: 'Acuerdos y compromisos', lead: 'moderator', minutes: 15,
      purpose: 'Convertir las estrategias en pocos acuerdos que se puedan cumplir y comprobar.',
      boards: ['agreements'],
      steps: [
        {
          id: 'draft', text: 'Redactar los acuerdos',
          lead: 'all', mode: 'plenary', minutes: 7, board: 'agreements', output: 'Uno a tres acuerdos',
        },
        {
          id: 'check', text: 'Comprobar quiénes, medida y plazo',
          lead: 'secretary', mode: 'plenary', minutes: 5, board: 'agreements', output: 'Tres características completas',
        },
        { id: 'confirm', text: 'Confirmar y registrar', lead: 'secretary', mode: 'plenary', minutes: 3, board: 'agreements' },
      ],
    },
    {
      id: 'conclusions', title: 'Conclusiones', lead: 'coordinator', minutes: 10,
      purpose: 'Cerrar con lo aprendido, leer el acta y dejar lista la próxima reunión.',
      boards: ['conclusions'],
      steps: [
        {
          id: 'conclude', text: 'Anotar las conclusiones',
          lead: 'moderator', mode: 'plenary', minutes: 3, board: 'conclusions', output: 'Una conclusión o más',
        },
        { id: 'readback', text: 'Leer el acta y corregir', lead: 'secretary', mode: 'plenary', minutes: 4, board: 'none' },
        {
          id: 'next', text: 'Fijar la próxima reunión y cerrar',
          lead: 'coordinator', mode: 'plenary', minutes: 3, board: 'none',
          questions: [{ text: '¿Qué traerá cada docente la próxima vez?' }],
        },
      ],
    },
  ],
}
