import type { Translation } from '../dictionary.ts'
import type { verify as base } from '../es/verify.ts'

export const verify: Translation<typeof base> = {
  title: 'Verify minutes',
  how: 'Choose the PDF or the JSON of closed minutes. We check right here whether they are as they were when they were closed.',
  drop: 'Choose the file',
  working: 'Checking…',
  kinds: 'or drop it here: PDF or JSON',
  result: 'Result',
  privacy: 'The file does not leave this device. The server is only asked for its public key and, if need be, about the fingerprint.',
  sealed: 'These are the closed minutes of {community}, No. {code}, unchanged',
  ownKey: 'Without a connection: checked with the key that came in the file.',
  stranger: 'The seal is another server’s',
  strangerHow: 'The content has not changed since it was sealed, but it was not sealed here. Check it on the page named in the minutes.',
  unsure: 'We could not check the seal',
  unsureHow: 'Compare this fingerprint with the one on the printed minutes, or try again with a connection.',
  changed: 'This file does not match',
  changedHow: 'It is not the same as the minutes that were sealed: it changed or arrived damaged. Ask the coordinator for the file again.',
  notActa: 'This file is not closed minutes',
  notActaHow: 'Drafts carry no seal yet. Choose the PDF or the JSON that is downloaded after the minutes were closed.',
  meeting: 'Meeting',
  closed: 'Closed',
  closedBy: '{when}, by {name}',
  version: 'Version',
  agreements: 'Agreements',
  print: 'SHA-256 fingerprint',
}
