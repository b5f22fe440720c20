/*
 * My own turn: the clock, large, and the one thing to do when I am done. It covers the room without unmounting anything, so a
 * half-written idea is still there afterwards; it never takes the focus from somebody who is writing.
 */
import { speakerClock } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, ClockDigits, Icon, micIcon } from '../../ui/index.ts'
import styles from './floor.module.css'

export function MyTurn(props: { onLeave: () => void; end: JSX.Element }): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const table = useTable()
  const now = createMemo(() => speakerClock(meeting.state(), meeting.now()))
  return (
    <Show when={now()}>{(turn) => (
      <section class={styles['turn']} data-warning={turn().warning} aria-labelledby="turn-title">
        <h2 id="turn-title" class={styles['have']}>{t('mine')}</h2>
        <ClockDigits ms={turn().remaining} size="wall" paused={!turn().running} soon={turn().warning === 'amber'} label={t('mine')} />
        <Show when={!turn().running}><p>{t('paused')}</p></Show>
        <p class={styles['mic']}><Icon of={micIcon} /> {t('mic')}</p>
        <Show when={meeting.state().question?.text}>{(text) => <p class={styles['soft']}>{table.asked(text())}</p>}</Show>
        {props.end}
        <Button kind="quiet" onClick={() => props.onLeave()}>{t('keepWriting')}</Button>
      </section>
    )}</Show>
  )
}
