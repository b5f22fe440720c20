/* A step in which everybody writes alone: one count of who has finished, wherever it stands. */
import { expect, test } from 'vitest'
import { screen } from '@solidjs/testing-library'
import { readSteps, setFields } from '@acta-viva/model/documents'
import { nextAct } from '@acta-viva/model/record'
import { Individual } from '../../features/boards/individual.tsx'
import { Wall } from '../../features/projector/wall.tsx'
import { roomWith } from '../../room-for-tests.tsx'

test('[BO10] of how many is the same on the wall, on the board and on the moderator’s button: those here who may write', async () => {
  const room = await roomWith(() => <><Wall /><Individual step="alone" question="" board="none" cards={[]} /></>, { me: ['secretary'], others: { julia: ['moderator'], ana: [], anita: [] } })
  const table = room.meeting.document('table')()
  const step = readSteps(table)[0]
  if (step === undefined) throw new Error('the agenda has no step')
  setFields(table, 'steps', step.id, { mode: 'individual' })
  const { act } = room.stage
  act('julia', { type: 'meeting.start' })
  act('yo', { type: 'person.merge', from: 'anita', into: 'ana' }) // one person with two devices
  const visit = { type: 'person.joined', person: 'visita', name: 'visita', standing: 'observer', roles: [], id: 'v1', by: 'server', at: room.meeting.exactNow() }
  room.meeting.document('record')().getArray('events').push([visit])
  expect(room.meeting.state().people['visita']?.standing).toBe('observer')
  act('julia', { type: 'block.start', block: step.block, seen: null })
  act('julia', { type: 'step.start', step: step.id, seen: null })
  act('ana', { type: 'answers.ready', step: step.id, ready: true })
  expect(await screen.findByText('Respuestas listas: 1 de 3')).toBeInTheDocument()
  expect(screen.getByText('0 de 3 ya terminaron.')).toBeInTheDocument()
  const state = { ...room.meeting.state(), question: { index: 99, text: '' } }
  const view = { agreements: [], reviews: () => false, table: { stepsOf: () => [], step: () => null, blocksInOrder: () => [], block: () => null } }
  expect(nextAct(state, view as never)).toMatchObject({ do: 'reveal-answers', ready: 1, of: 3 })
})
