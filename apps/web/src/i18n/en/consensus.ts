/* The consensus check. */
import type { consensus as base } from '../es/consensus.ts'
import type { Translation } from '../dictionary.ts'

export const consensus: Translation<typeof base> = {
  consulting: 'Do you agree?',
  closeConsult: 'Close the check',
  agree: 'I agree',
  doubts: 'With reservations',
  disagree: 'I disagree',
  counts: '{agree} agree · {doubts} with reservations · {disagree} disagree',
  reason: 'What worries you?',
  reasonSend: 'Send my reason',
  reasonsOf: 'Reservations and disagreements',
}
