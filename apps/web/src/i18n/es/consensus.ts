/* La consulta de consenso. */
import { dictionary } from '../dictionary.ts'

export const consensus = dictionary('consensus', {
  consulting: '¿Estás de acuerdo?',
  closeConsult: 'Cerrar la consulta',
  agree: 'De acuerdo',
  doubts: 'Con reparos',
  disagree: 'En desacuerdo',
  counts: '{agree} de acuerdo · {doubts} con reparos · {disagree} en desacuerdo',
  reason: '¿Qué te preocupa?',
  reasonSend: 'Enviar mi razón',
  reasonsOf: 'Reparos y desacuerdos',
})
