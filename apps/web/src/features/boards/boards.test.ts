import { addRow, orderAt, readCards } from '@acta-viva/model/documents'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction, readActions } from './actions.ts'
import { moveCard, removalsByPerson, removeCard, restoreCards, written } from './cards.ts'
import { drawTeams, placed, teamsByIndicator } from './forming.ts'

const board = () => {
  const doc = new Y.Doc()
  const clients: Record<string, string> = { [String(doc.clientID)]: 'rosa' }
  const cards = () => readCards(doc, clients)
  const also = (person: string) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    clients[String(copy.clientID)] = person
    return copy
  }
  const add = (id: string) => {
    const orders = cards().map((card) => card.order)
    addRow(doc, 'cards', id, { board: 'causes', step: 's', text: `Idea ${id}`, at: 5, by: 'rosa', order: orderAt(orders, orders.length) }, ['text'])
  }
  return { doc, cards, add, also, ids: () => cards().map((card) => card.id) }
}

test('[BO1] new cards stand at the end, and a move puts one exactly where it was dropped', () => {
  const { doc, cards, add, ids } = board()
  for (const id of ['a', 'b', 'c', 'd']) add(id)
  expect(ids()).toEqual(['a', 'b', 'c', 'd'])
  moveCard(doc, cards()[3]!, 1, cards())
  expect(ids()).toEqual(['a', 'd', 'b', 'c'])
  moveCard(doc, cards()[0]!, 3, cards())
  expect(ids()).toEqual(['d', 'b', 'c', 'a'])
})

test('[BO2] thirty cards taken away by one person come back in one act, with their text', () => {
  const { doc, cards, add, also } = board()
  for (let i = 0; i < 30; i++) add(`c${i}`)
  const vandal = also('vandal')
  for (const card of cards()) removeCard(vandal, card.id)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(vandal))
  expect(cards().every((card) => card.removed)).toBe(true)
  const [row] = removalsByPerson(cards())
  expect(row).toMatchObject({ person: 'vandal' })
  let changes = 0
  doc.on('update', () => { changes++ })
  restoreCards(doc, row?.ids ?? [])
  expect(changes).toBe(1)
  expect(cards().filter((card) => !card.removed && card.text.startsWith('Idea')).length).toBe(30)
})

test('[BO3] a card says whether it was written before, during or after the meeting', () => {
  const { cards, add } = board()
  add('a')
  const card = cards()[0]!
  expect(written(card, { startedAt: null, endedAt: null })).toBe('before')
  expect(written(card, { startedAt: 9, endedAt: null })).toBe('before')
  expect(written(card, { startedAt: 1, endedAt: null })).toBe('during')
  expect(written(card, { startedAt: 1, endedAt: 4 })).toBe('after')
})

for (const seed of [7, 21, 300]) {
  test(`[BO4] drawn teams hold everybody once, nobody alone, sizes even (seed ${seed})`, () => {
    let dice = seed
    const roll = () => { dice = (dice * 48_271) % 2_147_483_647; return dice / 2_147_483_647 }
    for (let people = 2; people < 40; people++) {
      for (const size of [2, 3, 4, 5]) {
        let n = 0
        const teams = drawTeams(Array.from({ length: people }, (_, i) => `p${i}`), size, roll, () => `t${n++}`, (at) => `Equipo ${at}`, false)
        const sizes = teams.map((team) => team.members.length)
        expect(new Set(teams.flatMap((team) => team.members)).size).toBe(people)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(Math.min(...sizes)).toBeGreaterThan(1)
        if (people > 3) expect(teams.length).toBeGreaterThan(1)
      }
    }
  })
}

test('[BO5] a person placed by hand is in that team and no other', () => {
  const teams = [{ id: 'a', name: 'A', members: ['x', 'y'], guide: false }, { id: 'b', name: 'B', members: ['z'], guide: false }]
  expect(placed(teams, 'x', 'b').map((team) => team.members)).toEqual([['y'], ['z', 'x']])
  expect(placed(teams, 'x', '').map((team) => team.members)).toEqual([['y'], ['z']])
})

test('[BO6] teams by indicator: each with whoever named it last, the others wait to be placed', () => {
  let n = 0
  const cards = [
    { by: 'a', at: 1, text: 'Elijo retroalimentación' }, { by: 'a', at: 2, text: 'Mejor: RAZONAMIENTO crítico' }, { by: 'b', at: 1, text: 'Retroalimentacion' },
    { by: 'c', at: 1, text: 'No sé' }, { by: 'gone', at: 1, text: 'Razonamiento' },
  ]
  expect(teamsByIndicator(['a', 'b', 'c'], cards, ['Razonamiento crítico', 'Involucramiento', 'Retroalimentación'], () => `t${++n}`, true)).toEqual([
    { id: 't1', name: 'Razonamiento crítico', members: ['a'], guide: true }, { id: 't2', name: 'Involucramiento', members: [], guide: true },
    { id: 't3', name: 'Retroalimentación', members: ['b'], guide: true },
  ])
})

test('[BO11] the actions of the work guide stand in the order in which they were added, on every device', () => {
  const doc = new Y.Doc()
  const ids = ['m', 'z', 'a', 'k', 'b'] // an id says nothing of when
  for (const id of ids) addAction(doc, id)
  expect(readActions(doc).map(({ id }) => id)).toEqual(ids)
  const other = new Y.Doc()
  const late = new Y.Doc()
  Y.applyUpdate(late, Y.encodeStateAsUpdate(doc))
  addAction(late, 'c')
  addAction(other, 'first') // written here before the others' came
  Y.applyUpdate(other, Y.encodeStateAsUpdate(late))
  Y.applyUpdate(late, Y.encodeStateAsUpdate(other))
  expect(readActions(late)).toEqual(readActions(other))
  expect(readActions(late).map(({ id }) => id).filter((id) => id !== 'first')).toEqual([...ids, 'c'])
})
