import type { Translation } from '../dictionary.ts'
import type { shell as base } from '../es/shell.ts'

export const shell: Translation<typeof base> = {
  name: 'Acta Viva',
  home: 'Acta Viva, go to the start page',
  loading: 'Opening…',
  notFound: 'There is nothing here yet.',
  goHome: 'Go to the start page',
  crashed: 'Something failed on this screen. What was saved is still saved.',
  reload: 'Open again',
  language: 'Español',
  languageName: 'Switch to Spanish',
  dark: 'Dark background',
  light: 'Light background',
}
