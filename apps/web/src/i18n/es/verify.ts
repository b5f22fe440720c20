/* Verificar: is this still the acta that was sealed? */
import { dictionary } from '../dictionary.ts'

export const verify = dictionary('verify', {
  title: 'Verificar un acta',
  how: 'Elige el PDF o el JSON de un acta cerrada. Aquí mismo comprobamos si sigue igual que cuando se cerró.',
  drop: 'Elegir el archivo',
  working: 'Comprobando…',
  kinds: 'o suéltalo aquí: PDF o JSON',
  result: 'Resultado',
  privacy: 'El archivo no sale de este equipo. Solo se consulta al servidor su llave pública y, si hace falta, la huella del acta.',
  sealed: 'Es el acta cerrada de {community}, N.° {code}, sin cambios',
  ownKey: 'Sin conexión: se comprobó con la llave que viene en el archivo.',
  stranger: 'El sello es de otro servidor',
  strangerHow: 'El contenido no cambió desde que se selló, pero no se selló aquí. Compruébalo en la página que figura en el acta.',
  unsure: 'No pudimos comprobar el sello',
  unsureHow: 'Compara esta huella con la que figura en el acta impresa, o inténtalo con conexión.',
  changed: 'Este archivo no coincide',
  changedHow: 'No es igual al acta que se selló: cambió o llegó dañado. Pide de nuevo el archivo a quien coordina.',
  notActa: 'Este archivo no es un acta cerrada',
  notActaHow: 'Los borradores todavía no llevan sello. Elige el PDF o el JSON que se descarga después de cerrar el acta.',
  meeting: 'Reunión',
  closed: 'Cerrada',
  closedBy: '{when}, por {name}',
  version: 'Versión',
  agreements: 'Acuerdos',
  print: 'Huella SHA-256',
})
