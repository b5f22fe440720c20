/* One inline sentence about the state of things, said politely. It never covers anything and never takes the focus. */
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Icon } from './icon.tsx'
import styles from './notice.module.css'

export type NoticeTone = 'plain' | 'good' | 'warn' | 'alert'

/** `live` announces changes of its content; leave it off for what stands on the page from the start. */
export function Notice(props: { tone?: NoticeTone; icon?: string; live?: boolean; children: JSX.Element }): JSX.Element {
  return (
    <div class={styles['notice']} data-tone={props.tone ?? 'plain'} role={props.live ? 'status' : undefined}>
      <Show when={props.icon}>{(icon) => <Icon of={icon()} size={22} />}</Show>
      <div class={styles['text']}>{props.children}</div>
    </div>
  )
}
