/*
 * The table: what the lead team writes together. Agenda, steps, agreements, tasks, groups, and the meeting's own data.
 *
 * Rows live in a Map by id with a fractional `order`, are never deleted (`removed` hides them), and keep what people type in
 * Y.Text. Readers give plain values for anything they find; a removed block that has notes, cards or used time still stands in
 * the acta, so nothing here filters rows away.
 */
import * as Y from 'yjs'
import { flagOf, numberOf, oneOf, rowsOf, stringsOf, textOf, byOrder, type Row } from './cells.ts'
import { boards, type BoardKind } from './plenary.ts'

export const leads = ['coordinator', 'moderator', 'secretary', 'member', 'teams', 'all', 'companion'] as const
export type Lead = (typeof leads)[number]
export const modes = ['plenary', 'individual', 'teams'] as const
export type Mode = (typeof modes)[number]
export const levels = ['technical', 'practical', 'critical'] as const
export type Level = (typeof levels)[number]

export interface MeetingData {
  title: string; purpose: string; topic: string; axis: string; problem: string; problemData: string; institution: string
  /** Upload of the photo that shows the problem; empty without one. */
  problemPhoto: string
  modality: 'inPerson' | 'remote' | 'mixed'; callUrl: string; callLimit: number | null; startsAt: number | null
  minutes: number; template: string; language: 'es' | 'en'; labels: 'school' | 'network'
  groundRules: string[]; inputs: string[]; outputs: string[]
  /** Who led the meeting before this one, by name: a proposal and nothing more. Empty where nobody is proposed. */
  proposed: { coordinator: string; moderator: string; secretary: string }
  /** When earlier meetings of the series began, oldest first. */
  earlier: number[]
}
export interface Block { id: string; title: string; purpose: string; minutes: number; lead: Lead; order: string; removed: boolean }
export interface Question { text: string; level: Level | null }
export interface Step {
  id: string; block: string; text: string; lead: Lead; mode: Mode; minutes: number; board: BoardKind; questions: Question[]
  queue: boolean; output: string; optional: boolean; order: string; removed: boolean
}
export interface Commitment { who: string; what: string; due: string }
export interface Agreement {
  id: string; text: string; actors: string[]; responsible: string; indicator: string; target: string
  /** YYYY-MM-DD, or a period in words. */
  due: string
  commitments: Commitment[]; state: 'draft' | 'registered'; progress: string; from: string; order: string; removed: boolean
}
export interface Task { id: string; who: string; what: string; due: string; order: string; removed: boolean }
export interface Group { id: string; board: BoardKind; title: string; order: string; removed: boolean }

/** The texts of each root that are Y.Text; everything else is plain. */
export const texts = {
  meeting: ['title', 'purpose', 'topic', 'axis', 'problem', 'problemData', 'institution'],
  agenda: ['title', 'purpose'], steps: ['text'], agreements: ['text', 'indicator', 'target'], tasks: ['what'], groups: ['title'],
} as const

const list = <T extends { id: string; order: string }>(doc: Y.Doc, root: string, read: (id: string, row: Row) => T): T[] =>
  rowsOf(doc, root).map(([id, row]) => read(id, row)).sort(byOrder)

const objects = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null) : []

export const readBlock = (id: string, row: Row): Block => ({
  id, title: textOf(row.get('title')), purpose: textOf(row.get('purpose')), minutes: Math.max(0, numberOf(row.get('minutes'), 5)),
  lead: oneOf(row.get('lead'), leads, 'coordinator'), order: textOf(row.get('order')), removed: flagOf(row.get('removed')),
})
export const readStep = (id: string, row: Row): Step => ({
  id, block: textOf(row.get('block')), text: textOf(row.get('text')), lead: oneOf(row.get('lead'), leads, 'coordinator'),
  mode: oneOf(row.get('mode'), modes, 'plenary'), minutes: Math.max(0, numberOf(row.get('minutes'), 2)),
  board: oneOf(row.get('board'), boards, 'none'), questions: readQuestions(row.get('questions')), queue: flagOf(row.get('queue')),
  output: textOf(row.get('output')), optional: flagOf(row.get('optional')), order: textOf(row.get('order')), removed: flagOf(row.get('removed')),
})
export const readAgreement = (id: string, row: Row): Agreement => ({
  id, text: textOf(row.get('text')), actors: stringsOf(row.get('actors')), responsible: textOf(row.get('responsible')),
  indicator: textOf(row.get('indicator')), target: textOf(row.get('target')), due: textOf(row.get('due')),
  commitments: objects(row.get('commitments')).map((entry) => ({ who: textOf(entry['who']), what: textOf(entry['what']), due: textOf(entry['due']) })),
  state: oneOf(row.get('state'), ['draft', 'registered'], 'draft'), progress: textOf(row.get('progress')), from: textOf(row.get('from')),
  order: textOf(row.get('order')), removed: flagOf(row.get('removed')),
})
export const readTask = (id: string, row: Row): Task => ({
  id, who: textOf(row.get('who')), what: textOf(row.get('what')), due: textOf(row.get('due')),
  order: textOf(row.get('order')), removed: flagOf(row.get('removed')),
})
export const readGroup = (id: string, row: Row): Group => ({
  id, board: oneOf(row.get('board'), boards, 'none'), title: textOf(row.get('title')),
  order: textOf(row.get('order')), removed: flagOf(row.get('removed')),
})

const readQuestions = (value: unknown): Question[] => (Array.isArray(value) ? value : []).flatMap((entry: unknown): Question[] => {
  if (typeof entry === 'string') return [{ text: entry, level: null }]
  if (typeof entry !== 'object' || entry === null) return []
  const { text, level } = entry as Record<string, unknown>
  return typeof text === 'string' ? [{ text, level: levels.find((one) => one === level) ?? null }] : []
})

/** All rows in order, hidden ones too: the caller decides whether `removed` matters. */
export const readBlocks = (doc: Y.Doc) => list(doc, 'agenda', readBlock)
export const readSteps = (doc: Y.Doc) => list(doc, 'steps', readStep)
export const readAgreements = (doc: Y.Doc) => list(doc, 'agreements', readAgreement)
export const readTasks = (doc: Y.Doc) => list(doc, 'tasks', readTask)
export const readGroups = (doc: Y.Doc) => list(doc, 'groups', readGroup)

export function readMeeting(doc: Y.Doc): MeetingData {
  const row = doc.getMap('meeting')
  const text = (key: string) => textOf(row.get(key))
  const moment = (key: string) => (typeof row.get(key) === 'number' ? numberOf(row.get(key), 0) : null)
  return {
    title: text('title'), purpose: text('purpose'), topic: text('topic'), axis: text('axis'), problem: text('problem'),
    problemData: text('problemData'), institution: text('institution'), problemPhoto: text('problemPhoto'),
    modality: oneOf(row.get('modality'), ['inPerson', 'remote', 'mixed'], 'remote'), callUrl: text('callUrl'),
    callLimit: moment('callLimit'), startsAt: moment('startsAt'), minutes: numberOf(row.get('minutes'), 120), template: text('template'),
    language: oneOf(row.get('language'), ['es', 'en'], 'es'), labels: oneOf(row.get('labels'), ['school', 'network'], 'school'),
    groundRules: stringsOf(row.get('groundRules')), inputs: stringsOf(row.get('inputs')), outputs: stringsOf(row.get('outputs')),
    proposed: readProposed(row.get('proposed')), earlier: readMoments(row.get('earlier')),
  }
}

const readProposed = (value: unknown): MeetingData['proposed'] => {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return { coordinator: textOf(row['coordinator']), moderator: textOf(row['moderator']), secretary: textOf(row['secretary']) }
}
const readMoments = (value: unknown): number[] =>
  (Array.isArray(value) ? value : []).filter((entry): entry is number => typeof entry === 'number' && Number.isFinite(entry))

/** The table as plain rows, hidden ones left out: what a screen shows that only reads, and what travels as JSON. */
export interface TableRows {
  meeting: MeetingData; agenda: Block[]; steps: Step[]; agreements: Agreement[]
  /** Steps that look back at what was agreed last time. */
  lookBack: string[]
}
/** Each part of the rows with the root it is read from. */
export const tableParts = {
  meeting: { root: 'meeting', read: readMeeting },
  agenda: { root: 'agenda', read: (doc: Y.Doc) => shown(readBlocks(doc)) },
  steps: { root: 'steps', read: (doc: Y.Doc) => shown(readSteps(doc)) },
  agreements: { root: 'agreements', read: (doc: Y.Doc) => shown(readAgreements(doc)) },
  lookBack: { root: 'steps', read: (doc: Y.Doc) => rowsOf(doc, 'steps').flatMap(([id, row]) => (row.get('when') === 'fromSecondMeeting' ? [id] : [])) },
} as const satisfies { [P in keyof TableRows]: { root: string; read: (doc: Y.Doc) => TableRows[P] } }

const shown = <T extends { removed: boolean }>(rows: readonly T[]): T[] => rows.filter(({ removed }) => !removed)

export const readTable = (doc: Y.Doc): TableRows => ({
  meeting: tableParts.meeting.read(doc), agenda: tableParts.agenda.read(doc), steps: tableParts.steps.read(doc),
  agreements: tableParts.agreements.read(doc), lookBack: tableParts.lookBack.read(doc),
})
