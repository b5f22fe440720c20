/*
 * The first meeting of a network of schools: three hours, of which the last thirty minutes are for common work guides.
 * Total and order come from the network orientations; how the minutes are shared out is ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const redCap1: MeetingTemplate = {
  id: 'red-cap-1',
  name: { es: 'Red: CAP N.° 1', en: 'Network: CAP no. 1' },
  source: 'network', kind: 'networkCap', level: 'network',
  totalMinutes: 180, minutesOrigin: 'source', minParticipants: 3,
  axis: 'Monitoreo y acompañamiento de la práctica pedagógica en la red',
  purpose:
    'Reconocer qué prácticas usan los directivos de la red y pensar cómo planifican, cómo hacen razonar y cómo ' +
    'retroalimentan.',
  inputs: [
    'Protocolo de monitoreo y acompañamiento vigente en la red',
    'Resultados de las fichas de seguimiento a estudiantes',
  ],
  outputs: ['Repertorio de estrategias y acciones de buena práctica'],
  blocks: [
    {
      id: 'opening', title: 'Bienvenida y ruta', lead: 'coordinator', minutes: 15,
      purpose: 'Ubicar a todos y crear confianza.',
      boards: ['groundRules'],
      steps: [
        {
          id: 'n1-01', text: 'Dar la bienvenida y mostrar propósito, insumos, producto y ruta',
          lead: 'coordinator', mode: 'plenary', minutes: 8, board: 'none',
        },
        {
          id: 'n1-02', text: 'Rompehielos y normas de convivencia',
          lead: 'moderator', mode: 'plenary', minutes: 7, board: 'groundRules', optional: true,
        },
      ],
    },
    {
      id: 'practices', title: 'Nuestras prácticas actuales', lead: 'moderator', minutes: 30,
      purpose: 'Hacer visible qué estrategias usa la red y por qué.',
      boards: ['experiences'],
      steps: [
        {
          id: 'n1-03', text: 'Pensar y escribir a solas',
          lead: 'all', mode: 'individual', minutes: 10, board: 'none',
          questions: [
            { text: '¿Con qué estrategias llevamos el currículo al aula en la red?', level: 'technical' },
            { text: '¿Llegan a cada nivel y a cada área?', level: 'technical' },
            { text: '¿Qué nos cuesta al aplicarlas para que los estudiantes logren aprender?', level: 'practical' },
          ],
        },
        {
          id: 'n1-04', text: 'Compartir en plenaria con casos y razones; listar las prácticas',
          lead: 'moderator', mode: 'plenary', minutes: 20, board: 'experiences', queue: true,
          output: 'Lista de prácticas a la vista de todos',
          questions: [
            { text: '¿Por qué esa práctica?', level: 'practical' },
            { text: '¿Para qué la usamos?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'dialogue', title: 'Del diálogo reflexivo a la práctica', lead: 'moderator', minutes: 33,
      purpose: 'Ver qué pasó con los acuerdos del acompañamiento y qué evidencias hay.',
      boards: ['teamNotes', 'conclusions'],
      steps: [
        {
          id: 'n1-05', text: 'Trabajar en dúos o tríos y preparar un esquema o dibujo',
          lead: 'teams', mode: 'teams', minutes: 15, board: 'teamNotes', teamSize: [2, 3],
          questions: [
            { text: '¿Cómo aplicamos lo acordado en el diálogo reflexivo?', level: 'technical' },
            { text: '¿Qué evidencias tenemos?', level: 'technical' },
            { text: '¿Qué prácticas aplicamos y cómo son?', level: 'technical' },
          ],
        },
        {
          id: 'n1-06', text: 'Exponer y sintetizar, si se puede por nivel y área',
          lead: 'teams', mode: 'plenary', minutes: 18, board: 'conclusions', queue: true, output: 'Síntesis de ideas',
        },
      ],
    },
    {
      id: 'deepening', title: 'Acompañamiento y logros', lead: 'moderator', minutes: 24,
      purpose: 'Relacionar acompañamiento, retroalimentación, logros y responsabilidad directiva.',
      boards: ['conclusions'],
      steps: [
        {
          id: 'n1-07', text: 'Profundizar en plenaria',
          lead: 'moderator', mode: 'plenary', minutes: 12, board: 'conclusions', queue: true,
          questions: [
            { text: '¿Qué haremos para poner en marcha lo acordado?', level: 'technical' },
            { text: '¿Con qué profundidad hablamos de enseñanza y aprendizaje al acompañar?', level: 'critical' },
          ],
        },
        {
          id: 'n1-08', text: 'Presentar evidencia sobre qué influye en los logros y argumentar el efecto del acompañamiento',
          lead: 'coordinator', mode: 'plenary', minutes: 12, board: 'conclusions', optional: true,
          questions: [
            { text: '¿De qué depende que a un estudiante le vaya bien o mal?', level: 'critical' },
            { text: '¿Qué teoría respalda el acompañamiento?', level: 'practical' },
            { text: '¿Cómo comprobamos que funciona?', level: 'technical' },
            { text: '¿Qué estudios lo apoyan?' },
            { text: '¿Dónde leer más?' },
            { text: '¿Qué hemos vivido hasta hoy?', level: 'practical' },
            { text: '¿Qué nos falta conocer?' },
          ],
        },
      ],
    },
    {
      id: 'goodPractice', title: 'Mi buena práctica', lead: 'moderator', minutes: 20,
      purpose: 'Describir una buena práctica propia según uno de los tres indicadores.',
      boards: ['experiences', 'teamNotes'],
      steps: [
        {
          id: 'n1-09',
          text: 'Elegir un indicador (razonamiento crítico, involucramiento o retroalimentación) y describir mi práctica',
          lead: 'all', mode: 'individual', minutes: 8, board: 'experiences', output: 'Indicador elegido',
        },
        {
          id: 'n1-10', text: 'Reunirse en dúo o trío por indicador',
          lead: 'teams', mode: 'teams', minutes: 12, board: 'teamNotes', teamSize: [2, 3],
          questions: [
            { text: '¿Por qué elegí este indicador?', level: 'practical' },
            { text: '¿Qué información respalda mi elección?', level: 'technical' },
            { text: '¿Qué fortalezas pide dominar?', level: 'technical' },
            { text: '¿Qué acciones llevan a lograrlo bien?', level: 'technical' },
          ],
        },
      ],
    },
    {
      id: 'actions', title: 'Acciones concretas y acuerdos', lead: 'moderator', minutes: 28,
      purpose: 'Acordar qué se hará, cómo y con qué seguimiento.',
      boards: ['strategies', 'agreements', 'conclusions'],
      steps: [
        {
          id: 'n1-11', text: 'Escribir y presentar acciones; cada quien anota las que le sirven',
          lead: 'teams', mode: 'teams', minutes: 10, board: 'strategies', teamSize: [2, 3],
          output: 'Una acción por equipo o más',
        },
        {
          id: 'n1-12', text: 'Buscar consenso sobre condiciones para que funcionen',
          lead: 'moderator', mode: 'plenary', minutes: 10, board: 'strategies', queue: true,
          questions: [
            { text: '¿Qué acciones pondremos en marcha para avanzar en los indicadores?', level: 'technical' },
            { text: '¿De qué manera las aplicaremos?', level: 'technical' },
          ],
        },
        {
          id: 'n1-13', text: 'Establecer acuerdos y próximos pasos',
          lead: 'moderator', mode: 'plenary', minutes: 5, board: 'agreements', output: 'Un acuerdo o más',
          questions: [
            { text: '¿Cómo lo haremos?', level: 'technical' },
            { text: '¿Qué seguimiento hará falta?', level: 'technical' },
          ],
        },
        {
          id: 'n1-14', text: 'Recordar el propósito y sintetizar reflexión, análisis, conclusiones y acuerdos',
          lead: 'coordinator', mode: 'plenary', minutes: 3, board: 'conclusions',
        },
      ],
    },
    {
      id: 'closing', title: 'Acciones de cierre', lead: 'coordinator', minutes: 30,
      purpose: 'Armar pautas de trabajo común y preparar la siguiente CAP.',
      boards: ['teamNotes', 'agreements'],
      steps: [
        {
          id: 'n1-15', text: 'Juntarse por necesidades comunes y armar la pauta de trabajo común',
          lead: 'teams', mode: 'teams', minutes: 25, board: 'teamNotes', teamSize: [2, 3], output: 'Una pauta por dúo o trío',
        },
        {
          id: 'n1-16', text: 'Acordar la siguiente CAP',
          lead: 'coordinator', mode: 'plenary', minutes: 5, board: 'agreements', output: 'Fecha y responsables',
        },
      ],
    },
  ],
}
