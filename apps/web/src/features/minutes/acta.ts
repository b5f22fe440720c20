/*
 * The acta of this meeting as this device can make it: the same projection as the server's, run over what is on the screen.
 *
 * Made again at most once a second, whatever changes, so that thirty people typing do not make a phone project thirty times. Once the
 * acta is closed, number and version come from the record and documents are frozen; as soon as the sealed text has come from the server,
 * that is what is shown, so nobody reads anything else than what was hashed.
 */
import { conformitiesOf, headOf, lines, project, textsFor, type Head, type Line, type Minutes, type MinutesContent } from '@acta-viva/model/minutes'
import { readMeeting } from '@acta-viva/model/documents'
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { call } from '../../api/http.ts'
import { after, useMeeting } from '../../live/index.ts'
import { createPrevious } from '../../live/previous.ts'

export interface Acta { minutes: Accessor<Minutes>; lines: Accessor<Line[]>; head: Accessor<Head> }

const PACE = 1_000

/** The server's own text; it is only read for what it says it is. */
export const readSealed = (body: unknown): MinutesContent | undefined =>
  ((body as Partial<MinutesContent> | null)?.format === 'acta-viva/minutes/1' ? body as MinutesContent : undefined)

export function createActa(): Acta {
  const meeting = useMeeting()
  const table = meeting.document('table')
  const plenary = meeting.document('plenary')
  const previous = createPrevious()
  const [sealed, setSealed] = createSignal<MinutesContent | null>(null)
  const make = (): Minutes => {
    const state = meeting.state()
    const kept = sealed()
    if (kept !== null && state.phase === 'closed' && kept.version === state.versions.at(-1)?.version) {
      return { ...kept, corrections: kept.corrections ?? [], conformities: conformitiesOf(state) }
    }
    const data = readMeeting(table())
    const last = state.versions.at(-1)
    const closed = state.phase === 'closed' && last !== undefined
    return project({
      table: table(), plenary: plenary(), state, now: meeting.exactNow(),
      about: {
        meeting: meeting.id, community: { id: '', name: data.institution }, language: data.language,
        number: closed ? last.number : null, year: closed ? last.year : new Date(meeting.exactNow()).getFullYear(), version: last?.version ?? 1,
        previous: previous(),
        closing: closed ? { at: last.closedAt, by: state.people[last.closedBy]?.name ?? '', reason: last.reason, before: null } : null,
      },
    })
  }
  const [minutes, setMinutes] = createSignal(make())
  const [beat, setBeat] = createSignal(0)
  createEffect(on(beat, () => setMinutes(make()), { defer: true }))
  let waiting: (() => void) | null = null
  const later = () => {
    waiting ??= after(PACE, () => { waiting = null; setBeat((n) => n + 1) })
  }
  createEffect(on([table, plenary], ([one, two]) => {
    later()
    for (const doc of [one, two]) doc.on('update', later)
    onCleanup(() => { for (const doc of [one, two]) doc.off('update', later) })
  }))
  createEffect(on(() => meeting.state().phase, () => setMinutes(make()), { defer: true }))
  createEffect(on(() => meeting.state().seq, later, { defer: true }))
  createEffect(on([previous, sealed], later, { defer: true }))
  const wanted = createMemo(() => (meeting.state().phase === 'closed' && meeting.line().at === 'open' ? meeting.state().versions.at(-1)?.version ?? null : null))
  createEffect(on(wanted, async (version) => {
    if (version === null) return
    const answer = await call('GET', `/api/meetings/${encodeURIComponent(meeting.id)}/minutes.json?version=${version}`, readSealed)
    if (answer.ok) setSealed(answer.body)
  }))
  onCleanup(() => waiting?.())
  const texts = createMemo(() => textsFor(minutes().language))
  const tree = createMemo(() => lines(minutes(), texts()))
  const head = createMemo(() => headOf(minutes(), texts()))
  return { minutes, lines: tree, head }
}
