import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBlocks, readMeeting, readSteps } from '../documents/table.ts'
import { agendaView, allTemplates, appendBlocks, loadTemplate, nextStep, seedTable, templateIds } from './index.ts'

const counting = () => {
  let made = 0
  return () => `fresh-${++made}`
}
const never = () => { throw new Error('no id was needed') }

test.each(templateIds)('[TP24] %s written into a table is read back equal', async (id) => {
  const template = await loadTemplate(id)
  const doc = new Y.Doc()
  expect(seedTable(doc, { title: 'Reunión de abril' }, template, never)).toBe(true)

  const order: unknown = expect.stringMatching(/^[0-9A-Za-z]+$/)
  expect(readBlocks(doc)).toEqual(template.blocks.map(({ id: block, title, purpose, minutes, lead }) => ({
    id: block, title, purpose, minutes, lead, order, removed: false,
  })))
  expect(readSteps(doc)).toMatchObject(template.blocks.flatMap((block) => block.steps.map((step) => ({
    id: step.id, block: block.id, text: step.text, lead: step.lead, mode: step.mode, minutes: step.minutes, board: step.board,
    questions: (step.questions ?? []).map(({ text, level }) => ({ text, level: level ?? null })),
    queue: step.queue ?? false, output: step.output ?? '', optional: step.optional ?? false, order, removed: false,
  }))))
  expect(readMeeting(doc)).toMatchObject({
    title: 'Reunión de abril', template: id, minutes: template.totalMinutes,
    purpose: template.purpose, axis: template.axis ?? '',
    inputs: template.inputs, outputs: template.outputs, labels: template.level === 'network' ? 'network' : 'school',
  })
})

test('[TP25] a table is seeded in one update, which gives any other copy the same meeting', async () => {
  const [doc, copy] = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const meeting = { title: 'CAP', groundRules: ['Escucho'], startsAt: 1_700_000_000_000, language: 'en' } as const
  seedTable(doc, { ...meeting, groundRules: [...meeting.groundRules] }, await loadTemplate('drelm-6'), never)
  expect(updates).toHaveLength(1)
  Y.applyUpdate(copy, updates[0]!)
  expect(readMeeting(copy)).toEqual(readMeeting(doc))
  expect(readMeeting(copy)).toMatchObject({ groundRules: ['Escucho'], startsAt: 1_700_000_000_000, language: 'en' })
  expect(readSteps(copy)).toEqual(readSteps(doc))
})

test('[TP26] what people type is text that two can edit at once, even where it starts empty', async () => {
  const doc = new Y.Doc()
  seedTable(doc, { title: 'CAP' }, await loadTemplate('ruta-4'), never)
  const typed = ['title', 'purpose', 'topic', 'problem', 'institution']
  expect(typed.filter((key) => !(doc.getMap('meeting').get(key) instanceof Y.Text))).toEqual([])
  const block = doc.getMap('agenda').get('m1') as Y.Map<unknown>
  const step = doc.getMap('steps').get('r-02') as Y.Map<unknown>
  expect([block.get('title'), block.get('purpose'), step.get('text')].every((value) => value instanceof Y.Text)).toBe(true)
  expect([step.get('when'), block.get('minutes')]).toEqual(['fromSecondMeeting', 10])
})

test('[TP27] a table that holds a meeting or an agenda is never seeded again', async () => {
  const [first, second] = [await loadTemplate('drelm-6'), await loadTemplate('ria')]
  const doc = new Y.Doc()
  seedTable(doc, { title: 'CAP' }, first, never)
  const before = Y.encodeStateAsUpdate(doc)
  expect(seedTable(doc, { title: 'Otra' }, second, never)).toBe(false)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('[TP28] blocks added later stand behind the others, with fresh ids only where theirs are taken', async () => {
  const doc = new Y.Doc()
  const network = await loadTemplate('red-cap-1')
  seedTable(doc, { title: 'Red' }, await loadTemplate('ruta-4'), never)
  appendBlocks(doc, network.blocks.slice(-1), never)
  expect(readBlocks(doc).map((block) => block.id)).toEqual(['m1', 'm2', 'm3', 'm4', 'closing'])
  appendBlocks(doc, network.blocks.slice(-1), counting())
  expect(readBlocks(doc).at(-1)?.id).toBe('fresh-1')
  expect(readSteps(doc).filter((step) => step.block === 'fresh-1').map((step) => step.id)).toEqual(['fresh-2', 'fresh-3'])
  expect(readSteps(doc).slice(-2).map((step) => step.id)).toEqual(['fresh-2', 'fresh-3'])
})

test('[TP5] a seeded agenda is walked to its last step as its template is', async () => {
  for (const template of await allTemplates()) {
    const doc = new Y.Doc()
    seedTable(doc, { title: 'CAP' }, template, never)
    const agenda = agendaView(readBlocks(doc), readSteps(doc))
    const path: (string | null)[] = []
    for (let at = nextStep(agenda, null); at !== null; at = nextStep(agenda, at)) path.push(at.step)
    expect(path).toEqual(template.blocks.flatMap((block) => block.steps.map((step) => step.id)))
  }
})
