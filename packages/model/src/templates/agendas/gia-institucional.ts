/*
 * A study group of peers in one school, built on what was seen in classroom visits (findings come without names).
 * Accompaniment programmes give its purpose and themes; blocks and minutes are ours.
 */
import type { MeetingTemplate } from '../types.ts'

export const giaInstitucional: MeetingTemplate = {
  id: 'gia-institucional',
  name: { es: 'GIA institucional', en: 'GIA (peer study group), one school' },
  source: 'accompaniment', kind: 'gia', level: 'school',
  totalMinutes: 120, minutesOrigin: 'proposed', minParticipants: 3,
  purpose: 'Aprender entre pares a partir de lo visto en las visitas de aula.',
  inputs: ['Hallazgos de las visitas, sin nombres', 'Cuaderno de campo', 'Material de profundización'],
  outputs: ['Alternativas para el aula', 'Compromisos'],
  blocks: [
    {
      id: 'open', title: 'Apertura y tema', lead: 'companion', minutes: 12,
      purpose: 'Acordar tema y propósito.',
      boards: ['groundRules', 'agreements'],
      steps: [
        {
          id: 'g-01', text: 'Presentar propósito, normas y compromisos previos',
          lead: 'companion', mode: 'plenary', minutes: 12, board: 'agreements',
        },
      ],
    },
    {
      id: 'findings', title: 'Lo que vimos en las aulas', lead: 'companion', minutes: 20,
      purpose: 'Partir de fortalezas y aspectos críticos reales.',
      boards: ['experiences'],
      steps: [
        {
          id: 'g-02', text: 'Compartir hallazgos y buenas prácticas',
          lead: 'companion', mode: 'plenary', minutes: 20, board: 'experiences', queue: true,
          questions: [
            { text: '¿Qué salió bien y vale la pena difundir?', level: 'technical' },
            { text: '¿Qué situación se repite?', level: 'technical' },
          ],
        },
      ],
    },
    {
      id: 'reflect', title: 'Reflexión sobre la práctica', lead: 'moderator', minutes: 30,
      purpose: 'Descubrir qué ideas sostienen lo que hacemos.',
      boards: ['teamNotes', 'causes'],
      steps: [
        {
          id: 'g-03', text: 'Analizar en equipos un caso',
          lead: 'teams', mode: 'teams', minutes: 18, board: 'teamNotes', teamSize: [2, 4],
          questions: [
            { text: '¿Qué pasó y qué hizo el docente?', level: 'technical' },
            { text: '¿Qué suponemos sobre cómo se aprende?', level: 'practical' },
            { text: '¿A quién beneficia y a quién deja fuera?', level: 'critical' },
          ],
        },
        { id: 'g-04', text: 'Poner en común', lead: 'moderator', mode: 'plenary', minutes: 12, board: 'causes', queue: true },
      ],
    },
    {
      id: 'deepen', title: 'Profundización', lead: 'companion', minutes: 25,
      purpose: 'Aportar contenido o modelar una práctica y discutirla.',
      boards: ['experiences'],
      steps: [
        {
          id: 'g-05', text: 'Revisar un modelo, video o unidad y discutirlo',
          lead: 'companion', mode: 'plenary', minutes: 25, board: 'experiences',
          questions: [
            { text: '¿Qué hace eficaz este ejemplo?', level: 'technical' },
            { text: '¿Qué cambiarías para tu aula?', level: 'practical' },
          ],
        },
      ],
    },
    {
      id: 'commit', title: 'Alternativas y compromisos', lead: 'moderator', minutes: 25,
      purpose: 'Decidir qué probará cada quien.',
      boards: ['strategies', 'agreements'],
      steps: [
        { id: 'g-06', text: 'Construir alternativas', lead: 'all', mode: 'plenary', minutes: 13, board: 'strategies' },
        {
          id: 'g-07', text: 'Registrar compromisos',
          lead: 'secretary', mode: 'plenary', minutes: 12, board: 'agreements', output: 'Un compromiso por docente o equipo',
        },
      ],
    },
    {
      id: 'close', title: 'Cierre', lead: 'companion', minutes: 8,
      purpose: 'Sintetizar y fijar el próximo encuentro.',
      boards: ['conclusions'],
      steps: [
        { id: 'g-08', text: 'Sintetizar y programar', lead: 'companion', mode: 'plenary', minutes: 8, board: 'conclusions' },
      ],
    },
  ],
}
