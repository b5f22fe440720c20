/*
 * What became of the community's agreements: those that will come back first, the rest folded away. Its coordinator can say how far
 * one is between meetings; the sealed acta where it was agreed stays as it is. Leaving one aside needs a reason.
 */
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { Progress } from '@acta-viva/model/record'
import { reviewAgreement } from '../../api/communities.ts'
import type { Followed } from '../../api/communities.ts'
import { community } from '../../i18n/es/community.ts'
import { day, lima, useI18n, useText } from '../../i18n/index.ts'
import { Button, Choice, Field, Fold, Pill, TextArea, useToasts } from '../../ui/index.ts'
import type { PillTone } from '../../ui/index.ts'
import styles from './community.module.css'
import { dayOf, returning, settled } from './reading.ts'

interface Common { community: string; key: string; mayWrite: boolean; onChange: (agreements: readonly Followed[]) => void }
const tones: Record<Progress, PillTone> = { unreviewed: 'plain', initial: 'warn', intermediate: 'accent', concluded: 'good', withdrawn: 'plain' }
const choices = ['initial', 'intermediate', 'concluded', 'withdrawn'] as const
type Chosen = (typeof choices)[number]

export function Agreements(props: Common & { agreements: readonly Followed[] }): JSX.Element {
  const t = useText(community)
  return (
    <Show when={props.agreements.length > 0} fallback={<p class="lead">{t('noAgreements')}</p>}>
      <Show when={returning(props.agreements).length > 0} fallback={<p class="lead">{t('nothingReturns')}</p>}>
        <ol class={`list ${styles['rows']}`}><For each={returning(props.agreements)}>{(agreement) => <Row {...props} agreement={agreement} />}</For></ol>
      </Show>
      <Show when={settled(props.agreements).length > 0}>
        <Fold title={t('settled', { n: settled(props.agreements).length })}>
          <ol class={`list ${styles['rows']}`}><For each={settled(props.agreements)}>{(agreement) => <Row {...props} agreement={agreement} />}</For></ol>
        </Fold>
      </Show>
    </Show>
  )
}

function Row(props: Common & { agreement: Followed }): JSX.Element {
  const t = useText(community)
  const i18n = useI18n()
  const due = () => {
    const at = dayOf(props.agreement.due)
    return at === undefined ? props.agreement.due : day(at, { locale: i18n.locale(), zone: lima }, Date.now())
  }
  return (
    <li class={styles['agreement']}>
      <div class={styles['row']}>
        <p class={styles['title']}><span class={styles['code']}>{props.agreement.code}</span> {props.agreement.text}</p>
        <Pill tone={tones[props.agreement.progress]}>{t(props.agreement.progress)}</Pill>
      </div>
      <p class={styles['facts']}>{[props.agreement.responsible, props.agreement.measure, due()].filter(Boolean).join(' · ')}</p>
      <Show when={props.agreement.note}><p>{props.agreement.note}</p></Show>
      <Show when={/^https?:\/\//.test(props.agreement.evidence)} fallback={<Show when={props.agreement.evidence}><p>{props.agreement.evidence}</p></Show>}>
        <p><a href={props.agreement.evidence} rel="noopener noreferrer" target="_blank">{t('evidenceLink')}</a></p>
      </Show>
      <Show when={props.mayWrite}><Fold title={t('update')}><Update {...props} /></Fold></Show>
    </li>
  )
}

function Update(props: Common & { agreement: Followed }): JSX.Element {
  const t = useText(community)
  const i18n = useI18n()
  const toasts = useToasts()
  const [picked, setPicked] = createSignal<Chosen | null>(null)
  const [typedNote, setNote] = createSignal<string | null>(null)
  const [typedEvidence, setEvidence] = createSignal<string | null>(null)
  const progress = () => picked() ?? choices.find((one) => one === props.agreement.progress) ?? null
  const note = () => typedNote() ?? props.agreement.note
  const evidence = () => typedEvidence() ?? props.agreement.evidence
  const [wrong, setWrong] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = progress()
    const missing = chosen === 'withdrawn' && note().trim() === ''
    setWrong(missing)
    if (chosen === null || missing || busy()) return
    setBusy(true)
    const answer = await reviewAgreement(props.community, { ref: props.agreement.ref, progress: chosen, note: note(), evidence: evidence() },
      { bearer: props.key, language: i18n.locale() })
    setBusy(false)
    if (answer.ok) props.onChange(answer.body)
    toasts.show({ text: answer.ok ? t('updated') : answer.trouble.kind === 'no-network' ? t('nextLost') : answer.trouble.title, stays: 5_000 })
  }
  return (
    <form class="stack" onSubmit={(event) => void save(event)} novalidate>
      <Choice label={t('progress')} options={choices.map((value) => ({ value, label: t(value) }))} value={progress()} onChange={setPicked} />
      <TextArea label={t('note')} rows={2} maxlength={500} value={note()} onText={setNote} error={wrong() ? t('whyWithdrawn') : undefined} />
      <Field label={t('evidence')} extra={t('ifAny')} maxlength={2000} inputmode="url" value={evidence()} onText={setEvidence} />
      <Button type="submit" busy={busy()} aria-disabled={progress() === null ? 'true' : undefined}>{t('save')}</Button>
    </form>
  )
}
