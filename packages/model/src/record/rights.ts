/*
 * What each standing may ask for.
 *
 * The table `may` is total: a new command does not compile until every standing has decided. Ownership ("only your own turn") and the
 * state of the meeting are judged in decide.ts.
 */
import type { CommandType } from './commands.ts'
import type { LeadRole, Role } from './roles.ts'

/** Who stands in when a role's holder has lost the line: the first of these who is here (cap-cycle 3.3). */
export const standIns: Record<LeadRole, readonly LeadRole[]> = {
  coordinator: ['secretary', 'moderator'],
  moderator: ['coordinator', 'secretary'],
  secretary: ['coordinator', 'moderator'],
}

type Row = Record<Role, boolean>
const row = (coordinator: boolean, moderator: boolean, secretary: boolean, participant: boolean, observer: boolean): Row =>
  ({ coordinator, moderator, secretary, participant, observer })

const lead = row(true, true, true, false, false)
const opening = row(true, true, false, false, false)
const clerks = row(true, false, true, false, false)
const coordinating = row(true, false, false, false, false)
const members = row(true, true, true, true, false)
const everyone = row(true, true, true, true, true)

/** Command × role. A person with several roles may what any of them may. */
export const may: Record<CommandType, Row> = {
  'meeting.start': opening, 'meeting.end': opening, 'meeting.pause': opening, 'meeting.resume': opening,
  'role.give': lead, 'role.claim': members,
  'block.start': lead, 'block.pause': lead, 'block.resume': lead, 'block.end': lead,
  'step.start': lead, 'question.show': lead, 'readback.show': lead,
  'time.add': lead, 'plan.adjust': lead, 'act.undo': members,
  'turn.request': members, 'turn.withdraw': members, 'turn.grant': lead,
  'turn.pause': lead, 'turn.resume': lead, 'turn.extend': lead, 'turn.restore': lead,
  'turn.yield': members, 'turn.end': members,
  'queue.move': lead, 'queue.open': lead, 'queue.close': lead, 'turn.length': lead,
  'opener.propose': lead, 'opener.answer': members,
  'position.state': members, 'consult.open': lead, 'consult.close': lead,
  'answers.ready': members, 'answers.reveal': lead,
  'teams.form': lead, 'teams.open': lead, 'teams.recall': lead,
  'norm.remind': lead,
  'presence.mark': clerks, 'person.rename': everyone, 'person.merge': clerks, 'person.remove': clerks,
  'roster.set': clerks, 'rsvp.answer': everyone,
  'link.replace': coordinating, 'plenary.lock': coordinating, 'event.redact': coordinating,
  'evidence.attach': members, 'evidence.remove': members,
  'review.mark': members, 'gap.leave': clerks, 'next.plan': clerks,
  'minutes.close': clerks, 'minutes.reopen': clerks, 'minutes.confirm': members,
  'minutes.correct': members, 'correction.resolve': clerks, 'minutes.finish': clerks,
}
