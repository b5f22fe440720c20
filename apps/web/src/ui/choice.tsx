/*
 * One of a few, as chips over native radio buttons: arrow keys, names and required-ness come from the browser.
 * `detail` is a second, softer line of a chip. For more than about eight options use a native select.
 */
import { Index, Show, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import styles from './choice.module.css'

export interface Option<V extends string | number> { value: V; label: string; detail?: string }

export function Choice<V extends string | number>(props: {
  label: string
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  /** Options under each other, full width. */
  stacked?: boolean
  hideLabel?: boolean
}): JSX.Element {
  const name = createUniqueId()
  return (
    <fieldset class={styles['choice']}>
      <legend class={props.hideLabel ? 'visually-hidden' : 'field-label'}>{props.label}</legend>
      <div class={styles['options']} classList={{ [styles['stacked'] ?? '']: props.stacked ?? false }}>
        <Index each={props.options}>{(option) => (
          <label class={styles['option']}>
            <input
              type="radio" name={name} value={option().value} checked={option().value === props.value}
              onChange={() => props.onChange(option().value)}
            />
            <span class={styles['label']}>{option().label}</span>
            <Show when={option().detail}>{(detail) => <span class={styles['detail']}>{detail()}</span>}</Show>
          </label>
        )}</Index>
      </div>
    </fieldset>
  )
}
