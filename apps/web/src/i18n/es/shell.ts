/* The first words anybody reads: frame, home and entry. Kept short, because they travel with the shell. */
import { dictionary } from '../dictionary.ts'

export const shell = dictionary('shell', {
  name: 'Acta Viva',
  home: 'Acta Viva, ir al inicio',
  loading: 'Abriendo…',
  notFound: 'Aquí no hay nada todavía.',
  goHome: 'Ir al inicio',
  crashed: 'Algo falló en esta pantalla. Lo que ya estaba guardado sigue guardado.',
  reload: 'Abrir de nuevo',
  language: 'English',
  languageName: 'Cambiar a inglés',
  dark: 'Fondo oscuro',
  light: 'Fondo claro',
})
