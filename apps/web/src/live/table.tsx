/*
 * The table as every part of the room reads it: agenda, steps and the meeting's own data, read once and shared.
 *
 * The clocks and the primary button ask the agenda many times a second; reading the whole document for each question would cost
 * a phone its calm. Here it is read when it changes, and handed down. Nothing is ever written through this.
 */
import {
  missingIn, readAgreements, readBlocks, readMeeting, readSteps, type Block, type MeetingData, type Step,
} from '@acta-viva/model/documents'
import { fillQuestion } from '@acta-viva/model/templates'
import { planOf, situation, type Plan, type RoomView, type Situation, type TableView } from '@acta-viva/model/record'
import { batch, createContext, createEffect, createMemo, createSignal, on, onCleanup, useContext, type Accessor, type JSX } from 'solid-js'
import * as Y from 'yjs'
import { useMeeting } from './context.tsx'
import { createRows } from './rows.ts'

const MINUTE = 60_000
/** Sections of the minutes, all of which are read aloud. */
const READ_ALOUD = 16

export interface Table {
  readonly doc: Accessor<Y.Doc>
  readonly data: Accessor<MeetingData>
  /** In order, without those that were removed. */
  readonly blocks: Accessor<readonly Block[]>
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

/** Whether a step looks back at what was agreed last time: the agenda marks it as one that only later meetings have. */
const looksBack = (doc: Y.Doc, id: string): boolean => {
  const row = doc.getMap('steps').get(id)
  return row instanceof Y.Map && row.get('when') === 'fromSecondMeeting'
}

function createTable(): Table {
  const meeting = useMeeting()
  const doc = meeting.document('table')
  const allBlocks = createRows(doc, 'agenda', readBlocks)
  const allSteps = createRows(doc, 'steps', readSteps)
  const agreements = createRows(doc, 'agreements', readAgreements)
  const [data, setData] = createSignal<MeetingData>(readMeeting(doc()))
  createEffect(on(doc, (current) => {
    const map = current.getMap('meeting')
    const refresh = () => { batch(() => setData(readMeeting(current))) }
    refresh()
    map.observeDeep(refresh)
    onCleanup(() => map.unobserveDeep(refresh))
  }))
  const blocks = createMemo(() => allBlocks.rows.filter((block) => !block.removed))
  const steps = createMemo(() => allSteps.rows.filter((step) => !step.removed))
  const shown = createMemo(() => agreements.rows.filter((one) => !one.removed))
  const asked: Ask = (question) => fillQuestion(question, data().problem, data().language)
  const view = createMemo(() => viewOf(
    blocks().map((block) => ({ ...block })), steps().map((step) => ({ ...step })), new Set(shown().map(({ id }) => id)), asked))
  const step = (id: string) => steps().find((one) => one.id === id)
  const room = createMemo<RoomView>(() => ({
    table: view(), startsAt: data().startsAt, callUrl: data().callUrl || null,
    agreements: shown().map((one) => ({
      id: one.id, text: one.text, registered: one.state === 'registered', complete: missingIn(one).length === 0,
    })),
    reviews: (id) => looksBack(doc(), id), sections: READ_ALOUD, missing: 0,
  }))
  const plan = createMemo(() => planOf(view()))
  const now = createMemo(() => situation(meeting.state(), room(), meeting.now()))
  return {
    doc, data, blocks, step, asked, view, room, plan, situation: now,
    stepsOf: (block) => steps().filter((one) => one.block === block),
  }
}

export function TableProvider(props: { children: JSX.Element }): JSX.Element {
  return <Context.Provider value={createTable()}>{props.children}</Context.Provider>
}
