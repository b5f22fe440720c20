/*
 * Choosing norms: those of the seven values, each under its name, those for meetings at a distance, or one in own words. A tick puts a
 * norm on the list and takes it off again; the sheet stays, since a group picks two or three at once.
 */
import { groundRuleValues, remoteGroundRules } from '@acta-viva/model/guides'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useTable } from '../../live/index.ts'
import { Button, Field, plusIcon } from '../../ui/index.ts'
import styles from './agenda.module.css'

export function Choose(props: { chosen: readonly string[]; onChange: (rules: string[]) => void }): JSX.Element {
  const t = useText(agenda)
  const i18n = useI18n()
  const table = useTable()
  const [own, setOwn] = createSignal('')
  const put = (rule: string, on: boolean) => {
    const others = props.chosen.filter((one) => one !== rule)
    props.onChange(on ? [...others, rule] : others)
  }
  const send = () => {
    if (own().trim() === '') return
    put(own().trim(), true)
    setOwn('')
  }
  const groups = () => [
    ...groundRuleValues.map((value) => ({ name: value.name[i18n.language()], rules: value.rules })),
    ...(table.data().modality === 'inPerson' ? [] : [{ name: t('atDistance'), rules: remoteGroundRules }]),
  ]
  const listed = () => new Set(groups().flatMap((group) => group.rules.flatMap((rule) => [rule.es, rule.en])))
  return (
    <>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label={t('ownRule')} value={own()} maxlength={200} onText={setOwn} />
        <Button type="submit" icon={plusIcon}>{t('add')}</Button>
      </form>
      <Show when={props.chosen.some((rule) => !listed().has(rule))}>
        <Values name={t('ownRules')} rules={props.chosen.filter((rule) => !listed().has(rule))} chosen={props.chosen} onPut={put} />
      </Show>
      <For each={groups()}>{(group) => (
        <Values name={group.name} rules={group.rules.map((rule) => rule[i18n.language()])} chosen={props.chosen} onPut={put} />
      )}</For>
    </>
  )
}

function Values(props: { name: string; rules: readonly string[]; chosen: readonly string[]; onPut: (rule: string, on: boolean) => void }): JSX.Element {
  return (
    <fieldset class={styles['value']}>
      <legend>{props.name}</legend>
      <For each={props.rules}>{(rule) => (
        <label class={styles['norm']}>
          <input type="checkbox" checked={props.chosen.includes(rule)} onChange={(event) => props.onPut(rule, event.currentTarget.checked)} />
          <span>{rule}</span>
        </label>
      )}</For>
    </fieldset>
  )
}
