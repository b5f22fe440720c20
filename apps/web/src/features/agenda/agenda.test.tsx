/* What heads the screen and what the lead team chooses for it, in a real meeting without a line. */
import { expect, test } from 'vitest'
import { screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { readSteps } from '@acta-viva/model/documents'
import { roomWith, type TestRoom } from '../../room-for-tests.tsx'
import { GroundRules, NormReminder, StepHeader } from './index.tsx'

const start = ({ meeting, stage }: TestRoom, block: string) => {
  stage.act('yo', { type: 'meeting.start' })
  stage.act('yo', { type: 'block.start', block, seen: meeting.state().block })
}
const stepsOf = ({ meeting }: TestRoom) => readSteps(meeting.document('table')())

test('[AD6] the question says how deep it goes, and going deeper offers the next level, from the one on screen', async () => {
  const room = await roomWith(() => <StepHeader />, { me: ['moderator'], data: { problem: 'La comprensión lectora' } })
  const step = stepsOf(room).find((one) => one.questions.some((question) => question.level === 'technical' && question.text.includes('{problema}')))!
  start(room, step.block)
  room.stage.act('yo', { type: 'step.start', step: step.id, seen: null })
  const at = step.questions.findIndex((question) => question.text.includes('{problema}'))
  room.stage.act('yo', { type: 'question.show', step: step.id, question: at })
  expect(await screen.findByText('Técnica: cómo se hace')).toBeInTheDocument()
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Profundizar' }))
  expect(within(screen.getByRole('dialog')).getByText('Práctica: para qué y por qué')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Mostrarla a todos' }))
  expect(await screen.findByText('Práctica: para qué y por qué')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Profundizar' }))
  expect(within(screen.getByRole('dialog')).getByText('Crítica: a quién sirve')).toBeInTheDocument()
})

test('[AD7] the problem heads the block that asks why, fills the questions, and its photo is fetched on a tap only', async () => {
  const room = await roomWith(() => <StepHeader />, { me: ['moderator'], data: { problem: 'La comprensión lectora', problemData: '7 de 20 leen sin comprender', problemPhoto: 'foto1' } })
  const why = stepsOf(room).find((one) => one.board === 'causes')!
  const first = stepsOf(room).find((one) => one.block !== why.block)!
  start(room, first.block)
  expect(screen.queryByText('La comprensión lectora')).not.toBeInTheDocument()
  room.stage.act('yo', { type: 'evidence.attach', block: why.block, kind: 'photo', title: 'Foto del problema', ref: 'foto1' })
  room.stage.act('yo', { type: 'block.start', block: why.block, seen: first.block })
  expect(await screen.findByText('La comprensión lectora')).toBeInTheDocument()
  expect(screen.getByText('7 de 20 leen sin comprender')).toBeInTheDocument()
  expect(screen.queryByRole('img')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Ver la foto: Foto del problema' }))
  expect(screen.getByRole('img', { name: 'Foto del problema' })).toHaveAttribute('src', '/api/meetings/prueba/uploads/foto1')
  const asking = stepsOf(room).find((one) => one.questions.some((question) => question.text.includes('{problema}')))!
  room.stage.act('yo', { type: 'block.start', block: asking.block, seen: why.block })
  room.stage.act('yo', { type: 'step.start', step: asking.id, seen: room.meeting.state().step?.id ?? null })
  room.stage.act('yo', { type: 'question.show', step: asking.id, question: asking.questions.findIndex((question) => question.text.includes('{problema}')) })
  expect((await screen.findAllByText(/la comprensión lectora/)).length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toContain('{')
})

test('[AD8] norms are picked under the seven values or written, and each tick is taken back by the next', async () => {
  const room = await roomWith(() => <GroundRules />, { me: ['coordinator'] })
  const user = userEvent.setup()
  const chosen = () => room.meeting.document('table')().getMap('meeting').get('groundRules')
  await user.click(await screen.findByRole('button', { name: 'Elegir o escribir normas' }))
  const sheet = within(await screen.findByRole('dialog'))
  expect((await sheet.findAllByRole('group')).map((group) => group.querySelector('legend')?.textContent)).toEqual([
    'Apertura mental', 'Pensamiento crítico', 'Modestia', 'Respeto', 'Empatía', 'Compromiso', 'Honestidad', 'A distancia',
  ])
  await user.click(within(sheet.getByRole('group', { name: 'Respeto' })).getByLabelText('Opino con amabilidad.'))
  await user.type(sheet.getByLabelText('Escribe una norma'), 'Celulares en silencio')
  await user.click(sheet.getByRole('button', { name: 'Agregar' }))
  expect(chosen()).toEqual(['Opino con amabilidad.', 'Celulares en silencio'])
  await user.click(within(sheet.getByRole('group', { name: 'En nuestras palabras' })).getByLabelText('Celulares en silencio'))
  expect(chosen()).toEqual(['Opino con amabilidad.'])
})

test('[AD9] a norm is remembered on every screen for ten seconds, and nobody is named', async () => {
  const room = await roomWith(() => <NormReminder />, { others: { maria: ['moderator'] } })
  room.stage.act('maria', { type: 'meeting.start' })
  room.stage.act('maria', { type: 'norm.remind', norm: 'Opino con amabilidad.' })
  const said = await screen.findByRole('status')
  expect(said).toHaveTextContent('Recordemos: Opino con amabilidad.')
  expect(said).not.toHaveTextContent('maria')
  room.later(9_900)
  expect(screen.getByRole('status')).toBeInTheDocument()
  room.later(200)
  expect(screen.queryByText(/Opino con amabilidad/)).not.toBeInTheDocument()
})
