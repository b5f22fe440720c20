import { readBlocks, readSteps } from '@acta-viva/model/documents'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addBlock, addStep, bringBack, hide, moveRow, setLevel, setMinutes, total, write, writeQuestions } from './acts.ts'

const agenda = () => {
  const doc = new Y.Doc()
  for (const id of ['a', 'b', 'c']) addBlock(doc, id, `Bloque ${id}`, readBlocks(doc))
  return { doc, ids: () => readBlocks(doc).filter((row) => !row.removed).map((row) => row.id) }
}

test('[AD1] a moved block stands exactly where it was put, the others stay', () => {
  const { doc, ids } = agenda()
  moveRow(doc, 'agenda', readBlocks(doc), 'c', 0)
  expect(ids()).toEqual(['c', 'a', 'b'])
  moveRow(doc, 'agenda', readBlocks(doc), 'c', 2)
  expect(ids()).toEqual(['a', 'b', 'c'])
})

test('[AD2] a removed block comes back with its steps', () => {
  const { doc, ids } = agenda()
  addStep(doc, 's', 'b', 'Conversar')
  hide(doc, 'agenda', 'b')
  expect(ids()).toEqual(['a', 'c'])
  bringBack(doc, 'agenda', 'b')
  expect(ids()).toEqual(['a', 'b', 'c'])
  expect(readSteps(doc)[0]).toMatchObject({ block: 'b', text: 'Conversar' })
})

test('[AD3] minutes are whole and between 1 and 240, and the total follows', () => {
  const { doc } = agenda()
  setMinutes(doc, 'agenda', 'a', 0)
  setMinutes(doc, 'agenda', 'b', 999)
  setMinutes(doc, 'agenda', 'c', 12.4)
  expect(readBlocks(doc).map((row) => row.minutes)).toEqual([1, 240, 12])
  expect(total(readBlocks(doc))).toBe(253)
})

test('[AD4] two people in one title lose nothing', () => {
  const { doc } = agenda()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  write(doc, 'agenda', 'a', 'title', 'Bloque a: causas')
  write(other, 'agenda', 'a', 'title', 'Nuestro bloque a')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const title = readBlocks(doc)[0]?.title ?? ''
  expect(title).toContain('Nuestro')
  expect(title).toContain('causas')
})

test('[AD5] questions are one a line and keep their level', () => {
  const { doc } = agenda()
  addStep(doc, 's', 'a', 'Conversar')
  doc.getMap<Y.Map<unknown>>('steps').get('s')?.set('questions', [{ text: '¿Qué hicimos?', level: 'technical' }])
  writeQuestions(doc, readSteps(doc)[0]!, '¿Qué hicimos?\n\n ¿Por qué? ')
  expect(readSteps(doc)[0]?.questions).toEqual([{ text: '¿Qué hicimos?', level: 'technical' }, { text: '¿Por qué?', level: null }])
})

test('[AD6] the level of one question changes, the others keep theirs', () => {
  const { doc } = agenda()
  addStep(doc, 's', 'a', 'Conversar')
  writeQuestions(doc, readSteps(doc)[0]!, '¿Qué hicimos?\n¿Por qué?')
  setLevel(doc, readSteps(doc)[0]!, 1, 'practical')
  setLevel(doc, readSteps(doc)[0]!, 0, 'technical')
  expect(readSteps(doc)[0]?.questions).toEqual([{ text: '¿Qué hicimos?', level: 'technical' }, { text: '¿Por qué?', level: 'practical' }])
})
