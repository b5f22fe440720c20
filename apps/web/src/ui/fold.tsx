/* What most people need not see, behind one line: the browser's own <details>, with an arrow that turns. */
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { Icon } from './icon.tsx'
import styles from './fold.module.css'

/** `open` opens it from outside; the person may close it again. */
export function Fold(props: { title: string; icon?: string; open?: boolean; children: JSX.Element }): JSX.Element {
  return (
    <details class={styles['fold']} open={props.open || undefined}>
      <summary><Show when={props.icon}>{(icon) => <Icon of={icon()} />}</Show>{props.title}</summary>
      <div>{props.children}</div>
    </details>
  )
}
