/*
 * The table as every part of the room reads it: agenda, steps and the meeting's own data, read once and shared.
 *
 * The clocks and the primary button ask the agenda many times a second; reading the whole document for each question would cost
 * a phone its calm. Here its rows are handed down as they change, from the first picture on. Nothing is ever written through this.
 */
import { missingIn, type Agreement, type Block, type MeetingData, type Step, type TableRows } from '@acta-viva/model/documents'
import { fillQuestion } from '@acta-viva/model/templates'
import { planOf, situation, type Plan, type RoomView, type Situation, type TableView } from '@acta-viva/model/record'
import { createContext, createMemo, useContext, type Accessor, type JSX } from 'solid-js'
import type * as Y from 'yjs'
import { useMeeting } from './context.tsx'
import { rowsFrom } from './rows.ts'

const MINUTE = 60_000
/** Sections of the minutes, all of which are read aloud. */
const READ_ALOUD = 16

export interface Table {
  /** To write in. @throws before the documents are here */
  readonly doc: Accessor<Y.Doc>
  readonly data: Accessor<MeetingData>
  /** In order, without those that were removed. */
  readonly blocks: Accessor<readonly Block[]>
  /** As they are read; writing one goes through the document. */
  readonly agreements: () => readonly Agreement[]
  readonly stepsOf: (block: string) => readonly Step[]
  readonly step: (id: string) => Step | undefined
  /** A question as people read it, with the meeting's problem in its place. */
  readonly asked: (question: string) => string
  readonly view: Accessor<TableView>
  readonly plan: Accessor<Plan>
  readonly room: Accessor<RoomView>
  readonly situation: Accessor<Situation>
}

const Context = createContext<Table>()

/** @throws if no TableProvider stands above. */
export function useTable(): Table {
  const table = useContext(Context)
  if (table === undefined) throw new Error('useTable needs a <TableProvider> above it')
  return table
}

type Ask = (question: string) => string

/** The agenda as the record asks for it. */
export const viewOf = (blocks: readonly Block[], steps: readonly Step[], agreements: ReadonlySet<string>, ask: Ask): TableView => ({
  block(id) {
    const block = blocks.find((one) => one.id === id)
    return block ? { title: block.title, ms: Math.round(block.minutes * MINUTE) } : null
  },
  step(id) {
    const step = steps.find((one) => one.id === id)
    return step ? {
      block: step.block, text: step.text, mode: step.mode, board: step.board, queue: step.queue, ms: Math.round(step.minutes * MINUTE),
      questions: step.questions.map(({ text }) => ask(text)),
    } : null
  },
  blocksInOrder: () => blocks.map(({ id }) => id),
  stepsOf: (block) => steps.filter((step) => step.block === block).map(({ id }) => id),
  agreement: (id) => agreements.has(id),
})

function createTable(): Table {
  const meeting = useMeeting()
  const part = <P extends keyof TableRows>(name: P) => createMemo(() => meeting.table()[name])
  const [allBlocks, allSteps, shown] = [rowsFrom(part('agenda')), rowsFrom(part('steps')), rowsFrom(part('agreements'))]
  const [data, lookBack] = [part('meeting'), part('lookBack')]
  const blocks = () => allBlocks.rows
  const steps = () => allSteps.rows
  const asked: Ask = (question) => fillQuestion(question, data().problem, data().language)
  const view = createMemo(() => viewOf(
    blocks().map((block) => ({ ...block })), steps().map((step) => ({ ...step })), new Set(shown.rows.map(({ id }) => id)), asked))
  const step = (id: string) => steps().find((one) => one.id === id)
  const room = createMemo<RoomView>(() => ({
    table: view(), startsAt: data().startsAt, callUrl: data().callUrl || null,
    agreements: shown.rows.map((one) => ({
      id: one.id, text: one.text, registered: one.state === 'registered', complete: missingIn(one).length === 0,
    })),
    reviews: (id) => lookBack().includes(id), sections: READ_ALOUD, missing: 0,
  }))
  const plan = createMemo(() => planOf(view()))
  const now = createMemo(() => situation(meeting.state(), room(), meeting.now()))
  return {
    doc: () => meeting.document('table')(), data, blocks, agreements: () => shown.rows, step, asked, view, room, plan, situation: now,
    stepsOf: (block) => steps().filter((one) => one.block === block),
  }
}

export function TableProvider(props: { children: JSX.Element }): JSX.Element {
  return <Context.Provider value={createTable()}>{props.children}</Context.Provider>
}
