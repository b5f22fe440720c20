/*
 * "Habla Rosa 1:42": one line of the room's head, said once to screen readers when the speaker changes. It stands there from the start and
 * shows nothing while nobody speaks: made anew with each turn it would have no speaker before to tell this one from.
 */
import { speakerClock } from '@acta-viva/model/record'
import { Show, createEffect, createMemo, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { ClockDigits, useAnnounce } from '../../ui/index.ts'
import styles from './floor.module.css'

/** `class` is for the place around the line, which is there only while somebody speaks. */
export function SpeakingLine(props: { class?: string | undefined }): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const now = createMemo(() => speakerClock(meeting.state(), meeting.now()))
  const who = createMemo(() => now()?.person)
  const name = () => meeting.state().people[who() ?? '']?.name ?? ''
  createEffect(on(who, (person) => {
    if (person !== undefined) announce(person === meeting.me ? t('granted') : t('nowSpeaks', { name: name() }))
  }, { defer: true }))
  return (
    <Show when={now()}>{(turn) => (
      <span class={props.class}><span class={styles['line']} data-warning={meeting.timed() ? turn().warning : undefined}>
        <span class={styles['lineName']}>{t('speaking', { name: name() })}</span>
        <ClockDigits ms={meeting.timed() ? turn().remaining : null} paused={!turn().running} soon={turn().warning === 'amber'} label={t('turnOf', { name: name() })} />
      </span></span>
    )}</Show>
  )
}
