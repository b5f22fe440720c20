/*
 * Section 7: what happened, block by block, and what changed in the plan on the way.
 *
 * A block shows its plan as it stood when it began, what was added, what it used, and what was said and written in it. Of a turn
 * only who, of what kind and about what: no lengths, no order of merit. A removed block that was used stays.
 */
import type { Block, Card } from '../documents/index.ts'
import { used } from '../record/intervals.ts'
import type { BlockRun, Turn } from '../record/state.ts'
import { cleanLine, cleanText } from './clean.ts'
import { readRich } from './rich.ts'
import { blockOf, contributionOf, nameFor, personFor, wholeMinutes, type Source } from './source.ts'
import type { AdjustmentLine, BlockLine, DevelopmentSection, Section, StepLine, TurnLine } from './types.ts'

const noBlock = (id: string): Block => ({ id, title: '', purpose: '', minutes: 0, lead: 'coordinator', order: '', removed: true })

const turnLine = ({ state }: Source, turn: Turn): TurnLine => ({
  id: turn.id, who: nameFor(state, turn.person), kind: turn.kind, subject: cleanLine(turn.subject), to: nameFor(state, turn.to),
  askedBy: turn.askedBy === turn.person ? '' : nameFor(state, turn.askedBy),
  channel: personFor(state, turn.person)?.channel ?? 'room', asked: turn.asked,
})

/** In the order in which people began to speak; the running turn last. */
const turnsOf = ({ state }: Source): Turn[] =>
  [...state.turns, ...(state.turn === null ? [] : [state.turn])].toSorted((a, b) =>
    (a.intervals[0]?.from ?? 0) - (b.intervals[0]?.from ?? 0))

const stateOf = ({ state }: Source, block: Block, run: BlockRun | undefined): BlockLine['state'] => {
  if (state.block === block.id && state.phase === 'open') return 'running'
  if (run?.moved === true) return 'moved'
  if (block.removed) return 'removed'
  return run !== undefined && run.intervals.length > 0 ? 'done' : 'notHeld'
}

function stepsOf({ steps, state }: Source, block: string): StepLine[] {
  const done = new Set([...state.stepsDone, ...(state.step === null ? [] : [state.step.id])])
  return steps.filter((step) => step.block === block && done.has(step.id))
    .map((step) => ({ id: step.id, text: cleanLine(step.text), mode: step.mode, output: cleanLine(step.output) }))
}

function blockLine(source: Source, block: Block, cards: readonly Card[], turns: readonly Turn[]): BlockLine {
  const { state, now } = source
  const run = Object.hasOwn(state.blocks, block.id) ? state.blocks[block.id] : undefined
  const [title, startedAs] = [cleanLine(block.title), cleanLine(run?.title ?? '')]
  const show = (card: Card) => contributionOf(state, card)
  return {
    id: block.id, title: title || startedAs, startedAs: title === startedAs || title === '' ? '' : startedAs,
    purpose: cleanText(block.purpose), lead: block.lead, state: stateOf(source, block, run),
    planned: run === undefined ? block.minutes : wholeMinutes(run.planned), added: wholeMinutes(run?.added ?? 0),
    used: wholeMinutes(used(run?.intervals ?? [], state.endedAt ?? now)),
    opener: run?.opener?.accepted === true ? nameFor(state, run.opener.person) : '',
    steps: stepsOf(source, block.id), keyIdeas: cards.filter((card) => card.keyIdea).map(show),
    notes: readRich(source.table, `notes:${block.id}`),
    contributions: cards.filter((card) => card.board === 'none' && !card.keyIdea).map(show),
    turns: turns.map((turn) => turnLine(source, turn)),
  }
}

/** Whether a removed block left anything behind. */
const leftSomething = (line: BlockLine): boolean =>
  line.used > 0 || line.notes.length + line.keyIdeas.length + line.contributions.length + line.turns.length > 0

const adjustmentsOf = ({ state, blocks }: Source): AdjustmentLine[] => state.adjustments.map(({ id, kind, at, by, changes }) => ({
  id, kind, at, by: nameFor(state, by),
  changes: changes.map((change) => ({
    title: cleanLine(blocks.find((block) => block.id === change.block)?.title ?? state.blocks[change.block]?.title ?? ''),
    minutes: wholeMinutes(change.ms), moved: change.moved === true,
  })),
}))

export function developmentOf(source: Source): Omit<DevelopmentSection, keyof Section> {
  const { blocks, state, cards } = source
  const known = new Set(blocks.map((block) => block.id))
  const all = [...blocks, ...state.blockOrder.filter((id) => !known.has(id)).map(noBlock)]
  const ids = new Set(all.map((block) => block.id))
  const turns = turnsOf(source)
  const home = new Map(cards.map((card) => [card.id, blockOf(source, card.step)]))
  const within = (block: string) => cards.filter((card) => home.get(card.id) === block)
  const made = all.map((block) => ({
    block, line: blockLine(source, block, within(block.id), turns.filter((turn) => turn.block === block.id)),
    cards: within(block.id).length,
  }))
  return {
    blocks: made.filter(({ block, line, cards: count }) => !block.removed || count > 0 || leftSomething(line)).map(({ line }) =>
      line),
    adjustments: adjustmentsOf(source),
    turns: turns.filter((turn) => turn.block === null || !ids.has(turn.block)).map((turn) => turnLine(source, turn)),
    contributions: cards.filter((card) => home.get(card.id) === '' && (card.board === 'none' || card.keyIdea))
      .map((card) => contributionOf(state, card)),
  }
}
