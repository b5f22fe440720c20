import type { Translation } from '../dictionary.ts'
import type { notes as base } from '../es/notes.ts'

export const notes: Translation<typeof base> = {
  title: 'Notes',
  of: 'Notes of “{block}”',
  empty: 'There are no notes in this block yet.',
  write: 'Write notes',
  tools: 'Text format',
  bold: 'Bold',
  italic: 'Italic',
  heading: 'Heading',
  bullets: 'List',
  numbers: 'Numbered list',
  link: 'Link',
  linkAddress: 'Address of the link',
  linkSet: 'Set link',
  linkRemove: 'Remove link',
  linkWrong: 'Write an address that starts with https:// or an e-mail address.',
  undo: 'Undo',
  redo: 'Redo',
  loading: 'Preparing the notes…',
  failed: 'We could not open the editor on this line. You can read the notes; try again in a moment.',
  again: 'Try again',
  readOnly: 'The lead team writes the notes.',
}
