/* Inicio. */
import { dictionary } from '../dictionary.ts'

export const home = dictionary('home', {
  promise: 'La reunión de tu comunidad, con el acta lista antes de despedirse.',
  how: 'Compartes un enlace, entran con su nombre y conversan. La agenda, los turnos y los acuerdos se escriben a la vista de todos.',
  create: 'Crear reunión',
  practice: 'Ensayar tres minutos',
  yours: 'Tus reuniones en este dispositivo',
  none: 'Cuando crees una reunión o entres a una, la encontrarás aquí.',
  untitled: 'Reunión sin título',
  noDate: 'Sin fecha',
  links: 'Enlaces',
  forget: 'Quitar de la lista: {title}',
  forgotten: 'Quitaste «{title}» de la lista.',
  undo: 'Deshacer',
  paste: '¿Te enviaron un enlace?',
  pasteLabel: 'Pega aquí el enlace o el mensaje completo',
  pasteGo: 'Entrar con el enlace',
  pasteWrong: 'No encontramos un enlace de reunión en ese texto. Copia de nuevo el mensaje completo.',
  lead: 'Equipo impulsor',
  participant: 'Participas',
  observer: 'Observas',
})
