/*
 * "Only your own": what a role alone does not decide.
 *
 * `may` says which roles may ask for a command at all; here stands, for the few commands where it matters, whose turn, name,
 * evidence or role it must be. A command without a row needs nothing more than its role.
 */
import type { PersonId } from '../ids.ts'
import type { RefusalReason } from '../wire/refusals.ts'
import type { CommandOf, CommandType } from './commands.ts'
import { leads } from './handover.ts'
import { own, resolvePerson } from './rule.ts'
import { claimRoute, type Claim } from './standIn.ts'
import type { MeetingState } from './state.ts'
import { mayUndo, UNDO_MS } from './undo.ts'

type Owns<T extends CommandType> = (state: MeetingState, command: CommandOf<T>, by: PersonId, claim: Claim) =>
  RefusalReason | null

const denied = (so: boolean): RefusalReason | null => (so ? null : 'not-allowed')
const clerk = (state: MeetingState, by: PersonId) => state.roles.secretary === by || state.roles.coordinator === by
const ownTurn = (state: MeetingState, by: PersonId) => denied(leads(state, by) || state.turn === null || state.turn.person === by)
const others = (state: MeetingState, person: PersonId | undefined, by: PersonId) =>
  person !== undefined && resolvePerson(state, person) !== by

export const ownership: { [T in CommandType]?: Owns<T> } = {
  /** Nobody is put in the queue by another, but people on the phone have no button (R34). */
  'turn.request': (state, { person }, by) => {
    if (!others(state, person, by)) return null
    const asked = person === undefined ? undefined : own(state.people, resolvePerson(state, person))
    return denied(state.roles.secretary === by && asked !== undefined && asked.channel !== 'room')
  },
  'turn.withdraw': (state, { person }, by) => denied(!others(state, person, by) || leads(state, by)),
  'turn.end': (state, _, by) => ownTurn(state, by),
  'turn.yield': (state, _, by) => ownTurn(state, by),
  'role.give': (state, { role }, by) => denied(state.roles.coordinator === by || state.roles[role] === by),
  'role.claim': (state, { role }, by, claim) => {
    if (state.roles[role] === by || claimRoute(state, by, role, claim) !== null) return null
    return state.roles[role] === null ? 'not-allowed' : 'role-taken'
  },
  'person.rename': (state, { person }, by) => denied(!others(state, person, by) || clerk(state, by)),
  'person.remove': (state, { person }, by) =>
    denied(others(state, person, by)
      && (state.roles.coordinator === by || state.roles.coordinator !== resolvePerson(state, person))),
  'evidence.remove': (state, { evidence }, by) =>
    denied(clerk(state, by) || resolvePerson(state, state.evidence.find((one) => one.id === evidence)?.by ?? by) === by),
  'act.undo': (state, { event }, by, { now }) =>
    (state.undo === null || state.undo.event !== event || mayUndo(state, by, now) || now - state.undo.at > UNDO_MS ? null
      : 'not-allowed'),
}
