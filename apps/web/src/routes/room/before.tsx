/*
 * The parts the invitation and the waiting room are made of. Each shows itself only where it has something to say, and only the lead team
 * sees who has not answered.
 */
import { readPrevious } from '../../live/previous.ts'
import type { PreviousAgreement } from '@acta-viva/model/minutes'
import { leadRoles } from '@acta-viva/model/record'
import { For, Show, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { room } from '../../i18n/es/room.ts'
import { clockText, length, moment, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Avatar, Choice, Notice, checkIcon, offlineIcon } from '../../ui/index.ts'
import styles from './room.module.css'

const answers = ['yes', 'no', 'maybe'] as const
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Lists longer than this say how many more there are. */
const SHOWN = 60

/** How long until the start; negative once it is past. */
export function createWhen(): { left: () => number } {
  const meeting = useMeeting()
  const table = useTable()
  return { left: () => (table.data().startsAt ?? 0) - meeting.now() }
}

const createPeople = () => {
  const meeting = useMeeting()
  return createMemo(() => Object.values(meeting.state().people).filter((one) => one.mergedInto === null && !one.removed))
}

export function Title(props: { kicker: string }): JSX.Element {
  const t = useText(room)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const when = createWhen()
  const text = () => {
    const at = table.data().startsAt
    return at === null ? t('noDate') : t('startsAt', { when: moment(at, { locale: i18n.locale() }, meeting.now()) })
  }
  const soon = () => (when.left() <= 0 ? t('startsNow') : t('startsIn', { time: when.left() < HOUR ? clockText(when.left()) : length(Math.round(when.left() / 60_000)) }))
  return (
    <div class="stack">
      <p class={styles['kicker']}>{props.kicker}</p>
      <h1 class={styles['meetingName']}>{table.data().title || t('untitled')}</h1>
      <p>{text()}<Show when={table.data().startsAt !== null && when.left() < DAY && (table.situation() === 'invitation' || when.left() <= 0)}> · <strong data-digits>{soon()}</strong></Show></p>
    </div>
  )
}

export function Purpose(): JSX.Element {
  const t = useText(room)
  const table = useTable()
  return (
    <Show when={table.data().purpose || table.data().problem}>
      <section class="stack" aria-labelledby="purpose-title">
        <h2 id="purpose-title">{t('purpose')}</h2>
        <Show when={table.data().purpose}><p class={styles['purpose']}>{table.data().purpose}</p></Show>
        <Show when={table.data().problem}><p><strong>{t('problem')}:</strong> {table.data().problem}</p></Show>
        <Show when={table.data().problemData}><p class="lead">{table.data().problemData}</p></Show>
      </section>
    </Show>
  )
}

export function Attending(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const act = useAct()
  const when = createWhen()
  /** Said without a line: one's own answer already. */
  const kept = () => meeting.outbox().flatMap(({ command }) => (command.type === 'rsvp.answer' ? [command.answer] : [])).at(-1)
  return (
    <Show when={meeting.may('rsvp.answer') && when.left() > 0}>
      <Choice
        label={t('come')} options={answers.map((value) => ({ value, label: t(value) }))} value={kept() ?? meeting.state().people[meeting.me]?.rsvp ?? null}
        onChange={(answer) => void act({ type: 'rsvp.answer', answer })}
      />
    </Show>
  )
}

/** How many come, and who has not answered: those who entered and those of the list. */
export function Answers(): JSX.Element {
  const t = useText(room)
  const i18n = useI18n()
  const meeting = useMeeting()
  const people = createPeople()
  const when = createWhen()
  const count = (answer: (typeof answers)[number]) => people().filter((one) => one.rsvp === answer).length
  const silent = createMemo(() => {
    const known = new Set(people().map((one) => one.name.toLowerCase()))
    const expected = meeting.state().roster.map((one) => one.name).filter((name) => !known.has(name.toLowerCase()))
    return [...people().filter((one) => one.rsvp === null && one.standing === 'participant').map((one) => one.name), ...expected]
  })
  const names = () => new Intl.ListFormat(i18n.locale()).format([...silent().slice(0, 12), ...(silent().length > 12 ? [t('more', { n: silent().length - 12 })] : [])])
  return (
    <Show when={meeting.may('presence.mark') && when.left() > 0}>
      <div>
        <p class="lead">{t('answers', { yes: count('yes'), no: count('no'), maybe: count('maybe') })}</p>
        <Show when={silent().length > 0}><p class="lead">{t('unanswered', { names: names() })}</p></Show>
      </div>
    </Show>
  )
}

export function Leads(): JSX.Element {
  const t = useText(room)
  const names = useRoleNames()
  const meeting = useMeeting()
  const table = useTable()
  const leads = (role: (typeof leadRoles)[number]) => meeting.state().people[meeting.state().roles[role] ?? '']?.name
    ?? (table.data().proposed[role] === '' ? t('free') : t('proposedLead', { name: table.data().proposed[role] }))
  return (
    <section class="stack" aria-labelledby="lead-title">
      <h2 id="lead-title">{t('who')}</h2>
      <ul class={styles['leads']}>
        <For each={leadRoles}>{(role) => (
          <li data-role={role}><span class={styles['role']}>{names.does(role)}</span> {leads(role)}</li>
        )}</For>
      </ul>
    </section>
  )
}

function Faces(props: { title: string; names: readonly string[]; id: string }): JSX.Element {
  const t = useText(room)
  return (
    <section class="stack" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title} ({props.names.length})</h2>
      <ul class={styles['here']}><For each={props.names.slice(0, SHOWN)}>{(name) => <li><Avatar name={name} /> <span>{name}</span></li>}</For></ul>
      <Show when={props.names.length > SHOWN}><p class="lead">{t('more', { n: props.names.length - SHOWN })}</p></Show>
    </section>
  )
}

export function Here(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const people = createPeople()
  const names = () => people().filter((one) => (meeting.presence().get(one.id)?.devices ?? 0) > 0).map((one) => one.name)
  return <Faces id="here-title" title={t('hereNow')} names={names()} />
}

/** Who said they come. */
export function Coming(): JSX.Element {
  const t = useText(room)
  const people = createPeople()
  const names = () => people().filter((one) => one.rsvp === 'yes').map((one) => one.name)
  return <Show when={names().length > 0}><Faces id="coming-title" title={t('coming')} names={names()} /></Show>
}

export function LineTest(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  return (
    <Show when={meeting.line().at === 'open'} fallback={<Notice tone="warn" icon={offlineIcon}>{t('lineBad')}</Notice>}>
      <Notice tone="good" icon={checkIcon}>{t('lineOk')}</Notice>
    </Show>
  )
}

/** What earlier meetings agreed and is still open, as it stood when this one was called. */
export function Pending(): JSX.Element {
  const t = useText(room)
  const table = useTable()
  const [pending, setPending] = createSignal<readonly PreviousAgreement[]>([])
  createEffect(on(table.doc, (doc) => {
    const map = doc.getMap('meeting')
    const read = () => setPending(readPrevious(map.get('previous')))
    read()
    map.observe(read)
    onCleanup(() => map.unobserve(read))
  }))
  return (
    <Show when={pending().length > 0}>
      <section class="stack" aria-labelledby="pending-title">
        <h2 id="pending-title">{t('pending')}</h2>
        <ul class="list"><For each={pending()}>{(one) => <li>{one.code} {one.text}<Show when={one.responsible}> · <span class="lead">{one.responsible}</span></Show></li>}</For></ul>
      </section>
    </Show>
  )
}
