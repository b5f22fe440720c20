/*
 * The agreements of the previous meeting, marked live: progress, a comment, evidence. Progress of an earlier agreement is a command of
 * the record, never an edit of a sealed acta. Dropping one needs a reason.
 */
import type { PreviousAgreement } from '@acta-viva/model/minutes'
import type { Progress } from '@acta-viva/model/record'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agreements } from '../../i18n/es/agreements.ts'
import { day, useI18n, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Choice, Field } from '../../ui/index.ts'
import { isDate } from './acts.ts'
import styles from './agreements.module.css'

const progresses: readonly Progress[] = ['initial', 'intermediate', 'concluded', 'withdrawn']

export function Review(props: { previous: readonly PreviousAgreement[] }): JSX.Element {
  const t = useText(agreements)
  return (
    <Show when={props.previous.length > 0}>
      <section class={styles['tasks']} aria-labelledby="previous-title">
        <h3 id="previous-title">{t('previous')}</h3>
        <p class="lead">{t('previousIntro')}</p>
        <For each={props.previous}>{(one) => <ReviewOne previous={one} />}</For>
      </section>
    </Show>
  )
}

function ReviewOne(props: { previous: PreviousAgreement }): JSX.Element {
  const t = useText(agreements)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const due = () => (isDate(props.previous.due) ? day(Date.parse(`${props.previous.due}T12:00:00`), { locale: locale() }, meeting.exactNow()) : props.previous.due)
  const marked = () => meeting.state().reviews[props.previous.ref]
  const [note, setNote] = createSignal<string | null>(null)
  const [evidence, setEvidence] = createSignal<string | null>(null)
  /** Chosen, but still without the reason it needs. */
  const [wanted, setWanted] = createSignal<Progress | null>(null)
  const progress = () => marked()?.progress ?? 'unreviewed'
  const words = () => note() ?? marked()?.note ?? ''
  const mark = (next: Progress) => {
    if (next === 'withdrawn' && words().trim() === '') { setWanted(next); return }
    setWanted(null)
    void act({ type: 'review.mark', agreement: props.previous.ref, progress: next, note: words(), evidence: evidence() ?? marked()?.evidence ?? '' })
  }
  return (
    <article class={styles['agreement']}>
      <p class={styles['text']}><span class={styles['n']}>{props.previous.code}</span> {props.previous.text}</p>
      <Show when={props.previous.responsible || props.previous.due}>
        <p class="lead">{[props.previous.responsible, due()].filter(Boolean).join(' · ')}</p>
      </Show>
      <Show when={meeting.may('review.mark') && meeting.state().phase !== 'closed'} fallback={<p>{t(progress())}</p>}>
        <Choice label={t('progressOf', { text: props.previous.text.slice(0, 40) })} hideLabel options={progresses.map((value) => ({ value, label: t(value) }))} value={wanted() ?? (progress() === 'unreviewed' ? null : progress())} onChange={mark} />
        <Field label={t('note')} maxlength={500} value={words()} error={wanted() !== null && words().trim() === '' ? t('whyWithdrawn') : undefined} onText={setNote} />
        <Field label={t('evidence')} maxlength={2000} inputmode="url" value={evidence() ?? marked()?.evidence ?? ''} onText={setEvidence} />
        <Show when={wanted() !== null || progress() !== 'unreviewed'}><Button onClick={() => mark(wanted() ?? progress())}>{t('saveReview')}</Button></Show>
      </Show>
    </article>
  )
}
