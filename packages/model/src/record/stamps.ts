/*
 * What the server adds to an accepted command: what it saw at that moment.
 *
 * A block's title and planned minutes, a step's questions, the length of a turn, from whom a role came. Later edits of the agenda
 * never change what was stamped. A row answers with the fields to add, or with the reason why the target is not there.
 */
import type { MakeId, Millis, PersonId } from '../ids.ts'
import type { RefusalReason } from '../wire/refusals.ts'
import type { CommandOf } from './commands.ts'
import type { Stamped } from './events.ts'
import { resolvePerson } from './rule.ts'
import type { MeetingState } from './state.ts'
import type { TableView } from './table.ts'
import { LIMA_MS } from './window.ts'

/** What closing puts on the event; known only once the minutes have been projected. */
export type Seal = Stamped['minutes.close']

export interface Around { by: PersonId; at: Millis; table: TableView; makeId: MakeId; seal?: Seal | undefined }

type StampOf<T extends keyof Stamped> =
  (state: MeetingState, command: CommandOf<T>, around: Around) => Stamped[T] | RefusalReason

const yearInLima = (at: Millis) => new Date(at + LIMA_MS).getUTCFullYear()

/** Anybody may have written anything into the agenda; an overlong title must not keep a block from starting. */
const short = (text: string, most: number) => (text.length <= most ? text : [...text].slice(0, most).join(''))
const DAY_MS = 86_400_000
const length = (ms: Millis): Millis => Math.min(DAY_MS, Math.max(0, Math.round(ms) || 0))

export const stamps: { [T in keyof Stamped]: StampOf<T> } = {
  'block.start': (_, { block }, { table }) => {
    const seen = table.block(block)
    return seen ? { title: short(seen.title, 300), ms: length(seen.ms) } : 'unknown-target'
  },
  'step.start': (_, { step }, { table }) => {
    const seen = table.step(step)
    if (seen === null) return 'unknown-target'
    const { block, text, mode, board, queue, ms, questions } = seen
    return {
      block, text: short(text, 500), mode, board: short(board, 60), queue, ms: length(ms),
      questions: questions.slice(0, 40).map((question) => short(question, 500)),
    }
  },
  'turn.grant': (state, { ms }) => ({ ms: ms ?? state.turnMs }),
  'turn.extend': (state, { ms }) => ({ ms: ms ?? state.extendMs }),
  'role.claim': (state, { role }) => ({ from: state.roles[role] }),
  'role.give': (state, { role }) => ({ from: state.roles[role] }),
  'presence.mark': (state, { person }, { makeId }) =>
    ({ person: person === undefined ? makeId() : resolvePerson(state, person) }),
  'person.rename': (state, { person }, { by }) => ({ person: resolvePerson(state, person ?? by) }),
  'consult.open': (_, { text }) => ({ text: text ?? '' }),
  /** Without a seal this asks whether the minutes may be closed; the event is written only once it carries its hash. */
  'minutes.close': (state, _, { at, seal }) =>
    seal ?? { number: 0, year: yearInLima(at), version: state.versions.length + 1, sha256: '' },
  'minutes.finish': (_state, _command, { seal }) => (seal === undefined ? {} : { seal }),
}
