/*
 * How the meeting felt: counts for everybody who said so, sentences (which the server gives to the lead team only), never a name, and
 * nothing at all before three people answered.
 */
import { pulseFaces } from '@acta-viva/model/guides'
import { For, Show, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { call } from '../../api/http.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { after, useMeeting } from '../../live/index.ts'
import styles from './minutes.module.css'

interface Summary { faces: number[]; worked: string[]; change: string[] }
interface Pulse { answers: number; summary: Summary | null }
/** The lead team watches it come in; others look now and then. */
const AGAIN = { lead: 20_000, others: 60_000 } as const

const readPulse = (body: unknown): Pulse | undefined => {
  const pulse = body as Partial<Pulse> | null
  return typeof pulse?.answers === 'number' ? { answers: pulse.answers, summary: pulse.summary ?? null } : undefined
}

const share = ({ faces }: Summary, at: number): string => `${Math.round(100 * (faces[at] ?? 0) / Math.max(1, faces.reduce((sum, n) => sum + n, 0)))}%`

export function PulseSummary(props: { answered: boolean }): JSX.Element {
  const t = useText(minutes)
  const { language } = useI18n()
  const meeting = useMeeting()
  const [pulse, setPulse] = createSignal<Pulse | null>(null)
  const leads = () => Object.values(meeting.state().roles).includes(meeting.me)
  const may = createMemo(() => (leads() || props.answered) && meeting.line().at === 'open')
  createEffect(on(may, (now) => {
    if (!now) return
    let gone = false
    let stop: () => void = () => undefined
    const look = async () => {
      const answer = await call('GET', `/api/meetings/${encodeURIComponent(meeting.id)}/pulse`, readPulse)
      if (gone) return // an answer that comes after its screen asks for no other
      if (answer.ok) setPulse(answer.body)
      stop = after(leads() ? AGAIN.lead : AGAIN.others, () => void look())
    }
    void look()
    onCleanup(() => { gone = true; stop() })
  }))
  return (
    <Show when={(leads() || pulse()?.summary) && pulse()}>{(now) => (
      <section class={styles['missing']} aria-labelledby="pulse-title">
        <h3 id="pulse-title">{t('pulseSummary')}</h3>
        <Show when={now().summary} fallback={<p class="lead">{t('pulseFew', { n: now().answers })}</p>}>{(summary) => (
          <>
            <ul class={styles['faces']}><For each={pulseFaces}>{(face, index) => (
              <li><span>{face[language()]}</span><span class={styles['bar']} aria-hidden="true"><span style={{ width: share(summary(), index()) }} /></span><strong>{summary().faces[index()] ?? 0}</strong></li>
            )}</For></ul>
            <Show when={summary().worked.length > 0}><h4>{t('pulseWorked')}</h4><ul class="list"><For each={summary().worked}>{(text) => <li>{text}</li>}</For></ul></Show>
            <Show when={summary().change.length > 0}><h4>{t('pulseChange')}</h4><ul class="list"><For each={summary().change}>{(text) => <li>{text}</li>}</For></ul></Show>
          </>
        )}</Show>
      </section>
    )}</Show>
  )
}
