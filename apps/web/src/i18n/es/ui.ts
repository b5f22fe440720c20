/* The few words the components say by themselves. */
import { dictionary } from '../dictionary.ts'

export const ui = dictionary('ui', {
  close: 'Cerrar',
  undo: 'Deshacer',
  notices: 'Avisos',
  moveUp: 'Subir: {name}',
  moveDown: 'Bajar: {name}',
  drag: 'Mover: {name}',
  dragHint: 'Arrastra, o usa Alt con las flechas',
  moved: '{name}, ahora en el lugar {place} de {total}',
  atStart: '{name} ya está al inicio',
  atEnd: '{name} ya está al final',
  news: { one: '{n} novedad', other: '{n} novedades' },
  overBy: 'Se pasó {minutes} min {seconds} s',
  left: 'Quedan {minutes} min {seconds} s',
})
