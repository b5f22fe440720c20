/* Cambiar un enlace que llegó a donde no debía. */
import { dictionary } from '../dictionary.ts'

export const links = dictionary('links', {
  title: 'Cambiar un enlace',
  lead: 'Si un enlace llegó a donde no debía, cámbialo por uno nuevo.',
  participant: 'El enlace de todos',
  observer: 'Solo observar',
  replace: 'Cambiar',
  replaceOf: 'Cambiar: {name}',
  again: 'Toca otra vez para cambiarlo',
  againOf: 'Toca otra vez para cambiar: {name}',
  cancel: 'Dejarlo como está',
  resultParticipant: 'Los cinco enlaces que enviaste dejarán de abrir; quienes ya entraron siguen dentro.',
  resultRole: 'El enlace anterior dejará de abrir; quien ya tiene el rol lo conserva.',
  resultObserver: 'El enlace anterior dejará de abrir; quienes ya observan siguen dentro.',
  doneParticipant: 'Listo. Este es el nuevo enlace de todos: compártelo otra vez en el grupo.',
  doneRole: 'Listo. Este enlace es personal: no lo publiques en el grupo.',
  send: 'Enviar por WhatsApp',
  message: 'Nuevo enlace de la reunión «{title}»:',
  copy: 'Copiar el enlace nuevo',
  copied: 'Enlace copiado',
  copyFailed: 'Tu navegador no deja copiar. Mantén presionado el enlace para copiarlo.',
  lost: 'No hay señal: nada cambió. Inténtalo de nuevo.',
  refused: 'No se pudo: {why}',
})
