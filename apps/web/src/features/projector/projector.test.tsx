/* The wall by itself: silence noticed by its own clock, the sentence to read, and a browser that never entered. */
import { afterEach, expect, test, vi } from 'vitest'
import { render, screen } from '@solidjs/testing-library'
import { createRoot, createSignal } from 'solid-js'
import { emptyState, type MeetingState } from '@acta-viva/model/record'
import type { MeetingData } from '@acta-viva/model/documents'
import userEvent from '@testing-library/user-event'
import { projector } from '../../i18n/es/projector.ts'
import { STALE_AFTER, createFreshness } from './freshness.ts'
import { consultCounts, nextThree, normNow, sceneOf, sentenceOf, sizeOf } from './scene.ts'
import { roomWith } from '../../room-for-tests.tsx'
import ProjectorPage from './index.tsx'
import { Wall } from './wall.tsx'

afterEach(() => vi.unstubAllGlobals())

/** A clock moved by hand, with its timers. */
function handClock() {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    monotonic: () => now,
    after: (ms: number, run: () => void) => {
      const one = { at: now + ms, run }
      timers.push(one)
      return () => { timers = timers.filter((other) => other !== one) }
    },
    pass(ms: number) {
      const end = now + ms
      for (;;) {
        const next = timers.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > end) break
        timers = timers.filter((one) => one !== next)
        now = next.at
        next.run()
      }
      now = end
    },
    waiting: () => timers.length,
  }
}

test('[PJ1] silence shows within ten seconds, whatever the line believes, and goes with the next word', () => {
  const clock = handClock()
  const [heard, setHeard] = createSignal(0)
  const [asked, setAsked] = createSignal(0)
  const traffic = () => { asked(); return heard() } // asking the server is not hearing it
  const { stale, dispose } = createRoot((end) => ({ stale: createFreshness(traffic, clock), dispose: end }))
  for (let second = 0; second < 30; second++) { clock.pass(1_000); setHeard(second + 1) }
  expect(stale()).toBe(false)
  clock.pass(4_500)
  setAsked(1)
  clock.pass(STALE_AFTER - 4_501)
  expect(stale()).toBe(false)
  clock.pass(10_000 - STALE_AFTER + 1)
  expect(stale()).toBe(true)
  setHeard(99)
  expect(stale()).toBe(false)
  dispose()
  expect(clock.waiting()).toBe(0)
})

test('[PJ1] a wall that never heard anything says so too', () => {
  const clock = handClock()
  const { stale, dispose } = createRoot((end) => ({ stale: createFreshness(() => 0, clock), dispose: end }))
  clock.pass(10_000)
  expect(stale()).toBe(true)
  dispose()
})

const data = { purpose: 'Mirar juntos cómo leen' } as MeetingData
const state = (change: Partial<MeetingState>): MeetingState => ({ ...emptyState(), ...change })
const step = { id: 's', block: 'b', text: 'Lluvia de ideas', mode: 'plenary' as const, board: 'causes', queue: false, ms: 0, questions: ['¿Por qué?'], startedAt: 0 }

test('[PJ2] the largest sentence is what everybody is asked now', () => {
  expect(sentenceOf(state({}), data, undefined)).toBe('Mirar juntos cómo leen')
  expect(sentenceOf(state({ step: { ...step, questions: [] } }), data, undefined)).toBe('Lluvia de ideas')
  expect(sentenceOf(state({ step }), data, undefined)).toBe('¿Por qué?')
  expect(sentenceOf(state({ step, question: { index: 1, text: '¿Y qué pasa si no hacemos nada?' } }), data, undefined)).toBe('¿Y qué pasa si no hacemos nada?')
  expect(sentenceOf(state({ step, consult: { id: 'c', on: 'a', text: 'Leer veinte minutos al día', at: 0 } }), data, undefined)).toBe('Leer veinte minutos al día')
  expect([50, 100, 200, 900].map((n) => sizeOf('x'.repeat(n)))).toEqual(['xl', 'l', 'm', 's'])
})

test('[PJ3] a reminded ground rule stays ten seconds; counts carry no name', () => {
  const reminded = state({ norm: { text: 'Escuchar', at: 5_000 } })
  expect([normNow(reminded, 14_999), normNow(reminded, 15_000)]).toEqual(['Escuchar', ''])
  const put = state({ consult: { id: 'c', on: 'a', text: 'x', at: 0 }, positions: { a: { rosa: { id: 'p', person: 'rosa', answer: 'doubts', reason: 'secreto', at: 0 } } } })
  expect(consultCounts(put)).toEqual({ agree: 0, doubts: 1, disagree: 0 })
  expect(JSON.stringify(consultCounts(put))).not.toMatch(/rosa|secreto/)
})

test('[PJ4] three names wait at most, and each phase has its scene', () => {
  const person = (id: string) => ({ id, name: `P ${id}`, detail: '', standing: 'participant' as const, channel: 'room' as const, attendance: 'present' as const,
    reason: '', joinedAt: 0, leftAt: null, returns: 0, addedBy: null, mergedInto: null, removed: false, rsvp: null })
  const ids = ['a', 'b', 'c', 'd']
  const queue = ids.map((id, key) => ({ id, person: id, kind: 'contribution' as const, subject: 'privado', to: null, at: 0, meant: null, askedBy: null, block: null, key, pinned: null }))
  const full = state({ people: Object.fromEntries(ids.map((id) => [id, person(id)])), queue })
  expect(nextThree(full)).toEqual(['P a', 'P b', 'P c'])
  expect([state({}), state({ phase: 'open' }), state({ phase: 'open', block: 'b' }), state({ phase: 'ended' }), state({ phase: 'closed' })].map(sceneOf))
    .toEqual(['before', 'between', 'block', 'ended', 'closed'])
})

test('[PJ5] a browser that never entered is told so and can paste the link it was sent', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ status: 401, reason: 'signed-out', title: 'x' }, { status: 401 }))
  render(() => <ProjectorPage params={{ meeting: 'uno' }} state={null} />)
  expect(await screen.findByRole('heading', { name: projector.words.stranger })).toBeInTheDocument()
  const user = userEvent.setup()
  await user.type(screen.getByRole('textbox'), 'hola')
  await user.click(screen.getByRole('button'))
  expect(screen.getByText(projector.words.pasteWrong)).toBeVisible()
  await user.clear(screen.getByRole('textbox'))
  await user.type(screen.getByRole('textbox'), 'Entra aquí: https://acta.example/r/reunion1#abcdefghijklmnopqrstu1')
  await user.click(screen.getByRole('button'))
  expect(location.pathname + location.hash).toBe('/r/reunion1#abcdefghijklmnopqrstu1')
})

test('[CK6] the wall shows dashes until the server has said the time, then what is left', async () => {
  const [timed, setTimed] = createSignal(false)
  const room = await roomWith(() => <Wall />, { others: { julia: ['moderator'], ana: [] } }, () => ({ timed }))
  room.stage.act('julia', { type: 'meeting.start' })
  const block = room.meeting.document('table')().getMap('agenda').keys().next().value ?? ''
  room.stage.act('julia', { type: 'block.start', block, seen: null })
  room.stage.act('ana', { type: 'turn.request' })
  room.stage.act('julia', { type: 'turn.grant', person: 'ana', seen: null })
  const clocks = () => screen.getAllByRole('timer').map((one) => one.textContent)
  expect(clocks()).toEqual(['–:––', '–:––'])
  expect(screen.queryByText(/termina a las/)).not.toBeInTheDocument()
  setTimed(true)
  for (const clock of clocks()) expect(clock).toMatch(/^\d+:\d\d$/)
  setTimed(false)
  room.stage.act('julia', { type: 'turn.end', seen: room.meeting.state().turn?.id ?? '' })
  room.stage.act('julia', { type: 'meeting.pause', ms: 600_000 })
  expect(clocks()).toEqual(['–:––'])
})
