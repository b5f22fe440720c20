/*
 * Writing an agenda into a meeting's `table`, once, by the server.
 *
 * All in one transaction, so nobody ever sees half an agenda. What people will type is a Y.Text from the start, even when empty:
 * two people who each made one would lose one of the two. Never called by a browser, and a table that already holds a meeting
 * is left as it is.
 */
import * as Y from 'yjs'
import { addRow, rowsOf } from '../documents/cells.ts'
import { isOrderKey, orderRun } from '../documents/order.ts'
import { texts, type MeetingData } from '../documents/table.ts'
import type { MakeId } from '../ids.ts'
import type { MeetingTemplate, TemplateBlock, TemplateStep } from './types.ts'

/** What is known of a meeting when it is made; the rest comes from its template or starts empty. `startsAt` in milliseconds. */
export type MeetingSeed = Pick<MeetingData, 'title'> & Partial<Omit<MeetingData, 'title' | 'template' | 'minutes'>>

/** The last key of a root, so that new rows go behind. */
const lastOrder = (doc: Y.Doc, root: string): string | null =>
  rowsOf(doc, root).map(([, row]) => row.get('order')).filter(isOrderKey).toSorted().at(-1) ?? null

/** Ids of a template are kept as row ids; only one that is taken gets a fresh one. */
const freeId = (doc: Y.Doc, root: string, id: string, makeId: MakeId): string => (doc.getMap(root).has(id) ? makeId() : id)

const addStep = (doc: Y.Doc, block: string, step: TemplateStep, order: string, makeId: MakeId): void => {
  addRow(doc, 'steps', freeId(doc, 'steps', step.id, makeId), {
    block, text: step.text, lead: step.lead, mode: step.mode, minutes: step.minutes, board: step.board,
    questions: (step.questions ?? []).map((question) => ({ ...question })),
    queue: step.queue === true, output: step.output ?? '', optional: step.optional === true,
    when: step.when, teamSize: step.teamSize && [...step.teamSize], order, removed: false,
  }, texts.steps)
}

/** Adds blocks with their steps behind what the agenda holds, in one transaction: a second part, or thirty closing minutes. */
export const appendBlocks = (doc: Y.Doc, blocks: readonly TemplateBlock[], makeId: MakeId): void => {
  doc.transact(() => {
    const blockOrders = orderRun(blocks.length, lastOrder(doc, 'agenda'))
    const stepOrders = orderRun(blocks.flatMap((block) => block.steps).length, lastOrder(doc, 'steps')).values()
    blocks.forEach((block, at) => {
      const id = freeId(doc, 'agenda', block.id, makeId)
      addRow(doc, 'agenda', id, {
        title: block.title, purpose: block.purpose, minutes: block.minutes, lead: block.lead,
        order: blockOrders[at], removed: false,
      }, texts.agenda)
      for (const step of block.steps) addStep(doc, id, step, stepOrders.next().value!, makeId)
    })
  })
}

/**
 * Seeds a meeting and its agenda (already scaled and fitted: see fit.ts) into an empty `table` document.
 * Returns whether it did: false, and nothing changed, when the document already holds a meeting or an agenda.
 */
export const seedTable = (doc: Y.Doc, meeting: MeetingSeed, template: MeetingTemplate, makeId: MakeId): boolean => {
  const root = doc.getMap('meeting')
  if (root.size > 0 || rowsOf(doc, 'agenda').length > 0) return false
  const data: MeetingData = {
    purpose: template.purpose, topic: '', axis: template.axis ?? '', problem: '', problemData: '', problemPhoto: '', institution: '',
    modality: 'remote', callUrl: '', callLimit: null, startsAt: null, language: 'es', groundRules: [],
    labels: template.level === 'network' ? 'network' : 'school', inputs: [...template.inputs], outputs: [...template.outputs],
    proposed: { coordinator: '', moderator: '', secretary: '' }, earlier: [],
    ...given(meeting), title: meeting.title, template: template.id, minutes: template.totalMinutes,
  }
  const typed: readonly string[] = texts.meeting
  doc.transact(() => {
    for (const [key, value] of Object.entries(data)) root.set(key, typed.includes(key) ? new Y.Text(String(value)) : value)
    appendBlocks(doc, template.blocks, makeId)
  })
  return true
}

const given = (meeting: MeetingSeed): Partial<MeetingSeed> =>
  Object.fromEntries(Object.entries(meeting).filter(([, value]) => value !== undefined))
