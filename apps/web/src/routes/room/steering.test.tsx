/* What steers a meeting and how it is taken back: blocks, breaks, the end, a granted turn, a call that ends too soon. */
import { expect, test, vi } from 'vitest'
import { screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { AgendaPanel } from '../../features/agenda/index.tsx'
import { UndoLine } from '../../features/clock/index.tsx'
import { ClockSheet } from '../../features/clock/sheet.tsx'
import { MyTurn } from '../../features/floor/my-turn.tsx'
import { roomWith } from '../../room-for-tests.tsx'
import { useTable } from '../../live/index.ts'
import { createHand } from './hand.ts'
import { createPrimary } from './primary.ts'
import { Shortcuts } from './shortcuts.ts'
import { createWalk } from './walk.ts'
import { Waiting } from './waiting.tsx'

const Agenda = () => <><AgendaPanel editing={false} onEdit={() => undefined} /><UndoLine /></>

test('[RO13] the block before is gone back to by one tap, and an act is taken back for ten seconds', async () => {
  const room = await roomWith(Agenda, { me: ['moderator'] })
  const state = () => room.meeting.state()
  const user = userEvent.setup()
  room.stage.act('yo', { type: 'meeting.start' })
  await user.click(await screen.findByRole('button', { name: /^Empezar el bloque: Agenda del día/ }))
  const first = state().block
  room.later(60_000)
  await user.click(screen.getByRole('button', { name: /^Empezar el bloque: Problem/ }))
  expect(state().block).not.toBe(first)
  await user.click(screen.getByRole('button', { name: /^Volver a este bloque: Agenda del día/ }))
  expect(state().block).toBe(first)
  await user.click(await screen.findByRole('button', { name: /Deshacer/ }))
  expect(state().block).not.toBe(first)
  await user.click(screen.getByRole('button', { name: /^Volver a este bloque: Agenda del día/ }))
  room.later(10_001)
  expect(screen.queryByRole('button', { name: /Deshacer/ })).not.toBeInTheDocument()
})

test('[RO13] a break says until when, and the meeting ends on a second tap in the same place', async () => {
  const room = await roomWith(() => <ClockSheet open onClose={() => undefined} />, { me: ['coordinator'] })
  room.stage.act('yo', { type: 'meeting.start' })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Receso de 10 min' }))
  expect((room.meeting.state().breakUntil ?? 0) - room.meeting.exactNow()).toBe(600_000)
  await user.click(screen.getByRole('button', { name: /Terminar el receso|Seguir/ }))
  const end = screen.getByRole('button', { name: /^Terminar la reunión/ })
  await user.click(end)
  expect(room.meeting.state().phase).toBe('open')
  await user.click(end)
  expect(room.meeting.state().phase).toBe('ended')
})

test('[RO14] two lead: a press just behind the other one’s act does nothing, one’s own next press does', async () => {
  const idle = () => undefined
  const room = await roomWith(() => <Shortcuts press={idle} go={idle} show={idle} toggleHand={idle} />, { me: ['coordinator'], others: { julia: ['moderator'], ana: [], beto: [] } })
  const word = () => room.meeting.state().turn?.person ?? null
  const user = userEvent.setup()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000)
  room.stage.act('julia', { type: 'meeting.start' })
  for (const one of ['ana', 'beto']) room.stage.act(one, { type: 'turn.request' })
  room.stage.act('julia', { type: 'turn.grant', person: 'ana', seen: null })
  clock.mockReturnValue(10_500)
  await user.keyboard('n')
  expect(word()).toBe('ana')
  clock.mockReturnValue(10_601)
  await user.keyboard('n')
  expect(word()).toBeNull()
  await user.keyboard('n') // after one’s own act at once
  expect(word()).toBe('beto')
  clock.mockRestore()
})

test('[RO15] a press that waits for its answer says so on the button, goes up once, and the button is itself again afterwards', async () => {
  const idle = () => undefined
  const Button = () => {
    const primary = createPrimary(createHand(), { go: idle, back: idle, acting: idle, show: idle, edit: idle, spot: () => 'agenda' })
    return <button type="button" onClick={(tap) => primary.press(tap)}>{primary.label()}</button>
  }
  const room = await roomWith(Button, { me: ['moderator'], others: { ana: [] } })
  let answer: (outcome: { ok: false; reason: 'offline' }) => void = idle
  const send = vi.spyOn(room.meeting, 'send').mockReturnValue(new Promise((done) => { answer = done }))
  const user = userEvent.setup()
  await user.dblClick(await screen.findByRole('button', { name: /^Iniciar reunión/ }))
  const waiting = await screen.findByRole('button', { name: 'Enviando…' })
  await user.click(waiting)
  expect(send).toHaveBeenCalledTimes(1)
  answer({ ok: false, reason: 'offline' })
  expect(await screen.findByRole('button', { name: /^Iniciar reunión/ })).toBeInTheDocument()
})

test('[RO13] whoever has the word is told to switch on the microphone in the call', async () => {
  const room = await roomWith(() => <MyTurn onLeave={() => undefined} end={<button type="button">fin</button>} />, { others: { julia: ['moderator'] } })
  room.stage.act('julia', { type: 'meeting.start' })
  room.stage.act('yo', { type: 'turn.request' })
  room.stage.act('julia', { type: 'turn.grant', person: 'yo', seen: null })
  expect(await screen.findByText('Activa tu micrófono en la llamada')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: /palabra/ })).toHaveFocus() // for whoever hears the screen
})

test('[IN3] whoever can change it is warned of a call that cuts off before the agenda ends, nobody else', async () => {
  const Page = () => { useTable(); return <Waiting walk={createWalk(() => false)} /> }
  const data = { callUrl: 'https://meet.example/a', callLimit: 40 }
  await roomWith(Page, { me: ['coordinator'], data })
  expect(await screen.findByText(/^Tu agenda dura 120 minutos: la llamada se cortará antes/)).toBeInTheDocument()
  document.body.replaceChildren()
  await roomWith(Page, { data })
  expect(await screen.findByText(/La llamada se corta a los 40 minutos/)).toBeInTheDocument()
  expect(screen.queryByText(/^Tu agenda dura/)).not.toBeInTheDocument()
})
