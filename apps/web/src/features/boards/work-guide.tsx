/*
 * The common work guide of a team: eight steps in which two or three colleagues plan how to better one practice. Everybody in the team
 * writes in it at once; it lives in the team's document and comes back in the annex of the acta.
 */
import { workGuideModalities, workGuideSteps, type WorkGuideModality } from '@acta-viva/model/guides'
import { readGuide, rowsOf, setFields, setText, writeGuide } from '@acta-viva/model/documents'
import { For, Match, Show, Switch, createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import type { JSX } from 'solid-js'
import type * as Y from 'yjs'
import { teams as dictionary } from '../../i18n/es/teams.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { createRows, makeId, useMeeting } from '../../live/index.ts'
import { Button, Field, SharedField, plusIcon, trashIcon, IconButton } from '../../ui/index.ts'
import { addAction, readActions } from './actions.ts'
import styles from './boards.module.css'

/** The guide's words by step, following the document. */
function createGuide(doc: Accessor<Y.Doc>): Accessor<Readonly<Record<string, string>>> {
  const [words, setWords] = createSignal<Readonly<Record<string, string>>>({})
  createEffect(on(doc, (current) => {
    const map = current.getMap('guide')
    const read = () => { setWords(readGuide(current)) }
    read()
    map.observeDeep(read)
    onCleanup(() => map.unobserveDeep(read))
  }))
  return words
}

/** `staticDoc` is the team's document as a signal; the same for as long as the component lives. */
export function WorkGuide(props: { staticDoc: Accessor<Y.Doc> }): JSX.Element {
  const t = useText(dictionary)
  const i18n = useI18n()
  const doc = () => props.staticDoc()
  const words = createGuide(doc)
  const write = (field: string, text: string) => writeGuide(doc(), field, text)
  const label = (n: number, step: (typeof workGuideSteps)[number]) => `${n + 1}. ${step.label[i18n.language()]}`
  const ways = Object.keys(workGuideModalities) as WorkGuideModality[]
  return (
    <section class="stack" aria-label={t('guide')}>
      <h4>{t('guide')}</h4>
      <For each={workGuideSteps}>{(step, n) => (
        <Switch>
          <Match when={step.kind === 'actions'}><Actions staticDoc={props.staticDoc} label={label(n(), step)} /></Match>
          <Match when={step.kind === 'choice'}>
            <label class="field"><span class="field-label">{label(n(), step)}</span>
              <select class="field-input" onChange={(event) => write(step.field, event.currentTarget.value)}>
                <option value="">{t('chooseWay')}</option>
                <For each={ways}>{(way) => {
                  const name = () => workGuideModalities[way][i18n.language()]
                  return <option value={name()} selected={words()[step.field] === name()}>{name()}</option>
                }}</For>
              </select>
            </label>
          </Match>
          <Match when={step.kind === 'text'}><SharedField label={label(n(), step)} value={words()[step.field] ?? ''} maxlength={300} onText={(text) => write(step.field, text)} /></Match>
          <Match when={step.kind === 'long'}><SharedField label={label(n(), step)} rows={2} value={words()[step.field] ?? ''} maxlength={2000} onText={(text) => write(step.field, text)} /></Match>
        </Switch>
      )}</For>
    </section>
  )
}

/** Who does what until when: concrete, or it is no action. */
function Actions(props: { staticDoc: Accessor<Y.Doc>; label: string }): JSX.Element {
  const t = useText(dictionary)
  const meeting = useMeeting()
  const doc = () => props.staticDoc()
  const actions = createRows(doc, 'actions', readActions)
  const type = (id: string, key: string, text: string) => {
    const row = rowsOf(doc(), 'actions').find(([one]) => one === id)?.[1]
    if (row) setText(doc(), row, key, text)
  }
  return (
    <fieldset class={styles['actions']}>
      <legend class="field-label">{props.label}</legend>
      <For each={actions.rows}>{(action, n) => (
        <div class="stack">
          <SharedField label={t('what', { n: n() + 1 })} value={action.what} maxlength={300} onText={(text) => type(action.id, 'what', text)} />
          <div class="row">
            <Field label={t('who')} value={meeting.state().people[action.who]?.name ?? action.who} maxlength={80} onText={(text) => type(action.id, 'who', text)} />
            <Field label={t('due')} value={action.due} maxlength={40} onText={(text) => type(action.id, 'due', text)} />
            <IconButton icon={trashIcon} label={t('removeAction', { n: n() + 1 })} onClick={() => setFields(doc(), 'actions', action.id, { removed: true })} />
          </div>
        </div>
      )}</For>
      <Show when={actions.rows.length < 12}>
        <Button kind="quiet" icon={plusIcon} onClick={() => addAction(doc(), makeId())}>{t('addAction')}</Button>
      </Show>
    </fieldset>
  )
}
