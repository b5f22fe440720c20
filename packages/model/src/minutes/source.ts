/*
 * What the acta is made from, read once: documents and record side by side, cleaned, with names instead of ids.
 *
 * Every section reads from here and from nowhere else. Nothing here decides what the acta shows; it only answers questions.
 */
import type * as Y from 'yjs'
import {
  readAgreements, readBlocks, readCards, readGroups, readMeeting, readSteps, readTasks,
  type Agreement, type Block, type Card, type Group, type MeetingData, type Step, type Task,
} from '../documents/index.ts'
import type { Millis, PersonId } from '../ids.ts'
import type { MeetingState, Person } from '../record/state.ts'
import { cleanLine, cleanText } from './clean.ts'
import type { CardGroup, Closing, Consensus, Contribution, PreviousAgreement } from './types.ts'

/** What neither documents nor record know of a meeting. */
export interface About {
  meeting: string
  community: { id: string; name: string }
  /** Correlative per community and year; null until the acta is closed. */
  number: number | null
  year: number; version: number; language: 'es' | 'en'
  /** Where the acta can be opened; never with a key. */
  link?: string
  /** Link of the next meeting, once it has one. */
  nextLink?: string
  /** Agreements of earlier meetings that come back (R14): see `carryOver`. */
  previous?: readonly PreviousAgreement[]
  timeZone?: string
  closing?: Closing | null
}

export interface ProjectInput {
  table: Y.Doc; plenary: Y.Doc; state: MeetingState
  /** Documents of the teams, in the order they should be shown. */
  teams?: readonly { id: string; doc: Y.Doc }[]
  about: About
  now: Millis
}

export interface Source extends ProjectInput {
  data: MeetingData; blocks: Block[]; steps: Step[]; agreements: Agreement[]; tasks: Task[]; groups: Group[]
  /** Those that are shown and say something. */
  cards: Card[]
  /** People of the meeting: duplicates merged, removed ones out. */
  people: Person[]
}

/** Reads the documents. Total: whatever a stranger wrote has an answer. */
export const sourceOf = (input: ProjectInput): Source => ({
  ...input,
  data: readMeeting(input.table), blocks: readBlocks(input.table), steps: readSteps(input.table),
  agreements: readAgreements(input.table), tasks: readTasks(input.table), groups: readGroups(input.table),
  cards: readCards(input.plenary, input.state.clients).filter((card) => !card.removed && cleanText(card.text) !== ''),
  people: Object.values(input.state.people).filter((person) => !person.removed && person.mergedInto === null),
})

/** The person an id stands for, duplicates followed; undefined if nobody. */
export function personFor(state: MeetingState, id: PersonId | null): Person | undefined {
  let at = id
  for (let hops = 0; at !== null && hops < 50; hops++) {
    const person: Person | undefined = Object.hasOwn(state.people, at) ? state.people[at] : undefined
    if (person === undefined || person.mergedInto === null) return person
    at = person.mergedInto
  }
  return undefined
}

/** A person's name as the acta shows it; empty for nobody and for the server. */
export const nameFor = (state: MeetingState, id: PersonId | null): string => cleanLine(personFor(state, id)?.name ?? '')

/** A word somebody wrote where a person may stand: a person's id becomes their name. */
export const whoOf = (state: MeetingState, text: string): string => nameFor(state, text) || cleanLine(text)

export const contributionOf = (state: MeetingState, card: Card): Contribution =>
  ({ id: card.id, text: cleanText(card.text), by: nameFor(state, card.by) })

export const cardsOn = ({ cards }: Source, board: Card['board']): Card[] => cards.filter((card) => card.board === board)

/** Cards under their titles, in the order of the groups; those without a group come last. */
export function grouped({ groups, state }: Source, cards: readonly Card[]): CardGroup[] {
  const shown = groups.filter((group) => !group.removed && cleanLine(group.title) !== '')
  const known = new Set(shown.map((group) => group.id))
  const titled = shown.map((group) =>
    ({ id: group.id, title: cleanLine(group.title), cards: cards.filter((card) => card.group === group.id) }))
  const loose = { id: '', title: '', cards: cards.filter((card) => !known.has(card.group)) }
  return [...titled, loose].filter((group) => group.cards.length > 0)
    .map((group) => ({ ...group, cards: group.cards.map((card) => contributionOf(state, card)) }))
}

/** How people answered on a card, an agreement or a text; null where nobody was asked. Reasons carry no names. */
export function consensusOn({ state }: Source, on: string): Consensus | null {
  const asked = Object.hasOwn(state.positions, on) ? Object.values(state.positions[on] ?? {}) : []
  const latest = new Map<PersonId, (typeof asked)[number]>()
  for (const position of asked.toSorted((a, b) => a.at - b.at)) {
    const person = personFor(state, position.person)
    if (person !== undefined && !person.removed) latest.set(person.id, position)
  }
  const said = [...latest.values()]
  if (said.length === 0) return null
  const count = (answer: string) => said.filter((position) => position.answer === answer).length
  return {
    agree: count('agree'), doubts: count('doubts'), disagree: count('disagree'),
    reasons: said.map(({ answer, reason }) => ({ answer, text: cleanText(reason) })).filter((reason) => reason.text !== ''),
  }
}

/** Lengths as the acta shows them: whole minutes, and never 0 for what did take place. */
export const wholeMinutes = (ms: Millis): number => (ms > 0 ? Math.max(1, Math.round(ms / 60_000)) : Math.round(ms / 60_000))

/** The block a step belongs to; people also write a block's id where a step is asked for. */
export function blockOf({ steps, blocks, state }: Source, step: string): string {
  const found = steps.find((one) => one.id === step)?.block ?? step
  return blocks.some((block) => block.id === found) || Object.hasOwn(state.blocks, found) ? found : ''
}
