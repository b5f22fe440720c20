/* Role names: one place says them, in the words of the meeting, and every screen asks that place. */
import { expect, test } from 'vitest'
import { screen } from '@solidjs/testing-library'
import { For } from 'solid-js'
import userEvent from '@testing-library/user-event'
import type { Counted, Dictionary } from '../i18n/index.ts'
import { english } from '../i18n/en.ts'
import { Guide } from '../features/guide/index.tsx'
import { PeoplePanel } from '../features/people/index.tsx'
import { StandIn } from '../features/people/stand-in.tsx'
import { Welcome } from '../features/welcome/index.tsx'
import { Leads } from '../routes/room/before.tsx'
import { BlockEditor } from '../features/agenda/block-editor.tsx'
import { roomWith } from '../room-for-tests.tsx'
import { useTable } from './index.ts'

const files = import.meta.glob<Record<string, Dictionary>>('../i18n/es/*.ts', { eager: true })
const forms = (text: string | Counted): string[] => (typeof text === 'string' ? [text] : Object.values(text) as string[])

test('[LK7] no dictionary of a screen names a role: only the meeting knows what its roles are called', () => {
  const texts = Object.values(files).flatMap((file) => Object.values(file))
    .flatMap(({ feature, words }) => [words, english[feature] ?? {}].flatMap((all) => Object.entries(all).flatMap(([key, text]) => forms(text).map((form) => `${feature}.${key}: ${form}`))))
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts.filter((text) => /(coordin|modera|secretar|facilita(?!r)|relator)/i.test(text.slice(text.indexOf(':'))))).toEqual([])
})

const people = { ana: ['coordinator', 'moderator'], sara: ['secretary'] } as const
const school = /coordina|modera|secretar/i

test('[LK7] in a network people, offers, requests, guide and agenda speak of facilitating and reporting', async () => {
  const FirstBlock = () => <For each={useTable().blocks().slice(0, 1)}>{(block) => <BlockEditor block={block} n={1} />}</For>
  const room = await roomWith(() => <><Leads /><PeoplePanel /><Welcome arrival={{ homonyms: false, links: ['secretary'] }} /><FirstBlock /></>, { others: people, data: { labels: 'network' } })
  expect((await screen.findAllByText('Facilita')).length).toBeGreaterThan(0)
  expect(screen.getAllByText('Relatoría').length).toBeGreaterThan(0)
  expect(screen.getByText('El rol de este enlace (Relatoría) ya lo tiene sara.')).toBeInTheDocument()
  const user = userEvent.setup()
  await user.click(screen.getAllByRole('button', { name: /pasos?$/ })[0]!)
  expect(screen.getByRole('option', { name: 'Relator(a)' })).toBeInTheDocument()
  expect(document.body.textContent).not.toMatch(school)
  room.meeting.document('table')().getMap('meeting').set('labels', 'school')
  expect((await screen.findAllByText('Coordina')).length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toMatch(/facilita|relator/i)
})

test('[LK7] whoever stands in for a role is asked in the same words', async () => {
  const room = await roomWith(() => <><StandIn /><Guide /></>, { me: ['coordinator'], others: { sara: ['secretary'] }, data: { labels: 'network' } }, () => ({ line: () => ({ at: 'open', since: 0 }) }))
  room.stage.act('yo', { type: 'meeting.start' })
  expect(await screen.findByText('Nadie tiene este rol: Facilita el diálogo.')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: /^Facilita ·/ })).toBeInTheDocument()
  expect(document.body.textContent).not.toMatch(/coordina|modera\b|secretar/i)
})
