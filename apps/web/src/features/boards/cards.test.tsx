/* Cards on a real board: when they were written, who took them away, how they come back, and a moment without writing. */
import { expect, test, vi } from 'vitest'
import { screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { addRow, readCards } from '@acta-viva/model/documents'
import { newCard } from '../../parts/new-card.ts'
import { roomWith, type TestRoom } from '../../room-for-tests.tsx'
import { removeCard } from './cards.ts'
import { Boards } from './index.tsx'

const write = ({ meeting, stage }: TestRoom, person: string, id: string, text: string) => stage.write(person, 'plenary', (doc) => {
  addRow(doc, 'cards', id, { board: 'none', step: '', text, at: meeting.exactNow(), by: person, order: id }, ['text'])
})
const cards = ({ meeting }: TestRoom) => readCards(meeting.document('plenary')(), meeting.state().clients)

test('[BO3] a card written before or after the meeting says so, one written in it does not', async () => {
  const room = await roomWith(() => <Boards />, { others: { julia: ['moderator'], ana: [] } })
  room.later(1_000)
  write(room, 'ana', 'a', 'Antes de empezar')
  room.later(1_000)
  room.stage.act('julia', { type: 'meeting.start' })
  room.later(1_000)
  write(room, 'ana', 'b', 'En plena reunión')
  room.later(1_000)
  room.stage.act('julia', { type: 'meeting.end' })
  room.later(1_000)
  write(room, 'ana', 'c', 'Al volver a casa')
  const footOf = async (text: string) => within((await screen.findByText(text)).closest('article')!).getByText(/^ana/).textContent
  expect([await footOf('Antes de empezar'), await footOf('En plena reunión'), await footOf('Al volver a casa')])
    .toEqual(['ana · antes de la reunión', 'ana', 'ana · después de la reunión'])
})

test('[BO2] thirty cards taken away by one hand stand under the name of who did it, and come back in one act', async () => {
  const room = await roomWith(() => <Boards />, { me: ['coordinator'], others: { ana: [], vandalo: [] } })
  for (let i = 0; i < 30; i++) write(room, 'ana', `c${i}`, `Idea ${i}`)
  room.stage.write('vandalo', 'plenary', (doc) => { for (let i = 0; i < 30; i++) removeCard(doc, `c${i}`) })
  const user = userEvent.setup()
  await user.click(await screen.findByText('30 ideas retiradas'))
  expect(screen.getAllByText(/retirada por vandalo/)).toHaveLength(30)
  await user.click(screen.getByRole('button', { name: 'Recuperar las 30 ideas que retiró vandalo' }))
  expect(cards(room).filter((card) => !card.removed && card.by === 'ana')).toHaveLength(30)
  expect(screen.queryByText(/retirada por/)).not.toBeInTheDocument()
})

test('[BO7] while writing is stopped what is half written stays in view, and is added once it goes on', async () => {
  const room = await roomWith(() => <Boards />, { others: { rosa: ['coordinator'] } }, (meeting) => ({ writes: (name) => meeting.writes(name) && !meeting.state().locked }))
  const user = userEvent.setup()
  const field = await screen.findByLabelText(/Escribe tu idea/)
  await user.type(field, 'Leer en voz alta')
  room.stage.act('rosa', { type: 'plenary.lock', locked: true })
  expect(screen.getByText(/detuvo la escritura un momento/)).toBeInTheDocument()
  expect(screen.getByLabelText(/Escribe tu idea/)).toHaveValue('Leer en voz alta')
  await user.click(screen.getByRole('button', { name: 'Agregar idea' }))
  expect(cards(room)).toEqual([])
  room.stage.act('rosa', { type: 'plenary.lock', locked: false })
  await user.click(screen.getByRole('button', { name: 'Agregar idea' }))
  expect(cards(room)).toMatchObject([{ text: 'Leer en voz alta', by: 'yo' }])
})

test('[LV30] every card says of itself whether there was a line, stands at the end, and names its author', async () => {
  const room = await roomWith(() => null)
  newCard(room.meeting, { board: 'causes', step: '', text: 'Con señal' })
  const line = vi.spyOn(room.meeting, 'line').mockReturnValue({ at: 'waiting', attempt: 1, until: 0 })
  newCard(room.meeting, { board: 'conclusions', step: '', text: 'Sin señal' })
  line.mockRestore()
  expect(cards(room).map(({ text, offline, by }) => [text, offline, by])).toEqual([['Con señal', false, 'yo'], ['Sin señal', true, 'yo']])
})
