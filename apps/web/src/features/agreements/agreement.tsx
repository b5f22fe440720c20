/*
 * One agreement: read by all, completed and registered by the lead team.
 *
 * The three features every agreement needs (R10) stand as three small marks, missing ones named. What people type goes to the shared
 * text letter by letter, so the secretary and the coordinator can complete the same agreement at once.
 */
import { missingIn, setFields, setText, type Agreement, type Row } from '@acta-viva/model/documents'
import { For, Index, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agreements } from '../../i18n/es/agreements.ts'
import { day, useI18n, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Consensus } from '../../parts/consensus.tsx'
import { Button, Field, Icon, IconButton, SharedField, agreementIcon, checkIcon, editIcon, plusIcon, trashIcon, useToasts } from '../../ui/index.ts'
import { isDate, toggled, withoutCommitment } from './acts.ts'
import styles from './agreements.module.css'
import { Due } from './due.tsx'

const groupKeys = ['teachers', 'heads', 'students', 'families'] as const
const gapKeys = { actors: 'who', measure: 'measure', due: 'due' } as const

export function AgreementView(props: { agreement: Agreement; n: number }): JSX.Element {
  const t = useText(agreements)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const toasts = useToasts()
  const table = () => meeting.document('table')()
  const [open, setOpen] = createSignal(false)
  const writes = () => meeting.writes('table') && meeting.may('consult.open')
  const gaps = () => missingIn(props.agreement)
  const set = (fields: Record<string, unknown>) => setFields(table(), 'agreements', props.agreement.id, fields)
  const type = (key: 'text' | 'indicator' | 'target') => (text: string) => {
    const row = table().getMap<Row>('agreements').get(props.agreement.id)
    if (row !== undefined) setText(table(), row, key, text)
  }
  const due = () => (isDate(props.agreement.due) ? day(Date.parse(`${props.agreement.due}T12:00:00`), { locale: locale() }, meeting.exactNow()) : props.agreement.due)
  const remove = () => {
    set({ removed: true })
    toasts.show({ text: t('removed'), undo: () => set({ removed: false }) })
  }

  return (
    <article class={styles['agreement']} data-state={props.agreement.state} data-agreement={props.agreement.id}>
      <p class={styles['text']}><span class={styles['n']}>{props.n}.</span> {props.agreement.text}</p>
      <ul class={styles['marks']}>
        <For each={['actors', 'measure', 'due'] as const}>{(gap) => (
          <li data-missing={gaps().includes(gap) ? '' : undefined}>
            <Show when={gaps().includes(gap)} fallback={<><Icon of={checkIcon} size={16} /> {t(gapKeys[gap])}</>}>{t('missing', { what: t(gapKeys[gap]) })}</Show>
          </li>
        )}</For>
        <Show when={props.agreement.state === 'registered'}><li class={styles['registered']}><Icon of={agreementIcon} size={18} /> {t('registered')}</li></Show>
      </ul>
      <dl class={styles['facts']}>
        <Show when={props.agreement.actors.length > 0}><div><dt>{t('who')}</dt><dd>{props.agreement.actors.join(', ')}</dd></div></Show>
        <Show when={props.agreement.responsible}><div><dt>{t('responsible')}</dt><dd>{props.agreement.responsible}</dd></div></Show>
        <Show when={props.agreement.indicator || props.agreement.target}>
          <div><dt>{t('measure')}</dt><dd>{[props.agreement.indicator, props.agreement.target].filter(Boolean).join(' · ')}</dd></div>
        </Show>
        <Show when={props.agreement.due}><div><dt>{t('due')}</dt><dd>{due()}</dd></div></Show>
      </dl>
      <Consensus on={props.agreement.id} />
      <Show when={writes()}>
        <div class="row">
          <Show when={props.agreement.state === 'draft'} fallback={<Button kind="quiet" onClick={() => set({ state: 'draft' })}>{t('back')}</Button>}>
            <Button icon={checkIcon} onClick={() => set({ state: 'registered' })}>{t('register')}</Button>
          </Show>
          <Button kind="quiet" icon={editIcon} data-complete="" aria-expanded={open()} onClick={() => setOpen(!open())}>{open() ? t('fold') : t('complete')}</Button>
        </div>
        <Show when={open()}>
          <div class={styles['form']}>
            <SharedField label={t('text')} hint={t('proposeHint')} rows={2} maxlength={1000} value={props.agreement.text} onText={type('text')} />
            <fieldset class={styles['fields']} data-field="actors">
              <legend class="field-label">{t('whoFull')}</legend>
              <div class="row">
                <For each={groupKeys}>{(key) => (
                  <button type="button" class="button button-secondary" aria-pressed={props.agreement.actors.includes(t(key))} onClick={() => set({ actors: toggled(props.agreement.actors, t(key)) })}>{t(key)}</button>
                )}</For>
              </div>
              <PersonSelect label={t('addPerson')} value="" onPick={(name) => set({ actors: toggled(props.agreement.actors, name) })} />
            </fieldset>
            <PersonSelect label={t('responsible')} empty={t('nobody')} value={props.agreement.responsible} onPick={(name) => set({ responsible: name })} />
            <div data-field="measure"><SharedField label={t('indicator')} hint={t('indicatorHint')} maxlength={300} value={props.agreement.indicator} onText={type('indicator')} /></div>
            <SharedField label={t('target')} hint={t('targetHint')} maxlength={200} value={props.agreement.target} onText={type('target')} />
            <Due value={props.agreement.due} now={meeting.exactNow()} onChange={(text) => set({ due: text })} />
            <Commitments agreement={props.agreement} onChange={(commitments) => set({ commitments })} />
            <div class="row">
              <Button kind="quiet" onClick={() => void act({ type: 'consult.open', on: props.agreement.id, text: props.agreement.text.slice(0, 500) })}>{t('consult')}</Button>
              <Button kind="danger" icon={trashIcon} onClick={remove}>{t('remove')}</Button>
            </div>
          </div>
        </Show>
      </Show>
    </article>
  )
}

function PersonSelect(props: { label: string; value: string; empty?: string; onPick: (name: string) => void }): JSX.Element {
  const t = useText(agreements)
  const meeting = useMeeting()
  const names = () => [...new Set(Object.values(meeting.state().people).filter((one) => !one.removed && one.mergedInto === null).map((one) => one.name))]
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <select class="field-input" value={props.value} onChange={(event) => { props.onPick(event.currentTarget.value); if (props.empty === undefined) event.currentTarget.value = '' }}>
        <option value="">{props.empty ?? t('others')}</option>
        <For each={names()}>{(name) => <option value={name}>{name}</option>}</For>
        <Show when={props.value !== '' && !names().includes(props.value)}><option value={props.value}>{props.value}</option></Show>
      </select>
    </label>
  )
}

/** Who does what so that the agreement happens. */
function Commitments(props: { agreement: Agreement; onChange: (list: Agreement['commitments']) => void }): JSX.Element {
  const t = useText(agreements)
  const list = () => props.agreement.commitments
  const change = (at: number, fields: Partial<Agreement['commitments'][number]>) =>
    props.onChange(list().map((one, index) => (index === at ? { ...one, ...fields } : one)))
  return (
    <fieldset class={styles['fields']}>
      <legend class="field-label">{t('commitments')}</legend>
      <Index each={list()}>{(one, at) => (
        <div class={styles['commitment']}>
          <Field label={t('commitmentWho')} value={one().who} maxlength={120} onText={(who) => change(at, { who })} />
          <Field label={t('commitmentWhat')} value={one().what} maxlength={300} onText={(what) => change(at, { what })} />
          <Field label={t('commitmentDue')} value={one().due} maxlength={80} onText={(text) => change(at, { due: text })} />
          <IconButton icon={trashIcon} label={t('removeCommitment', { who: one().who || String(at + 1) })} onClick={() => props.onChange(withoutCommitment(list(), at))} />
        </div>
      )}</Index>
      <Button kind="quiet" icon={plusIcon} onClick={() => props.onChange([...list(), { who: '', what: '', due: '' }])}>{t('addCommitment')}</Button>
    </fieldset>
  )
}
