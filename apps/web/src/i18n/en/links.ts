import type { Translation } from '../dictionary.ts'
import type { links as base } from '../es/links.ts'

export const links: Translation<typeof base> = {
  title: 'Replace a link',
  lead: 'If a link went where it should not, replace it by a new one.',
  participant: 'Everybody’s link',
  observer: 'Observing only',
  replace: 'Replace',
  replaceOf: 'Replace: {name}',
  again: 'Tap again to replace it',
  againOf: 'Tap again to replace: {name}',
  cancel: 'Leave it as it is',
  resultParticipant: 'The five links you sent will stop opening; whoever is in stays in.',
  resultRole: 'The old link will stop opening; whoever holds the role keeps it.',
  resultObserver: 'The old link will stop opening; whoever observes already stays in.',
  doneParticipant: 'Done. This is everybody’s new link: share it in the group again.',
  doneRole: 'Done. This link is personal: do not post it in the group.',
  send: 'Send by WhatsApp',
  message: 'New link of the meeting “{title}”:',
  copy: 'Copy the new link',
  copied: 'Link copied',
  copyFailed: 'Your browser does not let copy. Press and hold the link to copy it.',
  lost: 'No signal: nothing changed. Try again.',
  refused: 'It did not work: {why}',
}
