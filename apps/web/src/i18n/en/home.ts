import type { Translation } from '../dictionary.ts'
import type { home as base } from '../es/home.ts'

export const home: Translation<typeof base> = {
  promise: 'Your community’s meeting, with the minutes ready before you say goodbye.',
  how: 'Share one link, people come in with their name and talk. Agenda, turns and agreements are written for everyone to see.',
  create: 'Create a meeting',
  practice: 'Rehearse for three minutes',
  yours: 'Your meetings on this device',
  none: 'When you create a meeting or enter one, you will find it here.',
  untitled: 'Untitled meeting',
  noDate: 'No date',
  links: 'Links',
  forget: 'Remove from the list: {title}',
  forgotten: 'You removed “{title}” from the list.',
  undo: 'Undo',
  paste: 'Were you sent a link?',
  pasteLabel: 'Paste the link or the whole message here',
  pasteGo: 'Enter with the link',
  pasteWrong: 'We found no meeting link in that text. Copy the whole message again.',
  lead: 'Lead team',
  participant: 'You take part',
  observer: 'You observe',
}
