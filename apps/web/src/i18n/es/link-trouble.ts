/* When a link does not open: one sentence and one button each. */
import { dictionary } from '../dictionary.ts'

export const linkTrouble = dictionary('link-trouble', {
  unknown: 'Este enlace no corresponde a ninguna reunión.',
  replaced: 'Este enlace fue cambiado por uno nuevo.',
  ended: 'Esta reunión ya terminó y no recibe más entradas.',
  noNetwork: 'No hay conexión en este momento.',
  cut: 'El enlace llegó incompleto: le falta la última parte.',
  askLink: 'Pedir el enlace',
  askLinkTo: 'Pedir el enlace a {name}',
  retry: 'Intentar de nuevo',
  pasteWhole: 'Pegar el enlace completo',
  askText: 'Hola, ¿me envías de nuevo el enlace de la reunión? El que tengo no abre.',
})
