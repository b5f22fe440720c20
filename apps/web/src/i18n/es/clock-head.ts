/* Lo que dice el reloj en la cabecera de la sala; lo demás de los relojes llega después y tiene sus propias palabras. */
import { dictionary } from '../dictionary.ts'

export const clockHead = dictionary('clock-head', {
  block: 'Tiempo del bloque',
  open: 'Ver los relojes',
  endShort: '→ {time}',
  late: '+{n} min',
  early: '−{n} min',
})
