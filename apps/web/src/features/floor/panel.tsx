/*
 * The floor as everybody sees it: the speaker, the queue in its order, and one's own place. The same list stands on all screens; the
 * figures about who spoke how much stand on the moderator's alone, and each person's own on theirs.
 */
import { ownShare, queuePlace, speakerClock } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { clockText, useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, ClockDigits, closeIcon, late } from '../../ui/index.ts'
import styles from './floor.module.css'
import { Queue } from './queue.tsx'

const AskedDetails = late(async () => (await import('./asked-details.tsx')).AskedDetails)
const Moderation = late(async () => (await import('./moderation.tsx')).Moderation)
const Unheard = late(async () => (await import('./unheard.tsx')).Unheard)
const RunQueue = late(async () => (await import('./run-queue.tsx')).RunQueue, Queue)

export function FloorPanel(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const state = () => meeting.state()
  const nameOf = (id: string) => state().people[id]?.name ?? ''
  const speaker = createMemo(() => speakerClock(state(), meeting.now()))
  const place = createMemo(() => queuePlace(state(), meeting.me, meeting.now()))
  const mine = createMemo(() => ownShare(state(), meeting.me, meeting.now()))
  const moderates = () => state().roles.moderator === meeting.me
  return (
    <section class={styles['floor']} aria-labelledby="floor-title">
      <h2 id="floor-title">{t('title')}</h2>
      <Show when={speaker()} fallback={<p class="lead">{t('nobody')} {state().phase === 'open' && state().queueOpen && meeting.may('turn.request') && !place() ? t('free') : ''}</p>}>{(now) => (
        <div class={styles['speaker']} data-warning={meeting.timed() ? now().warning : undefined}>
          <span class={styles['who']}>{t('speaking', { name: nameOf(now().person) })}</span>
          <ClockDigits
            ms={meeting.timed() ? now().remaining : null} size="big" paused={!now().running} soon={now().warning === 'amber'} label={t('turnOf', { name: nameOf(now().person) })}
          />
          <Show when={state().turn?.subject}>{(subject) => <span class={styles['soft']}>{subject()}</span>}</Show>
        </div>
      )}</Show>
      <Show when={state().phase === 'open' && meeting.may('turn.grant')}><Moderation /></Show>
      <Show when={place()}>{(now) => (
        <div class={styles['mine']}>
          <p><strong>{now().place === 1 ? t('placeNext') : t('place', { place: now().place, minutes: Math.max(1, Math.round(now().waitMs / 60_000)) })}</strong></p>
          <AskedDetails />
          <Button kind="quiet" icon={closeIcon} onClick={() => void act({ type: 'turn.withdraw' })}>{t('withdraw')}</Button>
        </div>
      )}</Show>
      <Show when={!state().queueOpen}><p class="lead">{t('closed')}</p></Show>
      <Show when={meeting.may('turn.grant')} fallback={<Queue />}><RunQueue /></Show>
      <Show when={moderates()}><Unheard /></Show>
      <Show when={!moderates() && mine().turns > 0}>
        <p class={styles['soft']}>{t('ownShare', { n: mine().turns, time: clockText(mine().ms) })}</p>
      </Show>
    </section>
  )
}
