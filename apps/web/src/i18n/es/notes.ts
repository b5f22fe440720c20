/* Las notas de cada bloque. */
import { dictionary } from '../dictionary.ts'

export const notes = dictionary('notes', {
  title: 'Notas',
  of: 'Notas de «{block}»',
  empty: 'Todavía no hay notas en este bloque.',
  write: 'Escribir notas',
  tools: 'Formato del texto',
  bold: 'Negrita',
  italic: 'Cursiva',
  heading: 'Título',
  bullets: 'Lista',
  numbers: 'Lista numerada',
  link: 'Enlace',
  linkAddress: 'Dirección del enlace',
  linkSet: 'Poner enlace',
  linkRemove: 'Quitar enlace',
  linkWrong: 'Escribe una dirección que empiece con https:// o un correo.',
  undo: 'Deshacer',
  redo: 'Rehacer',
  loading: 'Preparando las notas…',
  failed: 'No pudimos abrir el editor con esta señal. Puedes leer las notas; vuelve a intentar en un momento.',
  again: 'Reintentar',
  readOnly: 'Las notas las escribe el equipo impulsor.',
})
