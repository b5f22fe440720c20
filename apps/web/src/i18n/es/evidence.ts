/* Evidencias de un bloque. */
import { dictionary } from '../dictionary.ts'

export const evidence = dictionary('evidence', {
  title: 'Evidencias',
  empty: 'Todavía no hay evidencias en este bloque.',
  attach: 'Adjuntar',
  kind: '¿Qué quieres adjuntar?',
  link: 'Enlace',
  note: 'Nota',
  photo: 'Foto',
  name: 'Título',
  nameHint: 'Por ejemplo: resultados de lectura, 3.er grado.',
  address: 'Dirección del enlace',
  addressWrong: 'Escribe una dirección que empiece con https://.',
  text: 'Qué quieres dejar anotado',
  pick: 'Elegir o tomar una foto',
  reduced: 'La foto pesa ahora {size} kB.',
  reducing: 'Reduciendo la foto para que no gaste tus datos…',
  photoFailed: 'No se pudo leer esa foto. Prueba con otra (JPG, PNG o WebP).',
  send: 'Adjuntar',
  sending: 'Enviando…',
  failed: 'No se pudo enviar. Inténtalo de nuevo en un momento.',
  openPhoto: 'Ver la foto: {title}',
  hidePhoto: 'Ocultar la foto: {title}',
  photoGone: 'La foto no se pudo abrir. Revisa tu señal.',
  by: 'Por {name}',
  remove: 'Quitar «{title}»',
})
