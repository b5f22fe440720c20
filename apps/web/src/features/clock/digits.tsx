/* The clocks of the room's head: the block's, large, and when the meeting will end if what is left takes its time. */
import { blockClock, meetingClock } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { clockHead } from '../../i18n/es/clock-head.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { ClockDigits } from '../../ui/index.ts'
import styles from './clock.module.css'

export function BlockTime(): JSX.Element {
  const t = useText(clockHead)
  const meeting = useMeeting()
  const now = createMemo(() => blockClock(meeting.state(), meeting.now()))
  return (
    <Show when={now()}>{(read) => (
      <ClockDigits ms={meeting.timed() ? read().remaining : null} size="big" paused={!read().running} soon={read().remaining <= 60_000} label={t('block')} />
    )}</Show>
  )
}

/** "+4 min → 6:04 p. m." */
export function MeetingEnd(): JSX.Element {
  const t = useText(clockHead)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const read = createMemo(() => meetingClock(meeting.state(), table.plan(), meeting.now()))
  const minutes = () => Math.round(Math.abs(read().aheadMs) / 60_000)
  return (
    <Show when={meeting.timed() && read().projectedEnd !== null && meeting.state().endedAt === null}>
      <span class={styles['end']} data-late={read().aheadMs < -60_000 ? '' : undefined} data-digits>
        <Show when={minutes() > 0}>{t(read().aheadMs < 0 ? 'late' : 'early', { n: minutes() })} </Show>
        {t('endShort', { time: hour(read().projectedEnd ?? 0, { locale: i18n.locale() }) })}
      </span>
    </Show>
  )
}
