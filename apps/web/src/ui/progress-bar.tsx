/* How far something is, on the browser's own <progress>: planned against used time, parts of the acta. Over 1 it says so. */
import type { JSX } from 'solid-js'
import styles from './progress-bar.module.css'

/** `value` from 0 to 1; more than 1 is drawn full and marked. `label` names it, `text` says it in words. */
export function ProgressBar(props: { value: number; label: string; text?: string }): JSX.Element {
  return (
    <progress
      class={styles['bar']} max={1} value={Math.min(1, Math.max(0, props.value))}
      aria-label={props.label} aria-valuetext={props.text}
      data-over={props.value > 1 ? '' : undefined}
    />
  )
}
