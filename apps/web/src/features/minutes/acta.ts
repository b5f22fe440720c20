/*
 * The acta of this meeting as this device can make it: the same projection as the server's, run over what is on the screen.
 *
 * Made again at most once a second, whatever changes, so that thirty people typing do not make a phone project thirty times. Once the
 * acta is closed, number and version come from the record; documents are frozen by then.
 */
import { headOf, lines, project, textsFor, type Head, type Line, type Minutes } from '@acta-viva/model/minutes'
import { readMeeting } from '@acta-viva/model/documents'
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { after, useMeeting } from '../../live/index.ts'

export interface Acta { minutes: Accessor<Minutes>; lines: Accessor<Line[]>; head: Accessor<Head> }

const PACE = 1_000

export function createActa(): Acta {
  const meeting = useMeeting()
  const table = meeting.document('table')
  const plenary = meeting.document('plenary')
  const make = (): Minutes => {
    const state = meeting.state()
    const data = readMeeting(table())
    const last = state.versions.at(-1)
    const closed = state.phase === 'closed' && last !== undefined
    return project({
      table: table(), plenary: plenary(), state, now: meeting.exactNow(),
      about: {
        meeting: meeting.id, community: { id: '', name: data.institution }, language: data.language,
        number: closed ? last.number : null, year: closed ? last.year : new Date(meeting.exactNow()).getFullYear(), version: last?.version ?? 1,
        closing: closed ? { at: last.closedAt, by: state.people[last.closedBy]?.name ?? '', reason: last.reason, before: null } : null,
      },
    })
  }
  const [minutes, setMinutes] = createSignal(make())
  let waiting: (() => void) | null = null
  const later = () => {
    waiting ??= after(PACE, () => { waiting = null; setMinutes(make()) })
  }
  createEffect(on([table, plenary], ([one, two]) => {
    later()
    for (const doc of [one, two]) doc.on('update', later)
    onCleanup(() => { for (const doc of [one, two]) doc.off('update', later) })
  }))
  createEffect(on(() => meeting.state().phase, () => setMinutes(make()), { defer: true }))
  createEffect(on(meeting.state, later, { defer: true }))
  onCleanup(() => waiting?.())
  const texts = createMemo(() => textsFor(minutes().language))
  const tree = createMemo(() => lines(minutes(), texts()))
  const head = createMemo(() => headOf(minutes(), texts()))
  return { minutes, lines: tree, head }
}
