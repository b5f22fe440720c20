/*
 * What may be done about one person, by who looks: their roles, their name, their attendance, merging a duplicate, taking them out of
 * the room. What a role does not allow is not shown; the server judges again.
 */
import { leadRoles } from '@acta-viva/model/record'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Button, Choice, Field, closeIcon, handIcon } from '../../ui/index.ts'
import { listed } from './list.ts'
import styles from './people.module.css'

const channels = ['room', 'call', 'inPerson', 'shared'] as const
const attendances = ['present', 'left', 'absent', 'justified'] as const

export function PersonCard(props: { initialPerson: string; onDone: () => void }): JSX.Element {
  const t = useText(people)
  const names = useRoleNames()
  const i18n = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const id = () => props.initialPerson
  const state = () => meeting.state()
  const person = () => state().people[id()]
  const me = () => id() === meeting.me
  const coordinates = () => state().roles.coordinator === meeting.me
  const mayGive = (role: (typeof leadRoles)[number]) => (coordinates() || state().roles[role] === meeting.me) && person()?.standing === 'participant'
  const clerk = () => meeting.may('presence.mark') && state().phase !== 'closed'
  const [name, setName] = createSignal(person()?.name ?? '')
  const [detail, setDetail] = createSignal(person()?.detail ?? '')
  const [reason, setReason] = createSignal(person()?.reason ?? '')
  const [armed, setArmed] = createSignal(false)
  const [same, setSame] = createSignal({ as: '', armed: false })
  const rename = () => act({ type: 'person.rename', name: name().trim(), detail: detail().trim(), ...(me() ? {} : { person: id() }) })
  /** Choosing is not yet doing: on a keyboard each arrow chooses, and two people made one are not taken apart again. */
  const merge = async () => {
    const { as, armed: sure } = same()
    if (!sure) { setSame({ as, armed: true }); return }
    if (await act({ type: 'person.merge', from: id(), into: as })) props.onDone()
  }
  const remove = async () => {
    if (!armed()) { setArmed(true); return }
    if (await act({ type: 'person.remove', person: id() })) props.onDone()
  }
  return (
    <Show when={person()}>{(one) => (
      <>
        <Show when={one().joinedAt}>{(at) => <p class="lead">{t('joined', { time: hour(at(), { locale: i18n.locale() }) })}</p>}</Show>
        <Show when={leadRoles.some(mayGive)}>
          <div class={styles['acts']} role="group" aria-label={t('roles')}>
            <For each={leadRoles.filter(mayGive)}>{(role) => (
              <Show when={state().roles[role] !== id()} fallback={
                <Button kind="quiet" onClick={() => void act({ type: 'role.give', role, person: null })}>{t('release')}: {names.does(role)}</Button>
              }>
                <Button onClick={() => void act({ type: 'role.give', role, person: id() })}>{t('giveTo', { name: one().name, role: names.does(role) })}</Button>
              </Show>
            )}</For>
          </div>
        </Show>
        <Show when={me() || clerk()}>
          <form class="stack" onSubmit={(event) => { event.preventDefault(); void rename() }}>
            <Field label={t('name')} value={name()} maxlength={80} onText={setName} />
            <Field label={t('detail')} value={detail()} maxlength={80} onText={setDetail} />
            <Button type="submit">{t('save')}</Button>
          </form>
        </Show>
        <Show when={clerk()}>
          <Choice
            label={t('attendance')} options={attendances.map((value) => ({ value, label: t(value) }))} value={one().attendance}
            onChange={(attendance) => void act({ type: 'presence.mark', person: id(), attendance })}
          />
          <Show when={one().attendance === 'present' && one().joinedAt}>{(at) => <Moment label={t('arrivedAt')} at={at()} onMoment={(moment) => void act({ type: 'presence.mark', person: id(), attendance: 'present', moment })} />}</Show>
          <Show when={one().attendance === 'left' && one().leftAt}>{(at) => <Moment label={t('leftAt')} at={at()} onMoment={(moment) => void act({ type: 'presence.mark', person: id(), attendance: 'left', moment })} />}</Show>
          <Show when={one().attendance === 'justified'}>
            <Field label={t('reason')} value={reason()} maxlength={200} onText={setReason} onBlur={() => void act({ type: 'presence.mark', person: id(), reason: reason() })} />
          </Show>
          <Choice
            label={t('channel')} options={channels.map((value) => ({ value, label: t(value) }))} value={one().channel}
            onChange={(channel) => void act({ type: 'presence.mark', person: id(), channel })}
          />
          <Show when={one().channel !== 'room' && state().phase === 'open'}>
            <Button icon={handIcon} onClick={() => void act({ type: 'turn.request', person: id() })}>{t('askFor', { name: one().name })}</Button>
          </Show>
          <label class="field"><span class="field-label">{t('merge')}</span>
            <select class="field-input" onChange={(event) => setSame({ as: event.currentTarget.value, armed: false })}>
              <option value="">{t('choose')}</option>
              <For each={listed(state(), i18n.locale()).filter((other) => other.id !== id())}>{(other) => <option value={other.id}>{other.name}</option>}</For>
            </select>
          </label>
          <Show when={same().as !== ''}>
            <Button kind={same().armed ? 'danger' : 'secondary'} onBlur={() => setSame(({ as }) => ({ as, armed: false }))} onClick={() => void merge()}>{t(same().armed ? 'mergeAgain' : 'mergeGo')}</Button>
          </Show>
          <Show when={!me()}>
            <Button kind="danger" icon={closeIcon} onBlur={() => setArmed(false)} onClick={() => void remove()}>{t(armed() ? 'removeAgain' : 'remove')}</Button>
          </Show>
        </Show>
      </>
    )}</Show>
  )
}

const two = (n: number) => String(n).padStart(2, '0')

/** An hour of the day of the meeting, corrected by hand; never later than now. */
function Moment(props: { label: string; at: number; onMoment: (moment: number) => void }): JSX.Element {
  const meeting = useMeeting()
  const written = () => { const date = new Date(props.at); return `${two(date.getHours())}:${two(date.getMinutes())}` }
  const [typed, setTyped] = createSignal<string | null>(null)
  const save = () => {
    const text = typed()
    setTyped(null)
    if (text === null || !/^\d{2}:\d{2}/.test(text) || text === written()) return
    const date = new Date(props.at)
    date.setHours(Number(text.slice(0, 2)), Number(text.slice(3, 5)), 0, 0)
    props.onMoment(Math.min(date.getTime(), Math.floor(meeting.exactNow())))
  }
  return <Field type="time" label={props.label} value={typed() ?? written()} onText={setTyped} onBlur={save} />
}
