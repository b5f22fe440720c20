/*
 * What is said once to whoever has just come in, each in one sentence with what can be done about it: the meeting so far for those who
 * come late, a name that two people share, a personal link whose role somebody else holds. And, to the holder, that it is asked for.
 * Takes no focus and takes no role from anybody.
 */
import { leadRoles } from '@acta-viva/model/record'
import { For, Match, Show, Switch, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { welcome } from '../../i18n/es/welcome.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable, WithDocuments } from '../../live/index.ts'
import { Button, Field, Notice, clockIcon, peopleIcon } from '../../ui/index.ts'
import { createOnce } from './once.ts'
import { Asked } from './role-answer.tsx'
import { Held } from './role-wish.tsx'
import { cameLate, summary, type Line } from './summary.ts'

/** What entering said of this person. */
export interface Arrival { homonyms: boolean; links: readonly string[] }

export function Welcome(props: { arrival: Arrival }): JSX.Element {
  return (
    <>
      <WithDocuments><Late /></WithDocuments>
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
    agreements: table.agreements().length,
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

/**
 * Somebody of this name came in before: the same person on another device, or another one. Saying "the same" makes nobody somebody else;
 * whoever keeps the list is asked there, too, and joins the two.
 */
function Homonym(): JSX.Element {
  const t = useText(welcome)
  const meeting = useMeeting()
  const act = useAct()
  const [done, finish] = createOnce('homonym')
  const [said, say] = createSignal<'nothing' | 'same' | 'another'>('nothing')
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
        <Switch>
          <Match when={said() === 'nothing'}>
            <p>{t('homonym', { name: me()?.name ?? '' })}</p>
            <div class="row"><Button onClick={() => say('same')}>{t('same')}</Button><Button kind="quiet" onClick={() => say('another')}>{t('another')}</Button></div>
          </Match>
          <Match when={said() === 'same'}>
            <p>{t('sameSaid')}</p>
            <Button kind="quiet" onClick={finish}>{t('understood')}</Button>
          </Match>
          <Match when={said() === 'another'}>
            <p>{t('which', { name: me()?.name ?? '' })}</p>
            <form class="stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
              <Field label={t('detail')} extra={t('optional')} value={detail()} maxlength={80} onText={setDetail} />
              <div class="row"><Button type="submit">{t('save')}</Button><Button kind="quiet" onClick={finish}>{t('skip')}</Button></div>
            </form>
          </Match>
        </Switch>
      </Notice>
    </Show>
  )
}
