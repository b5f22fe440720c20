/* Lo que se pidió sin señal y espera en el dispositivo, además de la palabra. */
import { dictionary } from '../dictionary.ts'

export const kept = dictionary('kept', {
  'waits': 'Esto se enviará apenas vuelva la señal:',
  'turn.request': 'Que pediste la palabra para otra persona, a las {time}, sin conexión',
  'turn.withdraw': 'Ya no pides la palabra, a las {time}, sin conexión',
  'position.state': 'Tu posición en la consulta, a las {time}, sin conexión',
  'presence.mark': 'La asistencia que marcaste, a las {time}, sin conexión',
  'rsvp.answer': 'Si vendrás a la reunión, a las {time}, sin conexión',
  'minutes.confirm': 'Tu conformidad con el acta, a las {time}, sin conexión',
  'minutes.correct': 'Tu corrección al acta, a las {time}, sin conexión',
  'answers.ready': 'Que terminaste de escribir, a las {time}, sin conexión',
  'review.mark': 'El avance de un acuerdo, a las {time}, sin conexión',
  'evidence.attach': 'Lo que adjuntaste, a las {time}, sin conexión',
  'person.rename': 'El nombre que corregiste, a las {time}, sin conexión',
})
export type KeptWord = keyof Omit<typeof kept.words, 'waits'>
