/*
 * The floor as everybody sees it: the speaker, the queue in its order, and one's own place. The same list stands on all screens; the
 * figures about who spoke how much stand on the moderator's alone, and each person's own on theirs.
 */
import { fairness, ownShare, queuePlace, speakerClock, type TurnRequest } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { clockText, useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, ClockDigits, Icon, Menu, Pill, SortableList, closeIcon, downIcon, micIcon, moreIcon, upIcon, type MenuItem } from '../../ui/index.ts'
import { AskedDetails } from './asked-details.tsx'
import styles from './floor.module.css'
import { Moderation } from './moderation.tsx'
import { Unheard } from './unheard.tsx'

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
        <div class={styles['speaker']} data-warning={now().warning}>
          <span class={styles['who']}>{t('speaking', { name: nameOf(now().person) })}</span>
          <ClockDigits
            ms={now().remaining} size="big" paused={!now().running} soon={now().warning === 'amber'} label={t('turnOf', { name: nameOf(now().person) })}
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
      <Queue shares={moderates()} />
      <Show when={moderates()}><Unheard /></Show>
      <Show when={!moderates() && mine().turns > 0}>
        <p class={styles['soft']}>{t('ownShare', { n: mine().turns, time: clockText(mine().ms) })}</p>
      </Show>
    </section>
  )
}

function Queue(props: { shares: boolean }): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const queue = () => meeting.state().queue
  const nameOf = (id: string) => meeting.state().people[id]?.name ?? ''
  const all = createMemo(() => (props.shares ? new Map(fairness(meeting.state(), meeting.now()).map((one) => [one.person, one])) : new Map()))
  const runs = () => meeting.may('turn.grant')
  const move = (id: string, to: number) => {
    const others = queue().filter((one) => one.id !== id)
    const person = queue().find((one) => one.id === id)?.person
    if (person !== undefined) void act({ type: 'queue.move', person, before: others[to]?.person ?? null })
  }
  const place = (one: TurnRequest) => queue().findIndex((other) => other.id === one.id)
  const acts = (one: TurnRequest): MenuItem[] => [
    { label: t('grant', { name: nameOf(one.person) }), icon: micIcon, onSelect: () => void act({ type: 'turn.grant', person: one.person, seen: meeting.state().turn?.id ?? null }) },
    { label: t('up'), icon: upIcon, disabled: place(one) === 0, onSelect: () => move(one.id, place(one) - 1) },
    { label: t('down'), icon: downIcon, disabled: place(one) === queue().length - 1, onSelect: () => move(one.id, place(one) + 1) },
    { label: t('remove', { name: nameOf(one.person) }), icon: closeIcon, danger: true, onSelect: () => void act({ type: 'turn.withdraw', person: one.person }) },
  ]
  const kind = (one: TurnRequest): string => ({
    contribution: '', question: t('question'), order: t('order'), answer: t('answer', { name: nameOf(one.to ?? '') }),
  })[one.kind]
  return (
    <Show when={queue().length > 0}>
      <h3>{t('queue', { n: queue().length })}</h3>
      <SortableList
        label={t('queue', { n: queue().length })} items={queue()} id={(one) => one.id} name={(one) => nameOf(one.person)} fixed={!runs()} buttons={false} onMove={move}
      >{(one) => (
        <div class={styles['waiting']} data-me={one.person === meeting.me ? '' : undefined}>
          <span class={styles['n']} data-digits>{queue().findIndex((other) => other.person === one.person) + 1}</span>
          <span class={styles['words']}>
            <span class={styles['name']}>{nameOf(one.person)}<Show when={one.person === meeting.me}> ({t('you')})</Show></span>
            <Show when={kind(one)}>{(word) => <Pill>{word()}</Pill>}</Show>
            <Show when={one.subject}><span class={styles['soft']}>{one.subject}</span></Show>
            <Show when={one.askedBy}>{(by) => <span class={styles['soft']}>{t('byPhone', { name: nameOf(by()) })}</span>}</Show>
            <Show when={all().get(one.person)}>{(share) => (
              <span class={styles['soft']}>{t('share', { n: share().turns, time: clockText(share().ms) })}</span>
            )}</Show>
          </span>
          <Show when={runs()}>
            <Menu label={t('moreOf', { name: nameOf(one.person) })} class="button-icon" items={acts(one)}><Icon of={moreIcon} /></Menu>
          </Show>
        </div>
      )}</SortableList>
    </Show>
  )
}
