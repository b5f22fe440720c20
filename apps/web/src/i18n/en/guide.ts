import type { Translation } from '../dictionary.ts'
import type { guide as base } from '../es/guide.ts'

export const guide: Translation<typeof base> = {
  private: 'Only you see this list. Ticking is optional.',
  before: 'Before the meeting',
  during: 'During the meeting',
  after: 'After the meeting',
  participant: 'Listen, ask for the floor with one tap, and write your ideas on the board. If something worries you, say it kindly.',
}
