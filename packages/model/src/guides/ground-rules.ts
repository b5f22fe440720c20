/*
 * Norms of behaviour to pick from: seven values with a wording or two each, and three more for meetings at a distance (R22).
 *
 * They are suggestions for the first minutes of a meeting; what a group chose is a short list of plain texts in its table.
 * Not to be confused with agreements, which are decisions of the group.
 */
import type { Bilingual } from '../templates/types.ts'

export interface GroundRuleValue { readonly id: string; readonly name: Bilingual; readonly rules: readonly Bilingual[] }

/** The seven values, in the order in which a list offers them. */
export const groundRuleValues: readonly GroundRuleValue[] = [
  {
    id: 'openMind', name: { es: 'Apertura mental', en: 'Open mind' },
    rules: [
      { es: 'Recibo bien las ideas ajenas.', en: 'I welcome the ideas of others.' },
      { es: 'Aprecio los comentarios que me hacen.', en: 'I value the comments I get.' },
    ],
  },
  {
    id: 'criticalThinking', name: { es: 'Pensamiento crítico', en: 'Critical thinking' },
    rules: [
      { es: 'Está bien pensar distinto.', en: 'It is fine to think differently.' },
      { es: 'Miro el asunto desde varios lados.', en: 'I look at the matter from several sides.' },
    ],
  },
  {
    id: 'modesty', name: { es: 'Modestia', en: 'Modesty' },
    rules: [{ es: 'Puedo estar equivocado(a).', en: 'I may be wrong.' }],
  },
  {
    id: 'respect', name: { es: 'Respeto', en: 'Respect' },
    rules: [
      { es: 'Opino con amabilidad.', en: 'I say what I think kindly.' },
      { es: 'Pongo buena actitud.', en: 'I bring a good attitude.' },
    ],
  },
  {
    id: 'empathy', name: { es: 'Empatía', en: 'Empathy' },
    rules: [{ es: 'Procuro entender cómo se siente el otro.', en: 'I try to understand how the other person feels.' }],
  },
  {
    id: 'commitmentValue', name: { es: 'Compromiso', en: 'Commitment' },
    rules: [{
      es: 'Participo de principio a fin y llego preparado(a).',
      en: 'I take part from start to end, and I come prepared.',
    }],
  },
  {
    id: 'honesty', name: { es: 'Honestidad', en: 'Honesty' },
    rules: [{
      es: 'Digo lo que pienso; si hoy no tengo un aporte, lo digo.',
      en: 'I say what I think; if I have nothing to add today, I say so.',
    }],
  },
]

/** More norms for remote and mixed meetings. */
export const remoteGroundRules: readonly Bilingual[] = [
  { es: 'Micrófono apagado si no hablo.', en: 'My microphone is off unless I speak.' },
  { es: 'Respeto mi tiempo de intervención.', en: 'I keep to my speaking time.' },
  { es: 'Lo compartido aquí se queda aquí.', en: 'What is shared here stays here.' },
]
