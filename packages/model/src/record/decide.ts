/*
 * Judges a command: the event it becomes, or the reason it is refused.
 *
 * known person → role → phase → `seen` → target in the agenda → ownership → sense. The last question is the fold's own, so
 * what is accepted here is never ignored there. Nothing is written, no clock is read: presence, agenda, moment and dice come in.
 */
import type { MakeId, Millis, PersonId } from '../ids.ts'
import type { RefusalReason } from '../wire/refusals.ts'
import type { Command, CommandOf, CommandType } from './commands.ts'
import type { MeetingEvent } from './events.ts'
import { misfit } from './fold.ts'
import { rolesOf } from './handover.ts'
import { ownership } from './ownership.ts'
import { phaseTable } from './phases.ts'
import { may } from './rights.ts'
import type { LeadRole } from './roles.ts'
import { own, resolvePerson } from './rule.ts'
import { readEvent } from './shape.ts'
import type { Claim, Presence } from './standIn.ts'
import { stamps, type Around, type Seal } from './stamps.ts'
import type { MeetingState } from './state.ts'
import type { TableView } from './table.ts'

export interface DecideContext {
  /** Who asks, and when it arrived (server milliseconds). */
  by: PersonId
  at: Millis
  table: TableView
  makeId: MakeId
  presence: Presence
  /** Lead roles whose link this person has opened; none by default. */
  links?: readonly LeadRole[]
  /** When the person was last heard; `meant` never lies before it. */
  lastContact?: Millis
  /** Number, version and hash of the minutes, when they are being closed. */
  seal?: Seal
}

export type Decision = { ok: true; event: MeetingEvent } | { ok: false; reason: RefusalReason }

const refuse = (reason: RefusalReason): Decision => ({ ok: false, reason })

/** What "the current one" is for the commands that must have seen it. */
const currents: { [T in CommandType]?: (state: MeetingState) => string | null } = {
  'block.start': (state) => state.block, 'block.end': (state) => state.block,
  'step.start': (state) => state.step?.id ?? null,
  'turn.grant': (state) => state.turn?.id ?? null, 'turn.yield': (state) => state.turn?.id ?? null,
  'turn.end': (state) => state.turn?.id ?? null, 'turn.restore': (state) => state.turn?.id ?? null,
}

type Finds<T extends CommandType> = (state: MeetingState, command: CommandOf<T>, table: TableView) => boolean
const knownBlock = (state: MeetingState, table: TableView, block: string) =>
  table.block(block) !== null || own(state.blocks, block) !== undefined

/** Targets that only the agenda or the agreements can confirm. */
const targets: { [T in CommandType]?: Finds<T> } = {
  'time.add': (state, { block }, table) => knownBlock(state, table, block),
  'plan.adjust': (state, { changes }, table) => changes.every(({ block }) => knownBlock(state, table, block)),
  'opener.propose': (state, { block }, table) => knownBlock(state, table, block),
  'evidence.attach': (state, { block }, table) => block === null || knownBlock(state, table, block),
  'presence.mark': (state, { person }) => person === undefined || own(state.people, resolvePerson(state, person)) !== undefined,
  'position.state': (state, { on }, table) => own(state.consulted, on) !== undefined || table.agreement(on),
}

/** Partial tables are looked up by the command's own type; the compiler cannot pair the two through a union. */
type Row<R, A extends readonly unknown[]> = ((state: MeetingState, command: Command, ...more: A) => R) | undefined
const targetOf = (type: CommandType) => targets[type] as Row<boolean, [TableView]>
const ownerOf = (type: CommandType) => ownership[type] as Row<RefusalReason | null, [PersonId, Claim]>
const stampOf = (type: CommandType) => own(stamps, type) as Row<object | RefusalReason, [Around]>

/** Clamps the moment somebody pressed without signal to what can be true. */
const meantOf = (command: Command, context: DecideContext, at: Millis) =>
  (command.meant === undefined ? {} : { meant: Math.min(at, Math.max(command.meant, context.lastContact ?? at)) })

/** Judges one command, already read by `commandSchema`. Never throws; the state is not changed. */
export function decide(state: MeetingState, command: Command, context: DecideContext): Decision {
  const by = resolvePerson(state, context.by)
  const person = own(state.people, by)
  if (person === undefined) return refuse('signed-out')
  if (person.removed) return refuse('removed')
  const row = own<(typeof may)[CommandType]>(may, command.type)
  if (row === undefined) return refuse('bad-command')
  if (!rolesOf(state, by).some((role) => row[role])) return refuse('not-allowed')
  const phase = phaseTable[command.type][state.phase]
  if (phase !== null) return refuse(phase)
  const current = currents[command.type]
  if (current && 'seen' in command && command.seen !== current(state)) return refuse('stale')
  if (targetOf(command.type)?.(state, command, context.table) === false) return refuse('unknown-target')
  const at = Math.max(context.at, state.lastAt)
  const claim: Claim = { presence: context.presence, links: context.links ?? [], now: at }
  const owned = ownerOf(command.type)?.(state, command, by, claim) ?? null
  if (owned !== null) return refuse(owned)
  const around: Around = { by, at, table: context.table, makeId: context.makeId, seal: context.seal }
  const stamp = stampOf(command.type)?.(state, command, around) ?? {}
  if (typeof stamp === 'string') return refuse(stamp)
  const event = readEvent({
    ...command, ...meantOf(command, context, at), ...stamp, id: command.id, by, at,
  })
  if (event === null) return refuse('bad-command')
  const reason = misfit(state, event)
  return reason === null ? { ok: true, event } : refuse(reason)
}
