/* Until when: three quick dates, a date, or a period in words. One field of the agreement, whichever way it is said. */
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { agreements } from '../../i18n/es/agreements.ts'
import { useText } from '../../i18n/index.ts'
import { Field } from '../../ui/index.ts'
import { isDate, quickDates } from './acts.ts'
import styles from './agreements.module.css'

export function Due(props: { value: string; now: number; onChange: (due: string) => void }): JSX.Element {
  const t = useText(agreements)
  const quick = () => quickDates(new Date(props.now))
  return (
    <fieldset class={styles['fields']} data-field="due">
      <legend class="field-label">{t('until')}</legend>
      <div class="row">
        <For each={['week', 'twoWeeks', 'monthEnd'] as const}>{(key) => (
          <button type="button" class="button button-secondary" aria-pressed={props.value === quick()[key]} onClick={() => props.onChange(quick()[key])}>{t(key)}</button>
        )}</For>
      </div>
      <Field type="date" label={t('date')} value={isDate(props.value) ? props.value : ''} onText={(text) => { if (text !== '') props.onChange(text) }} />
      <Field label={t('period')} hint={t('periodHint')} maxlength={120} value={isDate(props.value) ? '' : props.value} onText={props.onChange} />
    </fieldset>
  )
}
