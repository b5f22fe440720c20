import type { Translation } from '../dictionary.ts'
import type { enter as base } from '../es/enter.ts'

export const enter: Translation<typeof base> = {
  title: 'What name are you entering with?',
  label: 'Your first and last name',
  go: 'Enter',
  hint: 'This is how people see you in the list and in the minutes.',
  leadHint: 'You are entering with a personal link of the lead team.',
  arriving: 'Entering…',
  checking: 'Opening the meeting…',
  needName: 'Write your name to enter.',
  areYou: 'Are you {name}?',
  whoAreYou: 'Who are you?',
  yes: 'Yes, enter',
  other: 'If not, write your first and last name',
  tooFast: 'Too many tries in a row. Wait a moment and tap Enter again.',
  refused: 'We could not open the meeting: {why}',
  lostLine: 'The connection dropped. Your name is still here: tap Enter when the signal is back.',
}
