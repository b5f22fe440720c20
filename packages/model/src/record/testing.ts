/*
 * A small meeting for tests: people, an agenda and a clock one can turn by hand.
 *
 * Every command goes through the real `decide` and every event through the real `fold`; nothing is faked but the agenda's reader
 * and who is connected, which come in as arguments in production too. Never imported by code that ships.
 */
import type { Millis, PersonId } from '../ids.ts'
import type { Command, CommandOf, CommandType } from './commands.ts'
import { decide, type DecideContext, type Decision } from './decide.ts'
import { emptyState } from './empty.ts'
import type { MeetingEvent, ServerEvent } from './events.ts'
import { fold } from './fold.ts'
import type { LeadRole } from './roles.ts'
import type { MeetingState } from './state.ts'
import type { StepView, TableView } from './table.ts'

export const min = (minutes: number): Millis => minutes * 60_000
export const sec = (seconds: number): Millis => seconds * 1000

interface AgendaBlock { id: string; title: string; minutes: number; steps?: Record<string, Partial<StepView>> }

export const agenda: readonly AgendaBlock[] = [
  { id: 'opening', title: 'Agenda del día', minutes: 10,
    steps: { purpose: {}, rules: { questions: ['¿Qué norma?', '¿Otra?'] } } },
  { id: 'causes', title: 'Problemática', minutes: 20,
    steps: { why: { board: 'causes', queue: true }, alone: { mode: 'individual' } } },
  { id: 'strategies', title: 'Estrategias', minutes: 20, steps: { build: { mode: 'teams', board: 'strategies' } } },
  { id: 'deals', title: 'Acuerdos', minutes: 15, steps: { agree: { board: 'agreements' } } },
  { id: 'ending', title: 'Conclusiones', minutes: 5, steps: { close: { board: 'conclusions' } } },
]

export function tableOf(blocks: readonly AgendaBlock[], agreements: readonly string[] = []): TableView {
  const stepOf = (id: string) => blocks.flatMap((block) => {
    const step = block.steps?.[id]
    return step ? [{ block: block.id, text: id, mode: 'plenary' as const, board: 'none', queue: false, ms: min(2), questions: [],
      ...step }] : []
  })[0] ?? null
  return {
    block: (id) => {
      const found = blocks.find((block) => block.id === id)
      return found ? { title: found.title, ms: min(found.minutes) } : null
    },
    step: stepOf,
    blocksInOrder: () => blocks.map((block) => block.id),
    stepsOf: (id) => Object.keys(blocks.find((block) => block.id === id)?.steps ?? {}),
    agreement: (id) => agreements.includes(id),
  }
}

/** A command without its id: the kit gives it one. */
export type Ask = { [T in CommandType]: Omit<CommandOf<T>, 'id'> & { id?: string } }[CommandType]
type Notice = ServerEvent extends infer E ? E extends ServerEvent ? Omit<E, 'id' | 'by' | 'at'> : never : never

export class Meeting {
  state: MeetingState = emptyState()
  events: MeetingEvent[] = []
  now: Millis = 1_790_000_000_000
  table: TableView = tableOf(agenda, ['deal-1'])
  /** Since when somebody is away; everybody else is here. */
  away = new Map<PersonId, Millis>()
  links = new Map<PersonId, LeadRole[]>()
  #ids = 0

  makeId = (): string => `id-${(this.#ids += 1)}`

  wait(ms: Millis): this {
    this.now += ms
    return this
  }

  take(event: MeetingEvent): void {
    this.events.push(event)
    this.state = fold(this.state, event)
  }

  tell(notice: Notice): void {
    this.take({ ...notice, id: this.makeId(), by: 'server', at: this.now } as MeetingEvent)
  }

  join(person: PersonId, roles: LeadRole[] = [], standing: 'participant' | 'observer' = 'participant'): this {
    this.tell({ type: 'person.joined', person, name: person, standing, roles })
    return this
  }

  judge(by: PersonId, ask: Ask, more: Partial<DecideContext> = {}): Decision {
    return decide(this.state, { id: this.makeId(), ...ask } as Command, {
      by, at: this.now, table: this.table, makeId: this.makeId, links: this.links.get(by) ?? [],
      presence: { absentSince: (person) => this.away.get(person) ?? null }, ...more,
    })
  }

  /** Asks and takes what was accepted. @throws with the reason if it was refused */
  do(by: PersonId, ask: Ask, more: Partial<DecideContext> = {}): MeetingEvent {
    const decision = this.judge(by, ask, more)
    if (!decision.ok) throw new Error(`refused: ${decision.reason} (${ask.type} by ${by})`)
    this.take(decision.event)
    return decision.event
  }

  /** The reason of the refusal, or 'accepted' (and taken). */
  try(by: PersonId, ask: Ask, more: Partial<DecideContext> = {}): string {
    const decision = this.judge(by, ask, more)
    if (!decision.ok) return decision.reason
    this.take(decision.event)
    return 'accepted'
  }

  /** Gives the word as somebody who sees the current state would. */
  grant(by: PersonId, person: PersonId, ms?: Millis): MeetingEvent {
    return this.do(by, { type: 'turn.grant', person, seen: this.state.turn?.id ?? null, ...(ms === undefined ? {} : { ms }) })
  }

  block(by: PersonId, block: string): MeetingEvent {
    return this.do(by, { type: 'block.start', block, seen: this.state.block })
  }

  step(by: PersonId, step: string): MeetingEvent {
    return this.do(by, { type: 'step.start', step, seen: this.state.step?.id ?? null })
  }
}

/** Carmen coordinates, Mario moderates, Sara is the secretary; Ana, Beto and Cira take part, Olga observes. */
export function school(): Meeting {
  const meeting = new Meeting()
  meeting.join('carmen', ['coordinator']).join('mario', ['moderator']).join('sara', ['secretary'])
  meeting.join('ana').join('beto').join('cira').join('olga', [], 'observer')
  return meeting
}

/** The same meeting, begun. */
export function begun(): Meeting {
  const meeting = school()
  meeting.do('mario', { type: 'meeting.start' })
  return meeting
}
