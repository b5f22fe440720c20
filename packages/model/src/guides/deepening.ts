/*
 * Questions to go deeper with: what "Profundizar" offers while a group talks.
 *
 * Three levels (R40): how something is done, what it is for and rests on, whom it serves. The moderator pulls one from the
 * level after that of the question on screen. This is a bank to choose from; it never puts a question on screen by itself.
 */
import type { Level } from '../documents/table.ts'
import type { Bilingual } from '../templates/types.ts'

export interface DeepeningQuestion { readonly id: string; readonly level: Level; readonly text: Bilingual }

/** What a level is called, and in plain words what it asks about. */
export const levelNames: Record<Level, { readonly name: Bilingual; readonly asks: Bilingual }> = {
  technical: { name: { es: 'Técnica', en: 'Technical' }, asks: { es: 'cómo se hace', en: 'how it is done' } },
  practical: { name: { es: 'Práctica', en: 'Practical' }, asks: { es: 'para qué y por qué', en: 'what for, and why' } },
  critical: { name: { es: 'Crítica', en: 'Critical' }, asks: { es: 'a quién sirve', en: 'whom it serves' } },
}

const bank: Record<Level, readonly (readonly [id: string, es: string, en: string])[]> = {
  technical: [
    ['steps', '¿Qué pasos seguiste y en qué orden?', 'Which steps did you take, and in what order?'],
    ['materials', '¿Qué materiales usaste y por qué esos?', 'Which materials did you use, and why those?'],
    ['students', '¿Qué hacían los estudiantes mientras tanto?', 'What were the students doing meanwhile?'],
    ['evidence', '¿Qué vimos u oímos que muestre que funcionó?', 'What did we see or hear that shows it worked?'],
    ['hardest', '¿Qué parte costó más y cómo se resolvió?', 'Which part was the hardest, and how was it solved?'],
    ['time', '¿Cuánto tiempo tomó? ¿Alcanzó?', 'How long did it take? Was it enough?'],
  ],
  practical: [
    ['aim', '¿Qué querías lograr con esa decisión?', 'What did you want to achieve with that decision?'],
    ['belief', '¿Qué idea sobre cómo se aprende hay detrás?', 'Which idea of how people learn is behind it?'],
    ['limits', '¿En qué casos no serviría?', 'In which cases would it not help?'],
    ['opposite', '¿Qué pasaría si hiciéramos lo contrario?', 'What would happen if we did the opposite?'],
    ['origin', '¿Dónde aprendimos a hacerlo así?', 'Where did we learn to do it this way?'],
    [
      'otherView', '¿Quién lo ve de otra manera y qué nos hace notar?',
      'Who sees it differently, and what do they make us notice?',
    ],
  ],
  critical: [
    ['whom', '¿A quiénes les sirve y quiénes quedan fuera?', 'Whom does it serve, and who is left out?'],
    ['normal', '¿Qué damos por normal que podría ser distinto?', 'What do we take as normal that could be different?'],
    [
      'families', '¿Qué dirían de esto los estudiantes y sus familias?',
      'What would the students and their families say about this?',
    ],
    [
      'fair', '¿Es justo con quien aprende a otro ritmo o en otra lengua?',
      'Is it fair to those who learn at another pace or in another language?',
    ],
    [
      'ours', '¿Qué depende de nosotros y qué de cómo está organizada la escuela?',
      'What depends on us, and what on how the school is organised?',
    ],
    ['future', '¿A qué clase de personas ayudamos a formar con esto?', 'What kind of people do we help to form with this?'],
  ],
}

/** The whole bank, from the first level to the last. */
export const deepeningQuestions: readonly DeepeningQuestion[] = (Object.keys(bank) as Level[]).flatMap((level) =>
  bank[level].map(([id, es, en]) => ({ id: `${level}.${id}`, level, text: { es, en } })))

const deeper: Record<Level, readonly Level[]> = {
  technical: ['practical', 'critical'], practical: ['critical'], critical: ['critical'],
}

/**
 * The question to offer next: one from the level after that of the question on screen (without a level, from `practical` on),
 * leaving out those already shown in this meeting, by id. Null when the bank has nothing deeper left.
 */
export const deepen = (level: Level | null, shown: readonly string[]): DeepeningQuestion | null => {
  const onward: readonly Level[] = deeper[level ?? 'technical']
  return deepeningQuestions.find((question) => onward.includes(question.level) && !shown.includes(question.id)) ?? null
}

/**
 * The level of the question that stands on the screen: that of the bank if it came from there, in whichever language, else that of
 * the step's own question with these words. Null for a question nobody gave a level, and for words that are no question of either.
 */
export const levelOf = (shown: string, questions: readonly { readonly text: string; readonly level: Level | null }[]): Level | null =>
  deepeningQuestions.find(({ text }) => text.es === shown || text.en === shown)?.level
  ?? questions.find((question) => question.text === shown)?.level ?? null
