/* A norm written by hand, or picked from the seven values and those for meetings at a distance. */
import { groundRuleValues, remoteGroundRules } from '@acta-viva/model/guides'
import { For, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { Button, Field, plusIcon } from '../../ui/index.ts'
import styles from './agenda.module.css'

export function Choose(props: { onAdd: (rule: string) => void }): JSX.Element {
  const t = useText(agenda)
  const i18n = useI18n()
  const [own, setOwn] = createSignal('')
  const all = () => [...groundRuleValues.flatMap((value) => value.rules), ...remoteGroundRules].map((rule) => rule[i18n.language()])
  const send = () => { if (own().trim() !== '') props.onAdd(own().trim()) }
  return (
    <>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); send() }}>
        <Field label={t('ownRule')} value={own()} maxlength={200} onText={setOwn} />
        <Button type="submit" icon={plusIcon}>{t('add')}</Button>
      </form>
      <div class={styles['choices']}><For each={all()}>{(rule) => <Button kind="quiet" onClick={() => props.onAdd(rule)}>{rule}</Button>}</For></div>
    </>
  )
}
