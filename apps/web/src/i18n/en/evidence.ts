import type { Translation } from '../dictionary.ts'
import type { evidence as base } from '../es/evidence.ts'

export const evidence: Translation<typeof base> = {
  title: 'Evidence',
  empty: 'There is no evidence in this block yet.',
  attach: 'Attach',
  kind: 'What do you want to attach?',
  link: 'Link',
  note: 'Note',
  photo: 'Photo',
  name: 'Title',
  nameHint: 'For example: reading results, 3rd grade.',
  address: 'Address of the link',
  addressWrong: 'Write an address that starts with https://.',
  text: 'What do you want to leave written down',
  pick: 'Choose or take a photo',
  reduced: 'The photo now weighs {size} kB.',
  reducing: 'Making the photo smaller so it does not use up your data…',
  photoFailed: 'That photo could not be read. Try another one (JPG, PNG or WebP).',
  send: 'Attach',
  sending: 'Sending…',
  failed: 'It could not be sent. Try again in a moment.',
  openPhoto: 'See the photo: {title}',
  hidePhoto: 'Hide the photo: {title}',
  photoGone: 'The photo could not be opened. Check your signal.',
  by: 'By {name}',
  remove: 'Remove “{title}”',
}
