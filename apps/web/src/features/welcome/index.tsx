/*
 * What is said once to whoever has just come in, each in one sentence with what can be done about it: the meeting so far for those who
 * come late, a name that two people share, a personal link whose role somebody else holds. And, to the holder, that it is asked for.
 * Takes no focus and takes no role from anybody.
 */
import { readAgreements } from '@acta-viva/model/documents'
import { leadRoles, type LeadRole } from '@acta-viva/model/record'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { deviceStorage } from '../../device/storage.ts'
import { welcome } from '../../i18n/es/welcome.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Button, Field, Notice, clockIcon, peopleIcon } from '../../ui/index.ts'
import { cameLate, summary, type Line } from './summary.ts'

/** What entering said of this person. */
export interface Arrival { homonyms: boolean; links: readonly string[] }

/** Answers given on this device stay given after a reload. */
function createOnce(name: string): [done: () => boolean, finish: () => void] {
  const meeting = useMeeting()
  const storage = deviceStorage()
  const key = `said/${meeting.id}/${meeting.me}/${name}`
  const [done, setDone] = createSignal(storage.read(key) === true)
  return [done, () => { storage.write(key, true); setDone(true) }]
}

export function Welcome(props: { arrival: Arrival }): JSX.Element {
  return (
    <>
      <Late />
      <Show when={props.arrival.homonyms}><Homonym /></Show>
      <For each={leadRoles.filter((role) => props.arrival.links.includes(role))}>{(role) => <Held staticRole={role} />}</For>
      <Asked />
    </>
  )
}

function Late(): JSX.Element {
  const t = useText(welcome)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const [done, finish] = createOnce('late')
  const joined = () => meeting.state().people[meeting.me]?.joinedAt ?? 0
  const lines = createMemo(() => summary(meeting.state(), {
    blocks: table.blocks(), ideas: meeting.document('plenary')().getMap('cards').size,
    agreements: readAgreements(table.doc()).filter((one) => !one.removed).length,
  }))
  const words = (line: Line): string => {
    switch (line.say) {
      case 'lineBlock': return t('lineBlock', { n: line.n, total: line.total, title: line.title })
      case 'lineSpeaker': return t('lineSpeaker', { name: line.name })
      case 'lineStep': return t('lineStep', { text: line.text })
      case 'lineDone': case 'lineIdeas': return t(line.say, { n: line.n })
      case 'lineNoBlock': case 'lineQuiet': return t(line.say)
    }
  }
  return (
    <Show when={!done() && cameLate(meeting.state(), meeting.me)}>
      <Notice icon={clockIcon} live>
        <p><strong>{t('arrived', { time: hour(joined(), { locale: i18n.locale() }) })}</strong></p>
        <ol><For each={lines()}>{(line) => <li>{words(line)}</li>}</For></ol>
        <Button kind="quiet" onClick={finish}>{t('understood')}</Button>
      </Notice>
    </Show>
  )
}

function Homonym(): JSX.Element {
  const t = useText(welcome)
  const meeting = useMeeting()
  const act = useAct()
  const [done, finish] = createOnce('homonym')
  const [detail, setDetail] = createSignal('')
  const me = () => meeting.state().people[meeting.me]
  const save = async () => {
    const words = detail().trim()
    if (words === '') { finish(); return }
    if (await act({ type: 'person.rename', name: me()?.name ?? '', detail: words })) finish()
  }
  return (
    <Show when={!done() && me()?.detail === '' && meeting.state().phase !== 'closed'}>
      <Notice icon={peopleIcon} live>
        <p>{t('homonym', { name: me()?.name ?? '' })}</p>
        <form class="stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
          <Field label={t('detail')} extra={t('optional')} value={detail()} maxlength={80} onText={setDetail} />
          <div class="row"><Button type="submit">{t('save')}</Button><Button kind="quiet" onClick={finish}>{t('skip')}</Button></div>
        </form>
      </Notice>
    </Show>
  )
}

/** A personal link opened by somebody else than who holds its role. Who handed the role on is not asked again. */
function Held(props: { staticRole: LeadRole }): JSX.Element {
  const t = useText(welcome)
  const names = useRoleNames()
  const meeting = useMeeting()
  const role = props.staticRole
  const [done, finish] = createOnce(`held-${role}`)
  const [asked, setAsked] = createSignal(false)
  const holder = () => meeting.state().roles[role]
  const name = () => meeting.state().people[holder() ?? '']?.name ?? ''
  const handedOn = () => meeting.state().handovers.some((one) => one.role === role && one.from === meeting.me)
  const open = () => meeting.state().phase !== 'closed' && holder() !== null && holder() !== meeting.me && !handedOn()
  const ask = () => { meeting.whisper(holder() ?? '', `ask-${role}`); setAsked(true) }
  return (
    <Show when={!done() && open()}>
      <Notice icon={peopleIcon} live>
        <Show when={!asked()} fallback={<p>{t('asked', { name: name() })}</p>}>
          <p>{t('held', { role: names.does(role), name: name() })}</p>
          <div class="row">
            <Button onClick={finish}>{t('asParticipant')}</Button>
            <Button kind="quiet" onClick={ask}>{t('askRole', { name: name() })}</Button>
          </div>
        </Show>
      </Notice>
    </Show>
  )
}

/** Somebody with the link asks for a role of mine: one tap gives it, and nothing happens without one. */
function Asked(): JSX.Element {
  const t = useText(welcome)
  const names = useRoleNames()
  const meeting = useMeeting()
  const act = useAct()
  const [kept, setKept] = createSignal<readonly string[]>([])
  const idOf = (one: { from: string; kind: string; at: number }) => `${one.from} ${one.kind} ${one.at}`
  const asks = createMemo(() => meeting.whispers().flatMap((one) => {
    const role = leadRoles.find((lead) => one.kind === `ask-${lead}`)
    const mine = role !== undefined && meeting.state().roles[role] === meeting.me && !kept().includes(idOf(one))
    return mine ? [{ id: idOf(one), role, from: one.from, name: meeting.state().people[one.from]?.name ?? '' }] : []
  }))
  return (
    <For each={asks()}>{(one) => (
      <Notice icon={peopleIcon} live>
        <p>{t('wants', { name: one.name, role: names.does(one.role) })}</p>
        <div class="row">
          <Button onClick={() => void act({ type: 'role.give', role: one.role, person: one.from })}>{t('give', { name: one.name })}</Button>
          <Button kind="quiet" onClick={() => setKept((all) => [...all, one.id])}>{t('keep')}</Button>
        </div>
      </Notice>
    )}</For>
  )
}
