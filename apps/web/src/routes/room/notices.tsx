/*
 * What stands between head and body when something needs saying: a line that has been gone for a while, words that came back, a norm to
 * remember, a role to take, an invitation, an overrun. Each is one sentence with what can be done; none takes the focus.
 */
import { For, Show, Suspense, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { NormReminder } from '../../features/agenda/index.tsx'
import { Overrun } from '../../features/clock/index.tsx'
import { Invitation, KeptRequests } from '../../features/floor/index.tsx'
import { HandoverWatch, StandIn } from '../../features/people/watch.ts'
import { refusals } from '../../i18n/es/refusals.ts'
import { room } from '../../i18n/es/room.ts'
import { useText } from '../../i18n/index.ts'
import { after, useMeeting } from '../../live/index.ts'
import { Button, Notice, alertIcon, offlineIcon } from '../../ui/index.ts'
import { ReturnedWords, WhileAway } from './places.tsx'
import styles from './room.module.css'

/** A cut this short heals by itself and is not worth a word. */
const PATIENCE_MS = 5_000

/** How the line is, and what became of what was asked for without it: said wherever one is in the meeting. */
export function LineNotices(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const [long, setLong] = createSignal(false)
  const [read, setRead] = createSignal(false)
  const fine = createMemo(() => meeting.line().at === 'open' || meeting.line().at === 'resting') // tries in between change nothing
  let stop: () => void = () => undefined
  createEffect(on(fine, (ok) => {
    stop()
    if (ok) setLong(false)
    else stop = after(PATIENCE_MS, () => setLong(true))
  }))
  onCleanup(() => stop())
  return (
    <>
      <Show when={meeting.line().at === 'ended'} fallback={
        <Show when={long()}>
          <Notice tone="warn" icon={offlineIcon} live>
            <span>{t(meeting.copy() === 'refused' ? 'troubleUnsaved' : 'trouble')}</span>
            <Button kind="quiet" onClick={() => meeting.retry()}>{t('retry')}</Button>
          </Notice>
        </Show>
      }>
        <Notice tone="alert" icon={alertIcon} live>{t('ended')}</Notice>
      </Show>
      <Show when={meeting.copy() !== 'kept' && !read() && !long()}>
        <Notice tone="warn" icon={alertIcon}><span>{t(meeting.copy() === 'refused' ? 'notKept' : 'mended')}</span><Button kind="quiet" onClick={() => setRead(true)}>{t('understood')}</Button></Notice>
      </Show>
      <Show when={meeting.health() !== 'ok'}>
        <Notice tone="warn" icon={alertIcon} live>{t(meeting.health() === 'full' ? 'full' : 'draining')}</Notice>
      </Show>
      <KeptRequests />
      <ReturnedCommands />
    </>
  )
}

/** Commands kept without signal that were refused when they arrived; words of documents have their own list. */
function ReturnedCommands(): JSX.Element {
  const t = useText(room)
  const why = useText(refusals)
  const meeting = useMeeting()
  return (
    <For each={meeting.returned().filter((one) => one.document === 'command')}>{(one) => (
      <Notice tone="warn" icon={alertIcon} live>
        <span>{t('returned', { what: why(one.reason) })}</span>
        <Button kind="quiet" onClick={() => meeting.letGo(one.id)}>{t('letGo')}</Button>
      </Notice>
    )}</For>
  )
}

/** `children` is what is said first: a word of welcome. */
export function Notices(props: { children?: JSX.Element }): JSX.Element {
  const meeting = useMeeting()
  return (
    <div class={styles['notices']}>
      <LineNotices />
      {props.children}
      <WhileAway />
      <Show when={meeting.state().phase !== 'closed' && meeting.returned().some((one) => one.document !== 'command')}>
        <Suspense><ReturnedWords /></Suspense>
      </Show>
      <Invitation />
      <NormReminder />
      <StandIn />
      <HandoverWatch />
      <Show when={meeting.state().roles.moderator === meeting.me || (meeting.state().roles.moderator === null && meeting.state().roles.coordinator === meeting.me)}>
        <Overrun />
      </Show>
    </div>
  )
}
