/* Lo que se dice una vez al entrar: cómo va la reunión, quién tiene el rol del enlace, con quién se comparte el nombre. */
import { dictionary } from '../dictionary.ts'

export const welcome = dictionary('welcome', {
  arrived: 'Llegaste a las {time}. En 3 líneas:',
  lineBlock: 'Vamos en {n} de {total}: {title}.',
  lineNoBlock: 'La reunión ya empezó y estamos entre dos bloques.',
  lineSpeaker: 'Habla {name}.',
  lineStep: 'Ahora: {text}.',
  lineQuiet: 'Nadie tiene la palabra en este momento.',
  lineDone: { one: 'Hay {n} acuerdo hasta ahora.', other: 'Hay {n} acuerdos hasta ahora.' },
  lineIdeas: { one: 'Hay {n} idea en el tablero y ningún acuerdo todavía.', other: 'Hay {n} ideas en el tablero y ningún acuerdo todavía.' },
  understood: 'Entendido',
  held: 'El rol de este enlace ({role}) ya lo tiene {name}.',
  asParticipant: 'Entrar como participante',
  askRole: 'Pedir el rol a {name}',
  asked: 'Se lo pedimos a {name}. Mientras tanto participas como los demás.',
  wants: '{name} pide tu rol: {role}.',
  give: 'Dar el rol a {name}',
  keep: 'Seguir con el rol',
  homonym: 'Hay otra persona que se llama {name}. ¿De qué grado o escuela eres?',
  detail: 'Grado o escuela',
  optional: '(si quieres)',
  save: 'Guardar',
  skip: 'Ahora no',
})
