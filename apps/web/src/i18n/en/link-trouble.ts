import type { Translation } from '../dictionary.ts'
import type { linkTrouble as base } from '../es/link-trouble.ts'

export const linkTrouble: Translation<typeof base> = {
  unknown: 'This link belongs to no meeting.',
  replaced: 'This link was replaced by a new one.',
  ended: 'This meeting is over and takes no more entries.',
  noNetwork: 'There is no connection right now.',
  cut: 'The link arrived incomplete: its last part is missing.',
  askLink: 'Ask for the link',
  askLinkTo: 'Ask {name} for the link',
  retry: 'Try again',
  pasteWhole: 'Paste the whole link',
  askText: 'Hello, could you send me the meeting link again? Mine does not open.',
}
