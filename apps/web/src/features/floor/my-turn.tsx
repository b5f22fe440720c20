/*
 * My own turn: the clock, large, what it means, and the one thing to do when I am done. The speaker is warned a minute before the end,
 * earlier than anybody else. It covers the room without unmounting anything, so a half-written idea is still there afterwards; it takes
 * the focus from what it covers, never from a sheet that is open, and is not shown to somebody who is writing.
 */
import { speakerClock } from '@acta-viva/model/record'
import { Show, createMemo, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { clock } from '../../i18n/es/clock.ts'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, ClockDigits, Icon, forwardIcon, micIcon } from '../../ui/index.ts'
import styles from './floor.module.css'

const said = { none: null, minute: 'minuteLeft', amber: 'wrapUp', over: 'turnOver' } as const

/** Whoever uses the keyboard or hears the screen is where the turn is, and afterwards at the main button. */
function takeFocus(heading: HTMLElement): void {
  onMount(() => queueMicrotask(() => {
    const at = document.activeElement
    if (at === null || at === document.body || at.closest('[inert], [hidden]') !== null) heading.focus({ preventScroll: true })
  }))
  onCleanup(() => {
    if (!heading.parentElement?.contains(document.activeElement)) return
    queueMicrotask(() => document.querySelector<HTMLElement>('footer .button-primary')?.focus({ preventScroll: true }))
  })
}

export function MyTurn(props: { onLeave: () => void; end: JSX.Element }): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const table = useTable()
  const clocks = useText(clock)
  const act = useAct()
  const now = createMemo(() => speakerClock(meeting.state(), meeting.now()))
  const warning = () => (meeting.timed() ? now()?.warning ?? 'none' : 'none')
  /** Who would go on with what is left of my time. */
  const heir = createMemo(() => {
    const next = meeting.state().queue.find((one) => one.person !== meeting.me)
    return next && (now()?.remaining ?? 0) > 0 ? meeting.state().people[next.person]?.name : undefined
  })
  return (
    <Show when={now()}>{(turn) => (
      <section class={styles['turn']} data-warning={warning()} aria-labelledby="turn-title">
        <h2 id="turn-title" ref={takeFocus} tabindex="-1" class={styles['have']}>{t('mine')}</h2>
        <ClockDigits ms={meeting.timed() ? turn().remaining : null} size="wall" paused={!turn().running} soon={warning() === 'amber'} label={t('mine')} />
        <Show when={turn().running ? said[warning()] : null}>{(word) => <p class={styles['said']}>{clocks(word())}</p>}</Show>
        <Show when={!turn().running}><p>{t('paused')}</p></Show>
        <p class={styles['mic']}><Icon of={micIcon} /> {t('mic')}</p>
        <Show when={meeting.state().question?.text}>{(text) => <p class={styles['soft']}>{table.asked(text())}</p>}</Show>
        {props.end}
        <Show when={heir()}>{(name) => (
          <Button kind="quiet" icon={forwardIcon} onClick={() => void act({ type: 'turn.yield', seen: meeting.state().turn?.id ?? null })}>{t('yieldTo', { name: name() })}</Button>
        )}</Show>
        <Button kind="quiet" onClick={() => props.onLeave()}>{t('keepWriting')}</Button>
      </section>
    )}</Show>
  )
}
