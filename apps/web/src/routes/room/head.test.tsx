/* The head of the room: what it says aloud. */
import { expect, test } from 'vitest'
import { screen } from '@solidjs/testing-library'
import { roomWith } from '../../room-for-tests.tsx'
import { Head } from './head.tsx'

test('[LK15] each new speaker is said aloud once, the first of a meeting and oneself among them', async () => {
  const room = await roomWith(() => <Head onShow={() => undefined} />, { others: { julia: ['moderator'], ana: [], beto: [] } })
  room.stage.act('julia', { type: 'meeting.start' })
  const speaks = (person: string) => {
    room.stage.act(person, { type: 'turn.request' })
    room.stage.act('julia', { type: 'turn.grant', person, seen: room.meeting.state().turn?.id ?? null })
  }
  const said = () => [...screen.getByRole('log').children].map((one) => one.textContent)
  expect(said()).toEqual([])
  speaks('ana')
  expect(said()).toEqual(['Habla ana.'])
  speaks('beto')
  speaks('yo')
  expect(said()).toEqual(['Habla ana.', 'Habla beto.', 'Tienes la palabra. Activa tu micrófono en la llamada.'])
})
