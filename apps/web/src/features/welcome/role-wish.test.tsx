/* Asking for a role whose holder may be away: the wish lasts until it is answered, and nothing changes hands by itself. */
import { beforeEach, expect, test } from 'vitest'
import { screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import userEvent from '@testing-library/user-event'
import type { Presence, Whisper } from '../../live/index.ts'
import { roomWith, type Seating } from '../../room-for-tests.tsx'
import { Welcome } from './index.tsx'
import { wishes } from './role-answer.tsx'

beforeEach(() => localStorage.clear())

/** The welcome as one of the people sees it, with presence and whispers moved by hand. */
async function as(seating: Seating, links: readonly string[]) {
  const said: string[] = []
  const [whispers, setWhispers] = createSignal<readonly Whisper[]>([])
  const [presence, setPresence] = createSignal<ReadonlyMap<string, Presence>>(new Map())
  const room = await roomWith(() => <Welcome arrival={{ homonyms: false, links }} />, seating, () => ({
    whispers, presence, line: () => ({ at: 'open', since: 0 }), whisper: (to, kind) => { said.push(`${kind} → ${to}`) },
  }))
  return {
    room, said, here: (...people: string[]) => setPresence(new Map(people.map((id) => [id, { place: 'here' as const, devices: 1 }]))),
    hear: (from: string, kind: Whisper['kind']) => setWhispers((all) => [...all, { from, kind, at: all.length }]),
  }
}

test('[RO9] a wish for a role is said again when its holder is back, and lasts through a reload until it is taken back', async () => {
  const user = userEvent.setup()
  const bea = await as({ others: { julia: ['moderator'] } }, ['moderator'])
  await user.click(await screen.findByRole('button', { name: 'Pedir el rol a julia' }))
  expect(screen.getByText(/julia está sin señal/)).toBeInTheDocument()
  expect(bea.said).toEqual(['ask-moderator → julia'])
  bea.here('julia')
  expect(bea.said).toEqual(['ask-moderator → julia', 'ask-moderator → julia'])
  expect(screen.getByText(/^Se lo pedimos a julia/)).toBeInTheDocument()
  document.body.replaceChildren()
  const later = await as({ others: { julia: ['moderator'] } }, ['moderator'])
  expect(later.said).toEqual(['ask-moderator → julia'])
  await user.click(screen.getByRole('button', { name: 'Ya no lo necesito' }))
  expect(later.said.at(-1)).toBe('drop-moderator → julia')
  later.here('julia')
  expect(later.said).toHaveLength(2)
  expect(screen.queryByText(/julia/)).not.toBeInTheDocument()
})

test('[RO9] the answer that the role stays ends the asking; it is given again by itself to whoever asks anew', async () => {
  const user = userEvent.setup()
  const bea = await as({ others: { julia: ['moderator'] } }, ['moderator'])
  await user.click(await screen.findByRole('button', { name: 'Pedir el rol a julia' }))
  bea.hear('julia', 'keep-moderator')
  expect(screen.getByText('julia sigue con el rol por ahora. Participas como los demás.')).toBeInTheDocument()
  bea.here('julia')
  expect(bea.said).toHaveLength(1)
  document.body.replaceChildren()
  const julia = await as({ me: ['moderator'], others: { bea: [] } }, [])
  julia.hear('bea', 'ask-moderator')
  julia.hear('bea', 'ask-moderator')
  await user.click(await screen.findByRole('button', { name: 'Seguir con el rol' }))
  expect(julia.said).toEqual(['keep-moderator → bea'])
  julia.hear('bea', 'ask-moderator')
  expect(julia.said).toEqual(['keep-moderator → bea', 'keep-moderator → bea'])
  expect(screen.queryByText(/pide tu rol/)).not.toBeInTheDocument()
  expect(julia.room.meeting.state().roles.moderator).toBe('yo')
})

test('[RO9] whoever coordinates may give the role while its holder is away', async () => {
  const rosa = await as({ me: ['coordinator'], others: { julia: ['moderator'], bea: [] } }, [])
  rosa.hear('bea', 'ask-moderator')
  expect(await screen.findByText('bea pide un rol que tiene julia, sin señal ahora: Modera.')).toBeInTheDocument()
  expect(rosa.room.meeting.state().roles.moderator).toBe('julia')
  await userEvent.click(screen.getByRole('button', { name: 'Dar el rol a bea' }))
  expect(rosa.room.meeting.state().roles.moderator).toBe('bea')
  expect(screen.queryByText(/pide un rol/)).not.toBeInTheDocument()
})

test('[RO9] one wish for each person and role counts, and one taken back is gone', () => {
  const heard = (...all: [string, Whisper['kind']][]) => wishes(all.map(([from, kind]) => ({ from, kind }))).map((one) => one.id)
  expect(heard(['bea', 'ask-moderator'], ['bea', 'ask-moderator'], ['ana', 'ask-secretary'], ['bea', 'yes'])).toEqual(['bea moderator', 'ana secretary'])
  expect(heard(['bea', 'ask-moderator'], ['bea', 'drop-moderator'])).toEqual([])
})
