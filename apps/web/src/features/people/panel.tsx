/*
 * The list of people: who they are, what role they hold, where they are just now. A tap opens what may be done about one of them, which
 * depends on who looks. Handovers show here the moment the record says so; nobody reloads anything.
 */
import { leadRoles, type Person } from '@acta-viva/model/record'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { knownMeeting } from '../../device/known-meetings.ts'
import { isLeadKey } from '../../device/link.ts'
import { Avatar, Button, Icon, Pill, Sheet, moreIcon, plusIcon } from '../../ui/index.ts'
import { AddPerson } from './add-person.tsx'
import { Doubles } from './doubles.tsx'
import { Expected } from './expected.tsx'
import { countHere } from './count.ts'
import { listed, rolesOfPerson, standOf } from './list.ts'
import styles from './people.module.css'
import { PersonCard } from './person-card.tsx'
import { personCalled } from './roster.ts'

/** `inSheet`: the sheet around it carries the title already. */
export function PeoplePanel(props: { inSheet?: boolean }): JSX.Element {
  const t = useText(people)
  const names = useRoleNames()
  const i18n = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const [chosen, setChosen] = createSignal<string | null>(null)
  const [adding, setAdding] = createSignal(false)
  const rows = createMemo(() => listed(meeting.state(), i18n.locale()))
  const ids = createMemo(() => rows().map((person) => person.id), [], { equals: (a, b) => a.join() === b.join() })
  const person = (id: string | null): Person | undefined => (id === null ? undefined : meeting.state().people[id])
  const table = useTable()
  const proposed = (role: (typeof leadRoles)[number]) => table.data().proposed[role]
  const bearer = () => isLeadKey(knownMeeting(meeting.id)?.key ?? '')
  const rsvp = (one: Person) => (one.rsvp === 'yes' ? t('rsvpYes') : one.rsvp === 'no' ? t('rsvpNo') : one.rsvp === 'maybe' ? t('rsvpMaybe') : '')
  return (
    <section class={styles['people']} aria-label={t('title')}>
      <Show when={!props.inSheet}><h2>{t('title')}</h2></Show>
      <p class="lead">{t('here', { n: countHere(meeting.state()) })}</p>
      <Show when={meeting.may('person.merge') && meeting.state().phase !== 'closed'}><Doubles /></Show>
      <ul class="list" aria-label={t('roles')}>
        <For each={leadRoles}>{(role) => (
          <Show when={meeting.state().roles[role] === null}>
            <li class={styles['row']} data-role={role}>
              <span class={styles['words']}>{t('hasRole', { role: names.does(role), name: proposed(role) === '' ? t('free') : t('freeProposed', { name: proposed(role) }) })}</span>
              <Show when={meeting.state().roles.coordinator === meeting.me && personCalled(meeting.state(), proposed(role))}>{(one) => (
                <Button kind="quiet" aria-label={t('giveTo', { name: one().name, role: names.does(role) })} onClick={() => void act({ type: 'role.give', role, person: one().id })}>{t('giveRole')}</Button>
              )}</Show>
              <Show when={(bearer() || meeting.may('role.give')) && meeting.may('role.claim')}><Button kind="quiet" onClick={() => void act({ type: 'role.claim', role })}>{t('take')}</Button></Show>
            </li>
          </Show>
        )}</For>
      </ul>
      <ul class="list">
        <For each={ids()}>{(id) => (
          <Show when={person(id)}>{(one) => (
            <li>
              <button type="button" class={styles['row']} data-role={rolesOfPerson(meeting.state(), id)[0] ?? one().standing} onClick={() => setChosen(id)}>
                <Avatar name={one().name} role={rolesOfPerson(meeting.state(), id)[0]} faded={one().attendance !== 'present'} />
                <span class={styles['words']}>
                  <span class={styles['name']}>{one().name}<Show when={id === meeting.me}> ({t('you')})</Show></span>
                  <span class={styles['soft']}>
                    {meeting.state().phase === 'draft' && rsvp(one()) && standOf(one(), meeting.presence()) === 'expected' ? rsvp(one()) : t(standOf(one(), meeting.presence()))}
                    <Show when={one().detail}> · {one().detail}</Show>
                  </span>
                  <span class={styles['pills']}><For each={rolesOfPerson(meeting.state(), id)}>{(role) => <Pill tone="accent">{names.does(role)}</Pill>}</For></span>
                </span>
                <Icon of={moreIcon} /><span class="visually-hidden">{t('open', { name: one().name })}</span>
              </button>
            </li>
          )}</Show>
        )}</For>
      </ul>
      <Show when={meeting.may('presence.mark') && meeting.state().phase !== 'closed'}>
        <Button icon={plusIcon} onClick={() => setAdding(true)}>{t('add')}</Button>
        <Expected />
      </Show>
      <Sheet open={adding()} title={t('add')} onClose={() => setAdding(false)}><AddPerson onDone={() => setAdding(false)} /></Sheet>
      <Sheet open={person(chosen()) !== undefined} title={person(chosen())?.name ?? ''} onClose={() => setChosen(null)}>
        <Show when={chosen()} keyed>{(id) => <PersonCard initialPerson={id} onDone={() => setChosen(null)} />}</Show>
      </Sheet>
    </section>
  )
}
