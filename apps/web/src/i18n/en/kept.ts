import type { Translation } from '../dictionary.ts'
import type { kept as base } from '../es/kept.ts'

export const kept: Translation<typeof base> = {
  'waits': 'This goes up as soon as there is signal:',
  'turn.request': 'That you asked for the floor for somebody else, at {time}, offline',
  'turn.withdraw': 'That you no longer ask for the floor, at {time}, offline',
  'position.state': 'Your position in the check, at {time}, offline',
  'presence.mark': 'The attendance you marked, at {time}, offline',
  'rsvp.answer': 'Whether you are coming, at {time}, offline',
  'minutes.confirm': 'Your approval of the minutes, at {time}, offline',
  'minutes.correct': 'Your correction to the minutes, at {time}, offline',
  'answers.ready': 'That you finished writing, at {time}, offline',
  'review.mark': 'The progress of an agreement, at {time}, offline',
  'evidence.attach': 'What you attached, at {time}, offline',
  'person.rename': 'The name you corrected, at {time}, offline',
}
