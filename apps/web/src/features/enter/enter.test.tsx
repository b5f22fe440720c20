/* The form of index.html taken over in place, with real responses of fetch: first visits, returns, and what goes wrong. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { render, screen, waitFor } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import html from '../../../index.html?raw'
import type { Entered } from '../../api/meetings.ts'
import { knownMeeting, rememberMeeting } from '../../device/known-meetings.ts'
import { enter } from '../../i18n/es/enter.ts'
import { Enter } from './enter.tsx'
import type { EntryTrouble } from './enter.tsx'

const P = 'abcdefghijklmnopqrstu1'
const lead = `${P}.ABCDEFGHIJKLMNOPQRSTU2`
const asked: { path: string; body: unknown }[] = []
let answers: Record<string, () => Response> = {}
const json = (status: number, body: unknown) => () => Response.json(body, { status })
const inside = (name: string) => ({ person: { id: 'p1', name, token: 'tok' }, role: 'participant', roles: ['participant'],
  session: 's', state: { table: '' } })

beforeEach(() => {
  localStorage.clear()
  asked.length = 0
  const page = new DOMParser().parseFromString(html, 'text/html')
  document.body.append(document.adoptNode(page.getElementById('enter')!))
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: init.body ? JSON.parse(String(init.body)) : undefined })
    const answer = answers[path.split('?')[0]!.split('/').at(-1)!]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer()
  })
})
afterEach(() => { document.getElementById('enter')?.remove(); vi.unstubAllGlobals() })

function open(fragment: string) {
  history.replaceState(null, '', `/r/uno#${fragment}`)
  const seen: { entered: Entered[]; trouble: EntryTrouble[] } = { entered: [], trouble: [] }
  render(() => <Enter initialMeeting="uno" onEntered={(entered) => seen.entered.push(entered)}
    onTrouble={(trouble) => seen.trouble.push(trouble)} />)
  return seen
}

test('the page’s own words are the dictionary’s', () => {
  const form = new DOMParser().parseFromString(html, 'text/html')
  const text = (id: string) => form.getElementById(id)?.textContent
  expect([text('enter-title'), text('enter-label'), text('enter-hint'), text('enter-go')])
    .toEqual([enter.words.title, enter.words.label, enter.words.hint, enter.words.go])
})

test('[EN1] what was typed before the scripts came is kept, and an early tap on Entrar counts', async () => {
  answers = { join: json(200, inside('Luz Mamani')) }
  const name = screen.getByRole<HTMLInputElement>('textbox')
  name.value = ' Luz   Mamani '
  document.querySelector<HTMLFormElement>('#enter-form')!.dataset['early'] = 'yes'
  const seen = open(P)
  await waitFor(() => expect(seen.entered).toHaveLength(1))
  expect(screen.getByRole('textbox')).toBe(name)
  expect(asked).toEqual([{ path: '/api/meetings/uno/join?state=picture', body: { key: P, name: 'Luz Mamani' } }])
})

test('[EN2] a personal link enters with its key, and the address shows everybody’s at once', async () => {
  answers = { join: json(200, inside('Ana')) }
  const seen = open(lead)
  expect(location.hash).toBe(`#${P}`)
  await userEvent.type(screen.getByRole('textbox'), 'Ana{Enter}')
  await waitFor(() => expect(seen.entered).toHaveLength(1))
  expect(asked[0]?.body).toEqual({ key: lead, name: 'Ana' })
  expect(location.hash).toBe(`#${P}`)
  expect(knownMeeting('uno')).toMatchObject({ key: lead, person: { name: 'Ana', token: 'tok' } })
})

test('without a name it says so at the field and asks nothing', async () => {
  open(P)
  await userEvent.click(screen.getByRole('button', { name: 'Entrar' }))
  expect(screen.getByRole('alert')).toHaveTextContent('Escribe tu nombre')
  expect(screen.getByRole('textbox')).toHaveFocus()
  expect(asked).toEqual([])
})

test('a name used on this device before is one tap', async () => {
  rememberMeeting({ id: 'otra', person: { id: 'x', name: 'Rosa Quispe', token: 'old' } }, 1)
  answers = { join: json(200, inside('Rosa Quispe')) }
  const seen = open(P)
  expect(screen.getByRole('heading')).toHaveTextContent('¿Eres Rosa Quispe?')
  await userEvent.click(screen.getByRole('button', { name: 'Sí, entrar' }))
  await waitFor(() => expect(seen.entered).toHaveLength(1))
  expect(asked[0]?.body).toEqual({ key: P, name: 'Rosa Quispe' }) // another meeting's token stays there
})

describe('[EN7] a device that several people use', () => {
  const [rosa, ada] = [{ id: 'p1', name: 'Rosa', token: 'tok-rosa' }, { id: 'p2', name: 'Ada', token: 'tok-ada' }]
  test('whoever was here comes back by a tap on their name, and is no longer among the others', async () => {
    rememberMeeting({ id: 'uno', key: P, person: null, others: [rosa, ada] }, 1)
    answers = { join: json(200, { ...inside('Ada'), person: { id: 'p2', name: 'Ada', token: 'tok-ada' } }) }
    const seen = open(P)
    expect(screen.getByRole('heading')).toHaveTextContent('¿Quién eres?')
    await userEvent.click(screen.getByRole('button', { name: 'Ada' }))
    await waitFor(() => expect(seen.entered).toHaveLength(1))
    expect(asked[0]?.body).toEqual({ key: P, name: 'Ada', token: 'tok-ada' })
    expect(knownMeeting('uno')).toMatchObject({ person: ada, others: [rosa] })
  })
  test('a name typed as it was used here is that person; any other is a new one', async () => {
    rememberMeeting({ id: 'uno', key: P, person: null, others: [rosa] }, 1)
    answers = { join: json(429, { status: 429, reason: 'too-many', title: 'x' }) }
    open(P)
    expect(screen.getByRole('heading')).toHaveTextContent('¿Eres Rosa?')
    await userEvent.type(screen.getByRole('textbox'), 'Rosa{Enter}')
    await waitFor(() => expect(asked).toHaveLength(1))
    await screen.findByRole('alert')
    await userEvent.clear(screen.getByRole('textbox'))
    await userEvent.type(screen.getByRole('textbox'), 'Luz{Enter}')
    await waitFor(() => expect(asked).toHaveLength(2))
    expect(asked.map((one) => one.body)).toEqual([{ key: P, name: 'Rosa', token: 'tok-rosa' }, { key: P, name: 'Luz' }])
  })
})

describe('[EN3] coming back', () => {
  beforeEach(() => { rememberMeeting({ id: 'uno', key: P, person: { id: 'p1', name: 'Rosa', token: 'tok' } }, 1) })
  test('with the cookie, straight in; the token on the device stays', async () => {
    answers = { state: json(200, { ...inside('Rosa'), person: { id: 'p1', name: 'Rosa' } }) }
    const seen = open('')
    await waitFor(() => expect(seen.entered[0]?.person.token).toBe('tok'))
    expect(asked.map((one) => one.path)).toEqual(['/api/meetings/uno/state?state=picture'])
  })
  test('without it, by the token, as the same person', async () => {
    answers = { state: json(401, { reason: 'signed-out', status: 401 }), join: json(200, inside('Rosa')) }
    const seen = open(P)
    await waitFor(() => expect(seen.entered).toHaveLength(1))
    expect(asked[1]?.body).toEqual({ key: P, name: 'Rosa', token: 'tok' })
  })
  test('without a line, with what the device keeps and no state', async () => {
    answers = {}
    const seen = open(P)
    await waitFor(() => expect(seen.entered).toEqual([{ person: { id: 'p1', name: 'Rosa', token: 'tok' }, role: 'participant',
      roles: ['participant'], links: [], session: '', state: null, homonyms: false }]))
  })
})

describe('[EN5] troubles', () => {
  const trouble = async (fragment: string, answer?: () => Response) => {
    answers = answer ? { join: answer } : {}
    const seen = open(fragment)
    if (answer) await userEvent.type(screen.getByRole('textbox'), 'Luz{Enter}')
    await waitFor(() => expect(seen.trouble).toHaveLength(1))
    return seen.trouble[0]!
  }
  test('[EN6] a key that was cut off never asks the server', async () => {
    expect(await trouble('abc')).toEqual({ kind: 'cut' })
    expect(asked).toEqual([])
  })
  test.each([
    [404, 'not-found'], [403, 'key-unknown'], [410, 'key-replaced'], [400, 'key-cut'], [409, 'closed'],
  ])('%i %s leaves the form for a screen of its own', async (status, reason) => {
    expect(await trouble(P, json(status, { status, reason, title: 'x' }))).toMatchObject({ kind: 'refused', reason })
  })
  test('a line lost while entering keeps the name and says so in place', async () => {
    answers = {}
    open(P)
    await userEvent.type(screen.getByRole('textbox'), 'Luz{Enter}')
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Se cortó la conexión'))
    expect(screen.getByRole('textbox')).toHaveValue('Luz')
  })
  test('too many tries wait in place', async () => {
    answers = { join: json(429, { status: 429, reason: 'too-many', title: 'x' }) }
    open(P)
    await userEvent.type(screen.getByRole('textbox'), 'Luz{Enter}')
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Espera un momento'))
  })
})
