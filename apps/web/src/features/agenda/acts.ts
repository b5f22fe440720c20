/*
 * Editing the agenda, as small writes on the table. A row that moves gets one new order key; a row that goes is only hidden, so that
 * undo brings it back with everything in it.
 */
import { addRow, orderAt, readBlocks, readSteps, setFields, setText, texts, type Block, type Level, type Row, type Step } from '@acta-viva/model/documents'
import type * as Y from 'yjs'

type Root = 'agenda' | 'steps'

/** The key that puts a row at `to` among the rows shown (the row itself left out). */
const keyAt = (rows: readonly { id: string; order: string }[], id: string, to: number): string =>
  orderAt(rows.filter((row) => row.id !== id).map((row) => row.order), to)

export function addBlock(doc: Y.Doc, id: string, title: string, blocks: readonly Block[]): void {
  const order = orderAt(readBlocks(doc).map((row) => row.order), readBlocks(doc).length)
  const lead = blocks.at(-1)?.lead ?? 'moderator'
  addRow(doc, 'agenda', id, { title, purpose: '', minutes: 10, lead, order, removed: false }, texts.agenda)
}

export function addStep(doc: Y.Doc, id: string, block: string, text: string): void {
  const all = readSteps(doc)
  addRow(doc, 'steps', id, {
    block, text, lead: 'moderator', mode: 'plenary', minutes: 5, board: 'none', questions: [], queue: true, output: '', optional: false,
    order: orderAt(all.map((row) => row.order), all.length), removed: false,
  }, texts.steps)
}

export const moveRow = (doc: Y.Doc, root: Root, rows: readonly { id: string; order: string }[], id: string, to: number): void =>
  setFields(doc, root, id, { order: keyAt(rows, id, to) })

export const hide = (doc: Y.Doc, root: Root, id: string): void => setFields(doc, root, id, { removed: true })
export const bringBack = (doc: Y.Doc, root: Root, id: string): void => setFields(doc, root, id, { removed: false })

/** Whole minutes from 1 to 240. */
export const setMinutes = (doc: Y.Doc, root: Root, id: string, minutes: number): void =>
  setFields(doc, root, id, { minutes: Math.min(240, Math.max(1, Math.round(minutes))) })

export function write(doc: Y.Doc, root: Root, id: string, key: string, text: string): void {
  const row = doc.getMap<Row>(root).get(id)
  if (row !== undefined) setText(doc, row, key, text)
}

/** One question a line; a question that was there keeps its level. */
export function writeQuestions(doc: Y.Doc, step: Step, lines: string): void {
  const questions = lines.split('\n').map((line) => line.trim()).filter(Boolean).map((text) => ({
    text: text.slice(0, 300), level: step.questions.find((one) => one.text === text)?.level ?? null,
  }))
  setFields(doc, 'steps', step.id, { questions })
}

/** The level of one of a step's questions. */
export const setLevel = (doc: Y.Doc, step: Step, at: number, level: Level | null): void =>
  setFields(doc, 'steps', step.id, { questions: step.questions.map((one, n) => ({ text: one.text, level: n === at ? level : one.level })) })

export const total = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.minutes, 0)
