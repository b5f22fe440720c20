/* Entrar. The first four texts also stand in index.html; a test keeps them equal. */
import { dictionary } from '../dictionary.ts'

export const enter = dictionary('enter', {
  title: '¿Con qué nombre entras?',
  label: 'Tu nombre y apellido',
  go: 'Entrar',
  hint: 'Así te verán en la lista y en el acta.',
  leadHint: 'Entras con un enlace personal del equipo impulsor.',
  arriving: 'Entrando…',
  checking: 'Abriendo la reunión…',
  needName: 'Escribe tu nombre para entrar.',
  areYou: '¿Eres {name}?',
  whoAreYou: '¿Quién eres?',
  yes: 'Sí, entrar',
  other: 'Si no, escribe tu nombre y apellido',
  tooFast: 'Son muchos intentos seguidos. Espera un momento y toca Entrar otra vez.',
  refused: 'No pudimos abrir la reunión: {why}',
  lostLine: 'Se cortó la conexión. Tu nombre sigue aquí: toca Entrar cuando vuelva la señal.',
})
