/*
 * The room's frame: head, one place, one primary button over the bar of places on a phone; more of it side by side where there is room.
 *
 * The same places stand in the page at every width, so turning a tablet or opening a keyboard rebuilds nothing. While somebody writes on
 * a phone the foot steps aside; the clock stays.
 */
import { noRows } from '@acta-viva/model/documents'
import { Match, Show, Suspense, Switch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { Milestones } from '../../features/clock/index.tsx'
import { MyTurn } from '../../features/floor/index.tsx'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable, WithDocuments } from '../../live/index.ts'
import { Button, PageMark, IconButton, moreIcon, micIcon, stopIcon } from '../../ui/index.ts'
import { room } from '../../i18n/es/room.ts'
import type { Arrival } from '../../features/welcome/index.tsx'
import { createMedia, createTyping } from './device.ts'
import { Foot } from './foot.tsx'
import { createHand } from './hand.ts'
import { Head, SavedWord } from './head.tsx'
import { LineNotices, Notices } from './notices.tsx'
import { Open } from './open.tsx'
import { ClosedMinutes, Remembered, Sheets, Shortcuts, Waiting, Welcome } from './places.tsx'
import { createPrimary, type SheetName } from './primary.ts'
import { createWalk } from './walk.ts'
import styles from './room.module.css'

/** `arrival` is what entering said of this person; without it nothing is said on the way in. */
export function Frame(props: { arrival?: Arrival }): JSX.Element {
  const meeting = useMeeting()
  const act = useAct()
  const typing = createTyping()
  const touch = createMedia('(pointer: coarse) and (max-width: 47.99rem)')
  const walk = createWalk(typing)
  const [sheet, setSheet] = createSignal<SheetName>('none')
  const opened = createMemo<boolean>((before) => before || sheet() !== 'none', false)
  const [awayFromTurn, setAway] = createSignal(false)
  const hand = createHand()
  const primary = createPrimary(hand, { go: walk.go, back: walk.back, acting: walk.acting, show: setSheet, edit: () => walk.setEditing(true), spot: () => walk.where().spot })
  const phase = createMemo(() => meeting.state().phase)
  /** Back on a device that keeps a copy: until that is read, nobody knows yet what the meeting is at, and a waiting room would be a guess. */
  const unread = () => meeting.table() === noRows && !meeting.documentsHere()
  const turn = createMemo(() => (meeting.state().turn?.person === meeting.me ? meeting.state().turn?.id ?? null : null))
  createEffect(on(turn, () => setAway(typing())))
  const inTurn = () => turn() !== null && !awayFromTurn() && phase() === 'open'
  const accent = () => meeting.roles()[0] ?? 'participant'
  const endTurn = () => { const id = turn(); if (id !== null) void act({ type: 'turn.end', seen: id }) }
  const words = useText(floor)

  return (
    <div class={styles['room']} data-role={accent()} data-phase={phase()} data-typing={typing() && touch() ? '' : undefined}>
      <Show when={phase() === 'open' || phase() === 'ended'} fallback={<SmallHead onShow={setSheet} />}><Head onShow={setSheet} /></Show>
      <Switch>
        {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- these scroll: where no button stands in them, the keyboard could not */}
        <Match when={phase() === 'draft' && !unread()}><main class={styles['alone']} tabindex="0"><LineNotices /><Show when={props.arrival}>{(arrival) => <Welcome arrival={arrival()} />}</Show><Suspense><Waiting walk={walk} /></Suspense></main></Match>
        <Match when={phase() === 'closed'}>
          <main class={styles['alone']} tabindex="0"><Title /><LineNotices /><WithDocuments><Suspense><ClosedMinutes /></Suspense></WithDocuments></main>
        </Match>
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
        <Match when={phase() === 'open' || phase() === 'ended'}>
          <main class={styles['main']}>
            <Notices><Show when={props.arrival}>{(arrival) => <Welcome arrival={arrival()} />}</Show></Notices>
            <Show when={turn() !== null && awayFromTurn()}>
              <div class={styles['turnBar']}><Button kind="secondary" icon={micIcon} onClick={() => setAway(false)}>{words('backToTurn')}</Button></div>
            </Show>
            <div class={styles['stage']} inert={inTurn()} data-covered={inTurn() ? '' : undefined}><Open walk={walk} /></div>
            <Show when={inTurn()}>
              <div class={styles['turn']}><MyTurn onLeave={() => setAway(true)} end={<Button kind="primary" icon={stopIcon} onClick={endTurn}>{words('finish')}</Button>} /></div>
            </Show>
          </main>
        </Match>
      </Switch>
      <Foot primary={primary} walk={walk} hidden={inTurn()} hand={hand} />
      <Milestones />
      <Remembered />
      <Shortcuts press={() => primary.press()} go={walk.go} show={setSheet} toggleHand={hand.toggle} />
      <Show when={opened()}><Suspense><Sheets shown={sheet()} onShow={setSheet} /></Suspense></Show>
    </div>
  )
}

/** The page's name where no large one stands. */
function Title(): JSX.Element {
  const t = useText(room)
  const table = useTable()
  return <h1 class="visually-hidden">{table.data().title || t('untitled')}</h1>
}

function SmallHead(props: { onShow: (sheet: SheetName) => void }): JSX.Element {
  const t = useText(room)
  return (
    <header class={styles['smallHead']}>
      <div class={styles['where']}>
        <PageMark />
        <span class={styles['grow']} />
        <SavedWord />
        <IconButton label={t('menu')} icon={moreIcon} onClick={() => props.onShow('menu')} />
      </div>
    </header>
  )
}
