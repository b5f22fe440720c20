/* Inicio: the meetings that are this person's, and a pasted message that leads to one. */
import { beforeEach, expect, test } from 'vitest'
import { render, screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { knownMeetings, rememberMeeting } from '../../device/known-meetings.ts'
import Home from './home.tsx'

const P = 'abcdefghijklmnopqrstu1'
beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
  window.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList
})

test('lists what was entered or made here, each with its role, and forgets on request', async () => {
  rememberMeeting({ id: 'vista', key: P }, 3)
  rememberMeeting({ id: 'mia', title: 'Retroalimentación', key: P, role: 'secretary', person: { id: 'p', name: 'Rosa', token: 't' } }, 2)
  render(() => <Home />)
  const rows = within(screen.getByRole('region', { name: 'Tus reuniones en este dispositivo' })).getAllByRole('listitem')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toHaveTextContent('Equipo impulsor')
  expect(screen.getByRole('link', { name: /Retroalimentación/ })).toHaveAttribute('href', `/r/mia#${P}`)
  await userEvent.click(screen.getByRole('button', { name: 'Quitar de la lista: Retroalimentación' }))
  expect(screen.getByText(/la encontrarás aquí/)).toBeInTheDocument()
})
test('[EN11] what was taken off the list comes back whole, its links with it, where it stood; the focus stays in the list', async () => {
  const links = { coordinator: 'c', moderator: 'm', secretary: 's', participant: 'p', observer: 'o' }
  const meetings = [['uno', 3], ['dos', 2], ['tres', 1]] as const
  for (const [id, seenAt] of meetings) rememberMeeting({ id, title: id, key: P, links }, seenAt)
  render(() => <Home />)
  const forget = (id: string) => userEvent.click(screen.getByRole('button', { name: `Quitar de la lista: ${id}` }))
  await forget('dos')
  expect(knownMeetings().map(({ id }) => id)).toEqual(['uno', 'tres'])
  expect(screen.getByRole('link', { name: /^tres/ })).toHaveFocus()
  expect(screen.getByRole('status')).toHaveTextContent('Quitaste «dos» de la lista.')
  await userEvent.click(screen.getByRole('button', { name: 'Deshacer' }))
  expect(knownMeetings().map(({ id }) => id)).toEqual(['uno', 'dos', 'tres'])
  expect(knownMeetings()[1]).toMatchObject({ id: 'dos', links })
  expect(screen.getByRole('link', { name: /^dos/ })).toHaveFocus()
  for (const [id] of meetings) await forget(id)
  expect(screen.getByRole('button', { name: 'Deshacer' })).toHaveFocus()
})
test('a whole message can be pasted; one without a link is answered in place', async () => {
  render(() => <Home />)
  const field = screen.getByLabelText('Pega aquí el enlace o el mensaje completo')
  await userEvent.type(field, 'hola{Enter}')
  expect(screen.getByRole('alert')).toHaveTextContent('No encontramos un enlace')
  await userEvent.clear(field)
  await userEvent.type(field, `Entra aquí: https://acta.pe/r/k7m2p9#${P}{Enter}`)
  expect(location.pathname + location.hash).toBe(`/r/k7m2p9#${P}`)
})
