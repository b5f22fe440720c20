/* All clocks in one sheet, and for the lead team everything that changes them: time, pauses, breaks, the end. */
import { blockClock, inBreak, meetingClock, speakerClock } from '@acta-viva/model/record'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { clock } from '../../i18n/es/clock.ts'
import { floor } from '../../i18n/es/floor.ts'
import { clockText, hour, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, ClockDigits, ProgressBar, Sheet, pauseIcon, playIcon, stopIcon } from '../../ui/index.ts'
import styles from './clock.module.css'
import { Overrun } from './overrun.tsx'

export function ClockSheet(props: { open: boolean; onClose: () => void }): JSX.Element {
  const t = useText(clock)
  return <Sheet open={props.open} title={t('sheet')} onClose={() => props.onClose()}><Clocks onDone={() => props.onClose()} /></Sheet>
}

function Clocks(props: { onDone: () => void }): JSX.Element {
  const t = useText(clock)
  const floors = useText(floor)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const state = () => meeting.state()
  const block = createMemo(() => blockClock(state(), meeting.now()))
  const whole = createMemo(() => meetingClock(state(), table.plan(), meeting.now()))
  const speaker = createMemo(() => speakerClock(state(), meeting.now()))
  const minutes = (ms: number) => Math.round(ms / 60_000)
  const ahead = () => minutes(whole().aheadMs)
  const lateness = () => (ahead() > 0 ? t('ahead', { n: ahead() }) : ahead() < 0 ? t('behind', { n: -ahead() }) : t('onTime'))
  const add = (block: string, n: number) => act({ type: 'time.add', block, ms: n * 60_000 })
  return (
    <>
      <Show when={block()} fallback={<p class="lead">{t(state().startedAt === null ? 'notStarted' : 'noBlock')}</p>}>{(now) => (
        <section class={styles['face']}>
          <h3>{now().title}</h3>
          <ClockDigits ms={meeting.timed() ? now().remaining : null} size="big" paused={!now().running} soon={now().remaining <= 60_000} label={t('block')} />
          <p class="lead">{t('planned', { planned: minutes(now().planned), added: minutes(now().added), used: Math.floor(now().used / 60_000) })}{now().running ? '' : ` · ${t('paused')}`}</p>
          <ProgressBar value={now().used / Math.max(1, now().planned + now().added)} label={t('block')} />
          <Show when={meeting.may('time.add') && state().phase === 'open'}>
            <div class={styles['acts']} role="group" aria-label={t('addTime')}>
              <For each={[1, 2, 5]}>{(n) => <Button onClick={() => void add(now().block, n)}>{t('add', { n })}</Button>}</For>
            </div>
            <Show when={!inBreak(state())}>
              <div class={styles['acts']}>
                <Button icon={now().running ? pauseIcon : playIcon} onClick={() => void act({ type: now().running ? 'block.pause' : 'block.resume' })}>
                  {t(now().running ? 'pauseBlock' : 'resumeBlock')}
                </Button>
                <Button kind="quiet" icon={stopIcon} onClick={() => void act({ type: 'block.end', seen: now().block })}>{t('endBlock')}</Button>
              </div>
            </Show>
          </Show>
        </section>
      )}</Show>
      <Overrun />
      <Show when={speaker()}>{(now) => (
        <section class={styles['face']}>
          <h3>{floors('turnOf', { name: state().people[now().person]?.name ?? '' })}</h3>
          <ClockDigits ms={meeting.timed() ? now().remaining : null} paused={!now().running} soon={now().warning === 'amber'} label={t('turnTime')} />
          <p class="lead">{t('turnParts', { given: clockText(now().given), extended: clockText(now().extended), used: clockText(now().used) })}{now().running ? '' : ` · ${t('paused')}`}</p>
        </section>
      )}</Show>
      <section class={styles['face']}>
        <h3>{t('meetingTime')}</h3>
        <Show when={whole().projectedEnd} fallback={<p class="lead">{t('notStarted')}</p>}>{(end) => (
          <p data-digits><strong>{t('endsAt', { time: hour(end(), { locale: i18n.locale() }) })}</strong> · {lateness()}</p>
        )}</Show>
        <Show when={meeting.may('meeting.pause') && state().phase === 'open'}>
          <Show when={inBreak(state())} fallback={
            <div class={styles['acts']}>
              <For each={[5, 10]}>{(n) => (
                <Button icon={pauseIcon} onClick={() => { void act({ type: 'meeting.pause', ms: n * 60_000 }); props.onDone() }}>{t('breakMinutes', { n })}</Button>
              )}</For>
            </div>
          }><Button icon={playIcon} onClick={() => void act({ type: 'meeting.resume' })}>{t('resume')}</Button></Show>
          <EndMeeting />
        </Show>
      </section>
    </>
  )
}

/** Ends on the second tap, in the same place. */
function EndMeeting(): JSX.Element {
  const t = useText(clock)
  const act = useAct()
  const [armed, setArmed] = createSignal(false)
  const press = () => {
    if (armed()) void act({ type: 'meeting.end' })
    setArmed(!armed())
  }
  return <Button kind={armed() ? 'danger' : 'quiet'} icon={stopIcon} onBlur={() => setArmed(false)} onClick={press}>{t(armed() ? 'endAgain' : 'endMeeting')}</Button>
}
