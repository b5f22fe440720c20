/*
 * Prompts of the personal log, and of the team's in the plural.
 *
 * Each is optional and only helps to start. A personal log is read by its author alone; sharing an entry makes a copy as an
 * experience card, by the author's own hand (D12). A team's log is a shared text with one keeper.
 */
import type { Bilingual } from '../templates/types.ts'

export interface LogPrompt { readonly id: string; readonly mine: Bilingual; readonly ours: Bilingual }

export const logPrompts: readonly LogPrompt[] = [
  { id: 'tried', mine: { es: '¿Qué probé?', en: 'What did I try?' }, ours: { es: '¿Qué probamos?', en: 'What did we try?' } },
  {
    id: 'worked', mine: { es: '¿Qué me funcionó y para qué?', en: 'What worked for me, and for what?' },
    ours: { es: '¿Qué nos funcionó y para qué?', en: 'What worked for us, and for what?' },
  },
  {
    id: 'failed', mine: { es: '¿Qué no me funcionó?', en: 'What did not work for me?' },
    ours: { es: '¿Qué no nos funcionó?', en: 'What did not work for us?' },
  },
  {
    id: 'difficulties', mine: { es: '¿Qué dificultades tuve?', en: 'What was difficult for me?' },
    ours: { es: '¿Qué dificultades tuvimos?', en: 'What was difficult for us?' },
  },
  {
    id: 'explain', mine: { es: '¿Cómo las explico?', en: 'How do I explain it?' },
    ours: { es: '¿Cómo las explicamos?', en: 'How do we explain it?' },
  },
  {
    id: 'learned', mine: { es: '¿Qué aprendí de esto?', en: 'What did I learn from this?' },
    ours: { es: '¿Qué aprendimos de esto?', en: 'What did we learn from this?' },
  },
  {
    id: 'changing', mine: { es: '¿Qué está cambiando en mí?', en: 'What is changing in me?' },
    ours: { es: '¿Qué está cambiando en nosotros?', en: 'What is changing in us?' },
  },
  {
    id: 'strategy', mine: { es: '¿Qué aprendí al usar esta estrategia?', en: 'What did I learn by using this strategy?' },
    ours: { es: '¿Qué aprendimos al usar esta estrategia?', en: 'What did we learn by using this strategy?' },
  },
  {
    id: 'again',
    mine: { es: 'Si empezara de nuevo, ¿qué haría distinto?', en: 'If I started again, what would I do differently?' },
    ours: { es: 'Si empezáramos de nuevo, ¿qué haríamos distinto?', en: 'If we started again, what would we do differently?' },
  },
  {
    id: 'newIdea', mine: { es: '¿Qué idea nueva pondré en práctica?', en: 'Which new idea will I put into practice?' },
    ours: { es: '¿Qué idea nueva pondremos en práctica?', en: 'Which new idea will we put into practice?' },
  },
]
