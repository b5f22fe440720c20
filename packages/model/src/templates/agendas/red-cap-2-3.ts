/*
 * The second and third meetings of a network: from the evidence sheets to a new good practice, then agreements. Three hours
 * as in the network orientations. The review of earlier agreements and the agreements step of their own are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const redCap23: MeetingTemplate = {
  id: 'red-cap-2-3',
  name: { es: 'Red: CAP N.° 2 y 3', en: 'Network: CAP no. 2 and 3' },
  source: 'network', kind: 'networkCap', level: 'network',
  totalMinutes: 180, minutesOrigin: 'source', minParticipants: 3,
  axis: 'Monitoreo y acompañamiento de la práctica pedagógica en la red',
  purpose:
    'Reflexionar sobre las propias estrategias de planificación, pensamiento crítico, creatividad y razonamiento, ' +
    'y retroalimentación y acompañamiento al estudiante.',
  inputs: ['Orientaciones de acompañamiento y monitoreo', 'Resultados de las fichas de seguimiento a estudiantes'],
  outputs: ['Repertorio ampliado: planificar y organizar, hacer razonar con sentido crítico, retroalimentar y monitorear'],
  blocks: [
    {
      id: 'opening', title: 'Bienvenida y ruta', lead: 'coordinator', minutes: 28,
      purpose: 'Ubicar a todos y retomar lo pendiente.',
      boards: ['groundRules', 'agreements'],
      steps: [
        {
          id: 'n2-01', text: 'Dar la bienvenida y mostrar propósito, insumos, producto y ruta',
          lead: 'coordinator', mode: 'plenary', minutes: 8, board: 'none',
        },
        {
          id: 'n2-02', text: 'Rompehielos y normas de convivencia',
          lead: 'moderator', mode: 'plenary', minutes: 10, board: 'groundRules',
        },
        {
          id: 'n2-03', text: 'Revisar los acuerdos anteriores',
          lead: 'secretary', mode: 'plenary', minutes: 10, board: 'agreements', when: 'fromSecondMeeting',
        },
      ],
    },
    {
      id: 'evidenceUse', title: '¿Para qué usamos las fichas?', lead: 'moderator', minutes: 20,
      purpose: 'Ver para qué sirvió la información recogida.',
      boards: ['experiences'],
      steps: [
        {
          id: 'n2-04', text: 'Reflexionar en plenaria desde la experiencia',
          lead: 'moderator', mode: 'plenary', minutes: 20, board: 'experiences', queue: true,
          questions: [
            { text: '¿Qué usos puede tener lo que registramos en la ficha?', level: 'practical' },
            { text: '¿Qué hice con las evidencias y la retroalimentación que recibí?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'newPractice', title: 'Una nueva buena práctica', lead: 'moderator', minutes: 50,
      purpose: 'Reconocer avances propios y compartirlos con quien trabaja el mismo aspecto.',
      boards: ['experiences', 'teamNotes', 'strategies'],
      steps: [
        {
          id: 'n2-05', text: 'Revisar a solas los tres aspectos y elegir uno',
          lead: 'all', mode: 'individual', minutes: 20, board: 'experiences', output: 'Aspecto elegido',
          questions: [
            { text: '¿Qué fortaleza nueva domino en este aspecto?' },
            { text: '¿Qué avances míos descubro?', level: 'practical' },
          ],
        },
        {
          id: 'n2-06', text: 'En dúo o trío por aspecto: elegir una estrategia y ejemplificar un caso',
          lead: 'teams', mode: 'teams', minutes: 30, board: 'teamNotes', teamSize: [2, 3],
          output: 'Una estrategia con un caso',
          questions: [{ text: '¿Qué hay que hacer para lograr este indicador?', level: 'technical' }],
        },
      ],
    },
    {
      id: 'exchange', title: 'Intercambio y acuerdos', lead: 'moderator', minutes: 52,
      purpose: 'Reconocer fortalezas y debilidades y decidir acciones.',
      boards: ['strategies', 'agreements', 'conclusions'],
      steps: [
        {
          id: 'n2-07', text: 'Intercambiar ideas; señalar fortalezas y debilidades',
          lead: 'moderator', mode: 'plenary', minutes: 30, board: 'strategies', queue: true,
          questions: [
            { text: '¿Qué acciones concretas nos harán avanzar en los indicadores?', level: 'technical' },
            { text: '¿Cómo llevaremos las prácticas nuevas al aula?', level: 'technical' },
          ],
        },
        {
          id: 'n2-08', text: 'Redactar y registrar acuerdos',
          lead: 'secretary', mode: 'plenary', minutes: 15, board: 'agreements', output: 'Uno a tres acuerdos',
        },
        {
          id: 'n2-09', text: 'Recordar el propósito y sintetizar',
          lead: 'coordinator', mode: 'plenary', minutes: 7, board: 'conclusions',
        },
      ],
    },
    {
      id: 'closing', title: 'Acciones de cierre', lead: 'coordinator', minutes: 30,
      purpose: 'Armar pautas de trabajo común y preparar la siguiente CAP.',
      boards: ['teamNotes', 'agreements'],
      steps: [
        {
          id: 'n2-10', text: 'Juntarse por necesidades comunes y armar la pauta de trabajo común',
          lead: 'teams', mode: 'teams', minutes: 25, board: 'teamNotes', teamSize: [2, 3], output: 'Una pauta por dúo o trío',
        },
        {
          id: 'n2-11', text: 'Acordar la siguiente CAP',
          lead: 'coordinator', mode: 'plenary', minutes: 5, board: 'agreements', output: 'Fecha y responsables',
        },
      ],
    },
  ],
}
