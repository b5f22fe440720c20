/*
 * The agreements of earlier meetings that come back here, for the board and for the acta alike.
 *
 * The table knows what came back when this meeting was made; the last acta may have been closed since, so the server is asked once
 * there is a line. Without one, what the table says stands.
 */
import type { PreviousAgreement } from '@acta-viva/model/minutes'
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { call } from '../api/http.ts'
import { useMeeting } from './context.tsx'

const progresses = ['unreviewed', 'initial', 'intermediate', 'concluded', 'withdrawn'] as const

/** Rows as the table or the server has them; anything else in there is passed over. */
export function readPrevious(value: unknown): PreviousAgreement[] {
  return (Array.isArray(value) ? value : []).flatMap((entry: unknown): PreviousAgreement[] => {
    if (typeof entry !== 'object' || entry === null) return []
    const row = entry as Record<string, unknown>
    const text = (key: string) => (typeof row[key] === 'string' ? row[key] : '')
    if (text('ref') === '') return []
    return [{
      ref: text('ref'), code: text('code'), text: text('text'), responsible: text('responsible'), measure: text('measure'), due: text('due'),
      progress: progresses.find((one) => one === row['progress']) ?? 'unreviewed',
    }]
  })
}

/** Kept up to date while the component that asks lives. */
export function createPrevious(): Accessor<PreviousAgreement[]> {
  const meeting = useMeeting()
  const table = meeting.document('table')
  const [previous, setPrevious] = createSignal<PreviousAgreement[]>([])
  let fresh = false
  /** Rows that say the same stay the same: nobody loses what they are typing beside one when the server's answer comes. */
  const put = (rows: readonly PreviousAgreement[]) => setPrevious((before) =>
    rows.map((one) => before.find((old) => JSON.stringify(old) === JSON.stringify(one)) ?? one))
  createEffect(on(table, (doc) => {
    const map = doc.getMap('meeting')
    const refresh = () => { if (!fresh) put(readPrevious(map.get('previous'))) }
    refresh()
    map.observe(refresh)
    onCleanup(() => map.unobserve(refresh))
  }))
  const onLine = createMemo(() => meeting.line().at === 'open')
  createEffect(on(onLine, async (open) => {
    if (!open || fresh) return
    const answer = await call('GET', `/api/meetings/${encodeURIComponent(meeting.id)}/previous`, (body) =>
      readPrevious((body as { agreements?: unknown } | null)?.agreements))
    if (answer.ok) { fresh = true; put(answer.body) }
  }))
  return previous
}
