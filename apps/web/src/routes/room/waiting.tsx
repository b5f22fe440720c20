/*
 * Before the meeting, two moments at the same link. The invitation asks whether one comes and shows what to prepare; from a quarter of an
 * hour before, the waiting room counts down, opens the call and tries the line. The lead team prepares in both, and may begin in both.
 */
import { primaryAction } from '@acta-viva/model/record'
import { Match, Show, Switch, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { AgendaPanel, GroundRules } from '../../features/agenda/index.tsx'
import { Evidence } from '../../parts/evidence/index.tsx'
import { room } from '../../i18n/es/room.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable, WithDocuments } from '../../live/index.ts'
import { Button, ClockDigits, LinkButton, Notice, callIcon, playIcon } from '../../ui/index.ts'
import { Answers, Attending, Coming, Here, Leads, LineTest, Pending, Purpose, Title, createWhen } from './before.tsx'
import styles from './room.module.css'
import type { Walk } from './walk.ts'

export function Waiting(props: { walk: Walk }): JSX.Element {
  const table = useTable()
  return (
    <Switch fallback={<Lobby walk={props.walk} />}>
      <Match when={table.situation() === 'invitation'}><Invitation walk={props.walk} /></Match>
    </Switch>
  )
}

function Invitation(props: { walk: Walk }): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const table = useTable()
  return (
    <div class={styles['waiting']} data-moment="invitation">
      <Title kicker={t('invitation')} />
      <Attending />
      <Answers />
      <Show when={table.data().startsAt !== null}><StartNow /></Show>
      <Purpose />
      <WithDocuments><Pending /></WithDocuments>
      <AgendaPanel editing={props.walk.editing()} onEdit={props.walk.setEditing} />
      <Leads />
      <Show when={meeting.may('evidence.attach') || meeting.state().evidence.some((one) => one.block === null)}>
        <section class="stack"><h2>{t('materials')}</h2><Evidence block={null} /></section>
      </Show>
      <GroundRules />
      <Call />
      <Coming />
    </div>
  )
}

function Lobby(props: { walk: Walk }): JSX.Element {
  const t = useText(room)
  const table = useTable()
  const when = createWhen()
  const counting = () => table.data().startsAt !== null && when.left() > 0
  return (
    <div class={styles['waiting']} data-moment="waiting">
      <Title kicker={t('waiting')} />
      <Show when={counting()}>
        <p class={styles['countdown']}><span>{t('startsInShort')}</span> <ClockDigits ms={when.left()} size="big" label={t('startsInShort')} /></p>
      </Show>
      <Call />
      <LineTest />
      <p class="lead">{t('hint')}</p>
      <Here />
      <StartNow />
      <Attending />
      <Answers />
      <GroundRules />
      <Purpose />
      <WithDocuments><Pending /></WithDocuments>
      <Leads />
      <AgendaPanel editing={props.walk.editing()} onEdit={props.walk.setEditing} />
    </div>
  )
}

/** What the room's own button does now. */
function createMainAct() {
  const meeting = useMeeting()
  const table = useTable()
  return createMemo(() => primaryAction(meeting.roles(), table.situation(), meeting.state(), meeting.me, table.room(), meeting.now()).do)
}

/** The way to the call, and when it will cut off. */
function Call(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const table = useTable()
  const agendaMinutes = () => table.blocks().reduce((sum, block) => sum + block.minutes, 0)
  /** Said to those who can change it: the agenda, or the call. */
  const cutsShort = () => { const limit = table.data().callLimit; return limit !== null && agendaMinutes() > limit }
  /** The room's own button opens it already. */
  const act = createMainAct()
  const main = () => act() === 'open-call'
  return (
    <Show when={table.data().callUrl}>{(url) => (
      <div class="stack">
        <Show when={!main()}><LinkButton kind="secondary" icon={callIcon} wide href={url()} target="_blank" rel="noreferrer">{t('call')}</LinkButton></Show>
        <p class="lead">{t('callSeparate')} <Show when={table.data().callLimit}>{(limit) => <>{t('callCuts', { n: limit() })}</>}</Show></p>
        <Show when={meeting.may('block.start') && cutsShort()}><Notice tone="warn">{t('callShort', { n: agendaMinutes() })}</Notice></Show>
      </div>
    )}</Show>
  )
}

/** Whoever leads may begin before the hour: everybody is there, or the hour was moved. Where the room's own button begins, it does. */
function StartNow(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const act = useAct()
  const main = createMainAct()
  return (
    <Show when={meeting.may('meeting.start') && main() !== 'start-meeting'}>
      <Button icon={playIcon} onClick={() => void act({ type: 'meeting.start' })}>{t('startNow')}</Button>
    </Show>
  )
}
