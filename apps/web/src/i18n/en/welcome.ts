import type { Translation } from '../dictionary.ts'
import type { welcome as base } from '../es/welcome.ts'

export const welcome: Translation<typeof base> = {
  arrived: 'You came in at {time}. In 3 lines:',
  lineBlock: 'We are at {n} of {total}: {title}.',
  lineNoBlock: 'The meeting has begun and we are between two blocks.',
  lineSpeaker: '{name} is speaking.',
  lineStep: 'Now: {text}.',
  lineQuiet: 'Nobody has the floor just now.',
  lineDone: { one: 'There is {n} agreement so far.', other: 'There are {n} agreements so far.' },
  lineIdeas: { one: 'There is {n} idea on the board and no agreement yet.', other: 'There are {n} ideas on the board and no agreement yet.' },
  understood: 'Got it',
  held: 'The role of this link ({role}) is already held by {name}.',
  asParticipant: 'Come in as a participant',
  askRole: 'Ask {name} for the role',
  asked: 'We asked {name}. Meanwhile you take part like everybody else.',
  wants: '{name} asks for your role: {role}.',
  give: 'Give the role to {name}',
  keep: 'Keep the role',
  homonym: 'Somebody else is called {name}. Which grade or school are you from?',
  detail: 'Grade or school',
  optional: '(if you like)',
  save: 'Save',
  skip: 'Not now',
}
