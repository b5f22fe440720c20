import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow, difference, missingIn, readBlocks, readCards, setFields, setText, textOf } from './index.ts'

test('[DO1] a typed field changes by the smallest replacement, so two people in one title both stay', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  const row = addRow(one, 'agenda', 'b1', { title: 'Experiencias', order: 'a' }, ['title'])
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  setText(one, row, 'title', 'Experiencias de aula')
  setText(two, two.getMap('agenda').get('b1') as Y.Map<unknown>, 'title', 'Nuestras Experiencias')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
  expect(readBlocks(one)[0]?.title).toBe('Nuestras Experiencias de aula')
})

test('[DO2] a difference never cuts a surrogate pair', () => {
  expect(difference('a😀b', 'a😁b')).toEqual({ start: 1, removed: 2, added: '😁' })
  expect(difference('😀', '😀😀')).toMatchObject({ removed: 0, added: '😀' })
})

for (const seed of [1, 2, 3, 4, 5]) {
  test(`[DO2] applying a difference gives the wanted text (seed ${seed})`, () => {
    let dice = seed
    const roll = (n: number) => { dice = (dice * 48_271) % 2_147_483_647; return dice % n }
    const word = () => Array.from({ length: roll(8) }, () => ['a', 'b', '😀', 'ñ', '😁'][roll(5)]).join('')
    for (let round = 0; round < 300; round++) {
      const [before, after] = [word(), word()]
      const { start, removed, added } = difference(before, after)
      expect(before.slice(0, start) + added + before.slice(start + removed)).toBe(after)
    }
  })
}

test('[DO3] reading is total: whatever a stranger wrote has an answer', () => {
  const doc = new Y.Doc()
  doc.getMap('agenda').set('x', 7)
  doc.getMap('agenda').set('y', new Y.Map([['minutes', 'many'], ['title', 12], ['lead', 'king'], ['order', null]]))
  expect(readBlocks(doc)).toEqual([{ id: 'y', title: '', purpose: '', minutes: 5, lead: 'coordinator', order: '', removed: false }])
  expect(textOf(null)).toBe('')
})

test('[DO4] the author of a card is the person bound to the client that made it, whatever the card says', () => {
  const doc = new Y.Doc()
  addRow(doc, 'cards', 'c1', { text: 'Una causa', by: 'somebody-else', board: 'causes', order: 'a' }, ['text'])
  expect(readCards(doc, { [String(doc.clientID)]: 'rosa' })[0]?.by).toBe('rosa')
  expect(readCards(doc, {})[0]?.by).toBe('')
})

test('[DO6] who took a card away is the person bound to the client that did, whatever is claimed', () => {
  const [doc, other] = [new Y.Doc(), new Y.Doc()]
  addRow(doc, 'cards', 'c1', { text: 'Una causa', board: 'causes', order: 'a' }, ['text'])
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  setFields(other, 'cards', 'c1', { removed: true, removedBy: 'rosa' })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const people = { [String(doc.clientID)]: 'rosa', [String(other.clientID)]: 'luis' }
  expect(readCards(doc, people)[0]).toMatchObject({ by: 'rosa', removed: true, removedBy: 'luis' })
  setFields(doc, 'cards', 'c1', { removed: false })
  expect(readCards(doc, people)[0]).toMatchObject({ by: 'rosa', removed: false, removedBy: '' })
})

test('[DO5] an agreement lacks what it lacks of who, measure and time', () => {
  expect(missingIn({ actors: [], indicator: ' ', target: '', due: '' })).toEqual(['actors', 'measure', 'due'])
  expect(missingIn({ actors: ['Docentes'], indicator: '', target: '8 de 10', due: '2026-05-10' })).toEqual([])
})
