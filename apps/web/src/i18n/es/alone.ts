/* Escribir a solas. */
import { dictionary } from '../dictionary.ts'

export const alone = dictionary('alone', {
  onlyYou: 'Solo tú ves lo que escribes aquí, hasta que decidas compartirlo.',
  write: 'Escribe tu respuesta',
  done: 'Listo',
  notYet: 'Sigo escribiendo',
  asked: 'Es momento de compartir. Tú decides si tu respuesta pasa al tablero.',
  share: 'Compartir mi respuesta',
  shared: 'Tu respuesta ya está en el tablero.',
  count: '{ready} de {all} ya terminaron.',
  reveal: 'Pedir que compartan',
})
