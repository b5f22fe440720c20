/* Crear: what is asked, what is sent, and that nothing typed is lost when it fails. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { knownMeeting, knownNames } from '../../device/known-meetings.ts'
import Create from './create.tsx'

const P = 'abcdefghijklmnopqrstu1'
const at = (key: string) => `https://acta.pe/r/k7m2#${key}`
const lead = `${P}.ABCDEFGHIJKLMNOPQRSTU2`
const links = { participant: at(P), coordinator: at(lead), moderator: at(lead), secretary: at(lead), observer: at(lead) }
let sent: Record<string, unknown>[] = []
let answer: () => Response

beforeEach(() => {
  localStorage.clear()
  sent = []
  answer = () => Response.json({ id: 'k7m2', community: 'c', links }, { status: 201 })
  window.scrollTo = () => undefined
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(JSON.parse(String(init.body)))
    return answer()
  })
})
afterEach(() => { vi.unstubAllGlobals(); history.replaceState(null, '', '/') })

const send = () => userEvent.click(screen.getByRole('button', { name: /Crear y ver/ }))

test('a title is enough; the rest has sensible answers, and the links stay on this device', async () => {
  render(() => <Create />)
  await userEvent.type(screen.getByLabelText('¿De qué tratará?'), 'Retroalimentación')
  await send()
  await waitFor(() => expect(location.pathname).toBe('/invite/k7m2'))
  expect(sent[0]).toMatchObject({ title: 'Retroalimentación', template: 'drelm-6', minutes: 120, language: 'es' })
  expect(sent[0]?.['startsAt']).toBeGreaterThan(Date.now())
  expect(Object.keys(sent[0] ?? {})).not.toContain('callUrl')
  expect(knownMeeting('k7m2')).toMatchObject({ title: 'Retroalimentación', role: 'coordinator', key: lead, links })
})

test('[LK7] what the meeting calls its roles is what the server says, from the moment it is made', async () => {
  answer = () => Response.json({ id: 'k7m2', community: 'c', links, labels: 'network' }, { status: 201 })
  render(() => <Create />)
  await userEvent.type(screen.getByLabelText('¿De qué tratará?'), 'Red')
  await send()
  await waitFor(() => expect(knownMeeting('k7m2')?.labels).toBe('network'))
})

test('without a title it says so at the field and sends nothing', async () => {
  render(() => <Create />)
  await send()
  const title = screen.getByLabelText('¿De qué tratará?')
  expect(title).toHaveAccessibleDescription('Ponle un título para que todos la reconozcan.')
  await waitFor(() => expect(title).toHaveFocus())
  expect(sent).toEqual([])
})

test('[IN3] a call that cuts off before the agenda ends is warned about, and its limit is sent', async () => {
  render(() => <Create />)
  await userEvent.type(screen.getByLabelText('¿De qué tratará?'), 'Acuerdos')
  await userEvent.type(screen.getByLabelText('Enlace de la videollamada'), 'https://us05web.zoom.us/j/1')
  expect(screen.getByRole('status')).toHaveTextContent('se corta a los 40 min y tu agenda dura 2 h')
  await userEvent.type(screen.getByRole('textbox', { name: /Tu nombre/ }), 'Rosa Quispe')
  await send()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ callUrl: 'https://us05web.zoom.us/j/1', callLimit: 40, coordinator: { name: 'Rosa Quispe' } })
  expect(knownNames()).toEqual(['Rosa Quispe'])
})

test('another length or community changes what is planned', async () => {
  render(() => <Create />)
  await userEvent.type(screen.getByLabelText('¿De qué tratará?'), 'Balance')
  await userEvent.type(screen.getByLabelText('Comunidad o escuela'), 'Red 12')
  await userEvent.click(screen.getByRole('radio', { name: /Red: balance/ }))
  await userEvent.click(screen.getByRole('radio', { name: '1\u00a0h 30\u00a0min' }))
  await send()
  await waitFor(() => expect(sent[0]).toMatchObject({ community: 'Red 12', template: 'red-balance', minutes: 90 }))
})

test('when it fails, it says why and keeps what was typed', async () => {
  answer = () => Response.json({ status: 400, reason: 'bad-command', title: 'El título no sirve' }, { status: 400 })
  render(() => <Create />)
  await userEvent.type(screen.getByLabelText('¿De qué tratará?'), 'Reunión')
  await send()
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('No se pudo crear la reunión: El título no sirve'))
  expect(screen.getByLabelText('¿De qué tratará?')).toHaveValue('Reunión')
})
