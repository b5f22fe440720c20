/*
 * Before the meeting: an invitation until a quarter of an hour before, then a waiting room. Purpose, who leads, who comes, the norms, the
 * way to the call, and whether this device's line works. The agenda can be prepared here by the lead team.
 */
import { leadRoles } from '@acta-viva/model/record'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { AgendaPanel, GroundRules } from '../../features/agenda/index.tsx'
import { room } from '../../i18n/es/room.ts'
import { clockText, length, moment, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Avatar, Choice, LinkButton, Notice, callIcon, checkIcon, offlineIcon } from '../../ui/index.ts'
import styles from './room.module.css'
import type { Walk } from './walk.ts'

const answers = ['yes', 'no', 'maybe'] as const
const HOUR = 3_600_000

export function Waiting(props: { walk: Walk }): JSX.Element {
  const t = useText(room)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const state = () => meeting.state()
  const people = createMemo(() => Object.values(state().people).filter((one) => one.mergedInto === null && !one.removed))
  const here = () => people().filter((one) => (meeting.presence().get(one.id)?.devices ?? 0) > 0)
  const count = (answer: (typeof answers)[number]) => people().filter((one) => one.rsvp === answer).length
  const silent = () => people().filter((one) => one.rsvp === null && one.standing === 'participant').map((one) => one.name)
  const left = () => (table.data().startsAt ?? 0) - meeting.now()
  const when = () => {
    const at = table.data().startsAt
    return at === null ? t('noDate') : t('startsAt', { when: moment(at, { locale: i18n.locale() }, meeting.now()) })
  }
  const soon = () => (left() <= 0 ? t('startsNow') : t('startsIn', { time: left() < HOUR ? clockText(left()) : length(Math.round(left() / 60_000)) }))
  return (
    <div class={styles['waiting']}>
      <div class="stack">
        <p class={styles['kicker']}>{t(table.situation() === 'invitation' ? 'invitation' : 'waiting')}</p>
        <h1>{table.data().title || t('untitled')}</h1>
        <p>{when()}<Show when={table.data().startsAt !== null}> · <strong data-digits>{soon()}</strong></Show></p>
        <Show when={table.data().purpose}><p class={styles['purpose']}>{table.data().purpose}</p></Show>
      </div>
      <Show when={table.data().callUrl}>{(url) => (
        <div class="stack">
          <LinkButton kind="secondary" icon={callIcon} wide href={url()} target="_blank" rel="noreferrer">{t('call')}</LinkButton>
          <p class="lead">{t('callSeparate')}</p>
        </div>
      )}</Show>
      <Show when={meeting.may('rsvp.answer') && left() > 0}>
        <Choice
          label={t('come')} options={answers.map((value) => ({ value, label: t(value) }))} value={state().people[meeting.me]?.rsvp ?? null}
          onChange={(answer) => void act({ type: 'rsvp.answer', answer })}
        />
      </Show>
      <Show when={meeting.may('presence.mark') && left() > 0}>
        <p class="lead">{t('answers', { yes: count('yes'), no: count('no'), maybe: count('maybe') })}</p>
        <Show when={silent().length > 0}><p class="lead">{t('unanswered', { names: new Intl.ListFormat(i18n.locale()).format(silent().slice(0, 12)) })}</p></Show>
      </Show>
      <section class="stack" aria-labelledby="lead-title">
        <h2 id="lead-title">{t('who')}</h2>
        <ul class={styles['leads']}>
          <For each={leadRoles}>{(role) => (
            <li data-role={role}><span class={styles['role']}>{t(role)}</span> {state().people[state().roles[role] ?? '']?.name ?? t('free')}</li>
          )}</For>
        </ul>
      </section>
      <section class="stack" aria-labelledby="here-title">
        <h2 id="here-title">{t('hereNow')} ({here().length})</h2>
        <ul class={styles['here']}>
          <For each={here().slice(0, 60)}>{(one) => <li><Avatar name={one.name} /> {one.name}</li>}</For>
        </ul>
        <Show when={meeting.line().at === 'open'} fallback={<Notice tone="warn" icon={offlineIcon}>{t('lineBad')}</Notice>}>
          <Notice tone="good" icon={checkIcon}>{t('lineOk')}</Notice>
        </Show>
      </section>
      <AgendaPanel editing={props.walk.editing()} onEdit={props.walk.setEditing} />
      <GroundRules />
    </div>
  )
}
