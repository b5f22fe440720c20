import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readGuide, writeGuide } from './work-guide.ts'

const meet = (a: Y.Doc, b: Y.Doc) => {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(b, fromA)
  Y.applyUpdate(a, fromB)
}

test('[DO9] two who begin the same field at once both stay; whoever writes next gathers it into one text', () => {
  const [rosa, luis] = [new Y.Doc(), new Y.Doc()]
  writeGuide(rosa, 'priority', 'Leer en voz alta')
  writeGuide(luis, 'priority', 'Escribir cada día')
  writeGuide(luis, 'goal', 'Dos clases')
  meet(rosa, luis)
  expect(readGuide(rosa)).toEqual(readGuide(luis))
  expect(readGuide(rosa)['priority']?.split('\n').toSorted()).toEqual(['Escribir cada día', 'Leer en voz alta'])
  writeGuide(rosa, 'priority', 'Leer y escribir')
  writeGuide(luis, 'goal', 'Dos clases por mes')
  meet(rosa, luis)
  for (const doc of [rosa, luis]) expect(readGuide(doc)).toEqual({ priority: 'Leer y escribir', goal: 'Dos clases por mes' })
})

test('[DO9] what an older device began under the bare field is the same text', () => {
  const doc = new Y.Doc()
  doc.getMap('guide').set('priority', new Y.Text('Criterios'))
  writeGuide(doc, 'priority', 'Criterios antes de la tarea')
  expect([readGuide(doc), doc.getMap('guide').size]).toEqual([{ priority: 'Criterios antes de la tarea' }, 1])
})
