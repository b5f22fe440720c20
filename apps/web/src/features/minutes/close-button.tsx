/*
 * Closing the acta: a second tap in place, never a dialog. The second tap is only waited for a few seconds; what the server answers
 * is said in words, and the button says what is happening until the record knows.
 */
import { confirmationEnd, primaryAction } from '@acta-viva/model/record'
import { Show, createMemo, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { refusals } from '../../i18n/es/refusals.ts'
import { day, lima, useI18n, useText } from '../../i18n/index.ts'
import { after, useMeeting, useTable } from '../../live/index.ts'
import { Button, Notice, lockIcon } from '../../ui/index.ts'
import styles from './minutes.module.css'

const ARMED = 6_000

export function CloseButton(props: { blocked: readonly string[] }): JSX.Element {
  const t = useText(minutes)
  const why = useText(refusals)
  const meeting = useMeeting()
  const table = useTable()
  /** The one next act of a screen is this one only once everything was read aloud. */
  const main = createMemo(() => primaryAction(meeting.roles(), table.situation(), meeting.state(), meeting.me, table.room(), meeting.now()).do === 'close-minutes')
  const [state, setState] = createSignal<{ at: 'idle' } | { at: 'armed' } | { at: 'closing' } | { at: 'refused'; why: string }>({ at: 'idle' })
  let disarm: () => void = () => undefined
  onCleanup(() => disarm())
  const press = async () => {
    disarm()
    if (state().at !== 'armed') {
      setState({ at: 'armed' })
      disarm = after(ARMED, () => setState({ at: 'idle' }))
      return
    }
    setState({ at: 'closing' })
    const done = await meeting.send({ type: 'minutes.close' })
    setState(done.ok === false ? { at: 'refused', why: why(done.reason) } : { at: 'idle' })
  }
  const { locale } = useI18n()
  /** Until when it should reach everybody, once the meeting is over (R1). */
  const limit = () => { const { phase, endedAt } = meeting.state(); return phase === 'ended' && endedAt !== null ? confirmationEnd(endedAt) : null }
  const refused = () => { const now = state(); return now.at === 'refused' ? now.why : '' }
  return (
    <div class={styles['closing']}>
      <Show when={props.blocked.length > 0}><Notice tone="warn">{t('cannotClose', { why: props.blocked.join(', ') })}</Notice></Show>
      <Show when={refused()}>{(reason) => <Notice tone="alert" live>{t('cannotClose', { why: reason() })}</Notice>}</Show>
      <p class="lead">{t('closeHint')}</p>
      <Show when={limit()}>{(at) => (
        <p>{t(at() < meeting.exactNow() ? 'closeLate' : 'closeBy', { day: day(at(), { locale: locale(), zone: lima }, meeting.exactNow()) })}</p>
      )}</Show>
      <Button
        kind={state().at === 'armed' ? 'danger' : main() ? 'primary' : 'secondary'} wide icon={lockIcon} busy={state().at === 'closing' || props.blocked.length > 0}
        onClick={() => void press()}
      >{state().at === 'closing' ? t('closing') : state().at === 'armed' ? t('closeNow') : t('close')}</Button>
    </div>
  )
}
