/* Who has not spoken yet, as the moderator asks them. */
import { expect, test, vi } from 'vitest'
import { screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import type { LiveMeeting } from '../../live/index.ts'
import { roomWith } from '../../room-for-tests.tsx'
import { Unheard } from './unheard.tsx'

test('[RO16] whoever was asked to speak is asked once; whoever would rather not now can be asked again later', async () => {
  const whisper = vi.fn()
  const [whispers, setWhispers] = createSignal<ReturnType<LiveMeeting['whispers']>>([])
  const room = await roomWith(() => <Unheard />, { me: ['moderator'], others: { ana: [] } }, () => ({ whisper, whispers }))
  room.stage.act('yo', { type: 'meeting.start' })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Invitar a ana' }))
  await user.click(screen.getByRole('button', { name: 'Ya le preguntamos a ana' }))
  expect(whisper.mock.calls).toEqual([['ana', 'invite']])
  setWhispers([{ from: 'ana', kind: 'later', at: 0 }])
  await user.click(screen.getByRole('button', { name: 'Invitar a ana' }))
  expect(whisper).toHaveBeenCalledTimes(2)
})
