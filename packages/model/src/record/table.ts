/*
 * What the record needs to know of the `table` document, and nothing more.
 *
 * The record never reads Yjs: server and web hand in this small reader. A plan is the agenda as the clocks see it.
 */
import type { BlockId, Millis, StepId } from '../ids.ts'
import type { StepRun } from './state.ts'

export type StepView = Pick<StepRun, 'block' | 'text' | 'mode' | 'board' | 'queue' | 'ms' | 'questions'>

/** Rows that were removed are not there; steps hidden for a first meeting are not either. */
export interface TableView {
  block(id: BlockId): { title: string; ms: Millis } | null
  step(id: StepId): StepView | null
  blocksInOrder(): readonly BlockId[]
  stepsOf(block: BlockId): readonly StepId[]
  agreement(id: string): boolean
}

/** One block of the agenda now: its planned length and the boards its steps feed. */
export interface PlanBlock { id: BlockId; title: string; ms: Millis; boards: readonly string[] }
export type Plan = readonly PlanBlock[]

/** The agenda as the clocks see it, in order. */
export const planOf = (table: TableView): Plan => table.blocksInOrder().flatMap((id) => {
  const block = table.block(id)
  const boards = table.stepsOf(id).flatMap((step) => table.step(step)?.board ?? [])
  return block ? [{ id, title: block.title, ms: block.ms, boards: [...new Set(boards)] }] : []
})
