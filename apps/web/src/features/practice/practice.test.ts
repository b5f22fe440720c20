/* The play from end to end with a clock moved by hand: every act can be reached, and nothing ever leaves the page. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRoot } from 'solid-js'
import { addRow, readAgreements } from '@acta-viva/model/documents'
import { createLocalMeeting } from '../../live/local-meeting.ts'
import { MEETING, actNow, acts, beats, cast, seedPractice, type Act, type Look } from './script.ts'

const words = { title: 'Ensayo', purpose: 'Probar', block: 'B', talk: 'T', cards: 'C', question: '¿Qué?', agree: 'A', rosaCard: 'r', luzCard: 'l', luzDraft: 'd' }

const forbidden = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'indexedDB'] as const
beforeEach(() => {
  for (const name of forbidden) {
    const refuse = () => { throw new Error(`practice used ${name}`) }
    vi.stubGlobal(name, name === 'indexedDB' ? { open: refuse } : refuse)
  }
})
afterEach(() => vi.unstubAllGlobals())

function open() {
  let ids = 0
  let now = 1_800_000_000_000
  const made = createRoot((dispose) => ({
    ...createLocalMeeting(MEETING, cast('Julia'), (table) => seedPractice(table, words, () => `i${++ids}`),
      { now: () => now, monotonic: () => (now % 1e9) * 1.0003, after: () => () => undefined, makeId: () => `i${++ids}` }), dispose,
  }))
  const { meeting, stage } = made
  const look = (): Look => ({ state: meeting.state(), table: meeting.document('table')(), plenary: meeting.document('plenary')() })
  const play = beats(words)
  return {
    ...made, look, act: (): Act => actNow(look()),
    /** Everything the others do in this act, unless it ends before. */
    others(act: Act) { for (const beat of play[act]) if (actNow(look()) === act) { now += 1_000; beat.run(look(), stage) } },
    write(board: string, id: string, text: string) {
      addRow(meeting.document('plenary')(), 'cards', id, { board, step: meeting.state().step?.id ?? '', text, at: now, by: meeting.me, order: 'Zz' }, ['text'])
    },
  }
}

test('[PR1] every act follows the one before through what the person does, and the others answer with real commands', async () => {
  const one = open()
  const seen: Act[] = []
  const at = (act: Act) => { expect(one.act()).toBe(act); seen.push(act); one.others(act) }
  at('ask')
  expect(await one.meeting.send({ type: 'turn.request' })).toMatchObject({ ok: true })
  at('wait')
  at('speak')
  expect(await one.meeting.send({ type: 'turn.end', seen: one.meeting.state().turn?.id ?? null })).toMatchObject({ ok: true })
  at('card')
  expect(one.meeting.state().step?.board).toBe('experiences')
  one.write('experiences', 'mia', 'Cantar primero')
  at('propose')
  expect(one.meeting.state().step?.board).toBe('agreements')
  one.write('agreements', 'propuesta', 'Leer cada mañana')
  at('answer')
  expect(readAgreements(one.look().table)).toMatchObject([{ text: 'Leer cada mañana', state: 'registered', from: 'propuesta' }])
  expect(one.meeting.state().consult).toMatchObject({ on: 'acuerdo', text: 'Leer cada mañana' })
  expect(await one.meeting.send({ type: 'position.state', on: 'acuerdo', answer: 'agree' })).toMatchObject({ ok: true })
  at('confirm')
  expect(one.meeting.state().phase).toBe('closed')
  expect(await one.meeting.send({ type: 'minutes.confirm' })).toMatchObject({ ok: true })
  at('done')
  expect(seen).toEqual([...acts])
  one.dispose()
})

test('[PR2] what nobody may do is refused as in a real room', async () => {
  const one = open()
  one.others('ask')
  expect(await one.meeting.send({ type: 'meeting.end' })).toEqual({ ok: false, reason: 'not-allowed' })
  expect(one.meeting.may('turn.grant')).toBe(false)
  expect([one.meeting.writes('plenary'), one.meeting.writes('table')]).toEqual([true, false])
  one.dispose()
})

test('[PR3] a card is shown under whoever wrote it, the others and oneself alike', () => {
  const one = open()
  one.others('ask')
  one.write('experiences', 'antes', 'Escribí antes de tiempo')
  expect(one.act()).toBe('propose') // doing things in one's own order is fine
  one.dispose()
})
