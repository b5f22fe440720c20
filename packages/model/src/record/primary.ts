/*
 * One primary action: role × situation, total.
 *
 * Every role finds its next act on one button. The table below is the whole decision; what a label must name travels with the
 * action, and an action that is a command carries it ready to send. Whoever speaks ends their own turn with it, whatever their
 * role but moderating; a meeting nobody moderates is run from the coordinator's button.
 */
import type { Millis, PersonId } from '../ids.ts'
import type { CommandOf, CommandType } from './commands.ts'
import { type ModeratorAct, nextAct } from './nextAct.ts'
import { queuePlace } from './floor.ts'
import { may } from './rights.ts'
import type { Role } from './roles.ts'
import { came, resolvePerson } from './rule.ts'
import type { RoomView, Situation } from './situation.ts'
import type { MeetingState } from './state.ts'

type Sends<T extends CommandType> = { command: Omit<CommandOf<T>, 'id' | 'meant'> }
/** Opens a place of the interface; nothing is sent. */
type Goes<D extends string, More extends object = object> = { do: D; command: null } & More

export type PrimaryAction =
  | ModeratorAct
  | { do: 'rsvp' } & Sends<'rsvp.answer'>
  | { do: 'start-meeting'; here: number } & Sends<'meeting.start'>
  | { do: 'request-turn' } & Sends<'turn.request'>
  | { do: 'withdraw'; place: number; waitMs: Millis } & Sends<'turn.withdraw'>
  | { do: 'end-own-turn' } & Sends<'turn.end'>
  | { do: 'ready'; ready: boolean } & Sends<'answers.ready'>
  | { do: 'next-section'; section: number; of: number } & Sends<'readback.show'>
  | { do: 'close-minutes'; missing: number } & Sends<'minutes.close'>
  | { do: 'confirm' } & Sends<'minutes.confirm'>
  | Goes<'register-agreement', { agreement: string; text: string }>
  | Goes<'open-call', { url: string }>
  | Goes<'write-in-team', { team: string; name: string }>
  | Goes<'on-break', { until: Millis | null }>
  | Goes<Place>

/** Places that need no data of their own. */
type Place = 'assign-roles' | 'review-times' | 'see-pending' | 'share-invitation' | 'read-agenda' | 'mark-attendance' | 'add-card'
  | 'note-key-idea' | 'mark-key-idea' | 'adjust-agenda' | 'see-teams' | 'draft-agreement' | 'complete-agreements'
  | 'review-agreements'
  | 'suggest-correction' | 'plan-next' | 'read-minutes' | 'share-minutes' | 'prepare-next' | 'my-commitments' | 'follow'

interface Look { state: MeetingState; me: PersonId; view: RoomView; now: Millis }
type Choose = (look: Look) => PrimaryAction

const go = (place: Place): PrimaryAction => ({ do: place, command: null })
const to = (place: Place): Choose => () => go(place)
const run: Choose = ({ state, view }) => nextAct(state, view)

const word: Choose = ({ state, me, now }) => {
  const place = queuePlace(state, me, now)
  if (place) return { do: 'withdraw', ...place, command: { type: 'turn.withdraw' } }
  return state.queueOpen ? { do: 'request-turn', command: { type: 'turn.request' } } : go('follow')
}

const silent: Choose = ({ state, me }) => {
  const step = state.step?.id ?? ''
  const ready = state.answers[step]?.ready.includes(me) ?? false
  return { do: 'ready', ready, command: { type: 'answers.ready', step, ready: !ready } }
}

const team: Choose = (look) => {
  const mine = look.state.teams.open ? look.state.teams.list.find((one) => one.members.includes(look.me)) : undefined
  return mine ? { do: 'write-in-team', team: mine.id, name: mine.name, command: null } : word(look)
}

const register: Choose = ({ view }) => {
  const draft = view.agreements.find((one) => !one.registered && one.complete) ?? view.agreements.find((one) => !one.registered)
  return draft ? { do: 'register-agreement', agreement: draft.id, text: draft.text, command: null } : go('draft-agreement')
}

const complete: Choose = ({ view }) =>
  go(view.agreements.some((one) => !one.complete) ? 'complete-agreements' : 'draft-agreement')

const readOn: Choose = ({ state, view }) => {
  const section = (state.readback ?? 0) + 1
  if (section > view.sections) return { do: 'close-minutes', missing: view.missing, command: { type: 'minutes.close' } }
  return { do: 'next-section', section, of: view.sections, command: { type: 'readback.show', section } }
}

const planNext: Choose = (look) =>
  (look.state.next === null ? go('plan-next') : look.state.roles.secretary === null ? readOn(look) : go('read-minutes'))

const start: Choose = ({ state }) => {
  const here = Object.keys(state.people).filter((id) => resolvePerson(state, id) === id && came(state, id)).length
  return { do: 'start-meeting', here, command: { type: 'meeting.start' } }
}

const open: Choose = (look) => {
  const free = Object.values(look.state.roles).includes(null)
  const alone = Object.keys(look.state.people).every((id) => resolvePerson(look.state, id) === look.me || !came(look.state, id))
  return free && !alone ? go('assign-roles') : start(look)
}

const call: Choose = ({ view }) =>
  (view.callUrl === null ? go('read-agenda') : { do: 'open-call', url: view.callUrl, command: null })
const rest: Choose = ({ state }) => ({ do: 'on-break', until: state.breakUntil, command: null })
const rsvp: Choose = ({ state, me }) =>
  (state.people[me]?.rsvp === 'yes' ? go('read-agenda') : { do: 'rsvp', command: { type: 'rsvp.answer', answer: 'yes' } })
const confirm: Choose = ({ state, me }) =>
  (Object.hasOwn(state.confirmations, me) ? go('my-commitments') : { do: 'confirm', command: { type: 'minutes.confirm' } })

type Row = Record<Role, Choose>
const row = (coordinator: Choose, moderator: Choose, secretary: Choose, participant: Choose, observer: Choose): Row =>
  ({ coordinator, moderator, secretary, participant, observer })

const follow = to('follow')
const minutes = to('read-minutes')

/** Situation × coordinator, moderator, secretary, participant, observer (PA9). A new situation decides every cell. */
const table: Record<Situation, Row> = {
  invitation: row(to('share-invitation'), to('review-times'), to('see-pending'), rsvp, to('read-agenda')),
  waiting: row(open, start, to('mark-attendance'), call, call),
  plenary: row(to('adjust-agenda'), run, to('note-key-idea'), word, follow),
  board: row(to('add-card'), run, to('mark-key-idea'), to('add-card'), follow),
  individual: row(silent, run, silent, silent, follow),
  teams: row(to('see-teams'), run, to('see-teams'), team, follow),
  agreements: row(complete, run, register, to('draft-agreement'), follow),
  review: row(to('review-agreements'), run, to('review-agreements'), word, follow),
  readback: row(planNext, run, readOn, to('suggest-correction'), follow),
  break: row(run, run, rest, rest, rest),
  ended: row(planNext, minutes, readOn, to('suggest-correction'), minutes),
  closed: row(to('prepare-next'), confirm, to('share-minutes'), confirm, minutes),
}

/** With several roles, the one that keeps the meeting moving decides. */
const first: readonly Role[] = ['moderator', 'secretary', 'coordinator', 'participant', 'observer']

/** Who acts as moderator on their button: its holder, or the coordinator while nobody holds it. */
function column(roles: readonly Role[], state: MeetingState): Role {
  if (state.phase === 'open' && state.roles.moderator === null && roles.includes('coordinator')) return 'moderator'
  return first.find((role) => roles.includes(role)) ?? 'observer'
}

/** The one primary action of a person at this moment. What their roles may not send is never offered (PA10). */
export function primaryAction(
  roles: readonly Role[], now: Situation, state: MeetingState, me: PersonId, view: RoomView, at: Millis,
): PrimaryAction {
  const look: Look = { state, me: resolvePerson(state, me), view, now: at }
  const role = column(roles, state)
  if (role !== 'moderator' && state.phase === 'open' && state.turn?.person === look.me) {
    return { do: 'end-own-turn', command: { type: 'turn.end', seen: state.turn.id } }
  }
  const action = table[now][role](look)
  if (action.command === null || roles.some((one) => may[(action.command as { type: CommandType }).type][one])) return action
  return table[now].participant(look)
}
