/*
 * A clock's face: minutes and seconds that never jump sideways. Over time it counts up with a plus and changes colour and sign
 * together, so colour is never the only word. It is not announced each second; milestones go through the announcer. A time not known
 * yet stands as dashes in the same place.
 */
import type { JSX } from 'solid-js'
import { clock, useText } from '../i18n/index.ts'
import { ui } from '../i18n/es/ui.ts'
import styles from './clock-digits.module.css'

/** `ms` left, null while nobody knows; below zero is over time. `big` is the clock of the screen, ≥ 40 px. */
export function ClockDigits(props: {
  ms: number | null
  size?: 'text' | 'big' | 'wall'
  paused?: boolean
  /** Close to its end: said with the warning colour. */
  soon?: boolean
  /** What it is the clock of, for those who listen. */
  label?: string
}): JSX.Element {
  const t = useText(ui)
  const read = () => (props.ms === null ? { over: false, minutes: '–', seconds: '––' } : clock(props.ms))
  const left = () => (props.ms === null ? '' : t(read().over ? 'overBy' : 'left', { minutes: read().minutes, seconds: Number(read().seconds) }))
  const spoken = () => (props.label ? `${props.label}: ${left()}` : left())
  return (
    <span
      class={styles['clock']} role="timer" aria-label={spoken()} data-size={props.size ?? 'text'}
      data-state={props.ms === null ? 'running' : read().over ? 'over' : props.paused ? 'paused' : props.soon ? 'soon' : 'running'}
    >
      <span aria-hidden="true">
        {read().over ? '+' : ''}{read().minutes}<span class={styles['colon']}>:</span>{read().seconds}
      </span>
    </span>
  )
}
