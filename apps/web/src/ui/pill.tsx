/* A short state beside a name or at the edge of a screen. With `onPress` it is a button, with room for a thumb. */
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Icon } from './icon.tsx'
import styles from './pill.module.css'

export type PillTone = 'plain' | 'accent' | 'good' | 'warn' | 'alert'

export function Pill(props: { tone?: PillTone; icon?: string; onPress?: () => void; children: JSX.Element }): JSX.Element {
  const content = () => <><Show when={props.icon}>{(icon) => <Icon of={icon()} size={18} />}</Show>{props.children}</>
  return (
    <Show when={props.onPress} fallback={<span class={styles['pill']} data-tone={props.tone ?? 'plain'}>{content()}</span>}>
      <button type="button" class={styles['pill']} data-tone={props.tone ?? 'plain'}
        onClick={() => props.onPress?.()}>{content()}</button>
    </Show>
  )
}
