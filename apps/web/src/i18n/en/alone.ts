import type { Translation } from '../dictionary.ts'
import type { alone as base } from '../es/alone.ts'

export const alone: Translation<typeof base> = {
  onlyYou: 'Only you see what you write here, until you decide to share it.',
  write: 'Write your answer',
  done: 'Done',
  notYet: 'I am still writing',
  asked: 'It is time to share. You decide whether your answer goes to the board.',
  share: 'Share my answer',
  shared: 'Your answer is on the board.',
  count: '{ready} of {all} are done.',
  reveal: 'Ask them to share',
}
