/* El sonido de los avisos de tiempo, apagado hasta que alguien lo pide. */
import { dictionary } from '../dictionary.ts'

export const sound = dictionary('sound', {
  wanted: 'Avisar con un sonido',
  hint: 'Un tono corto cuando se acaba tu turno o el tiempo del bloque. Solo suena en este equipo.',
})
