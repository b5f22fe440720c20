/*
 * `/c/<community>#<key>`: a community between its meetings, for its coordinator or for whoever holds the members' read link.
 *
 * The key stays behind # and is shown with each request. What can be changed here is only for the coordinator; the server decides.
 */
import { For, Match, Show, Switch, createMemo, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { openCommunity } from '../../api/communities.ts'
import type { CommunityView, Followed } from '../../api/communities.ts'
import { knownMeeting, knownMeetings } from '../../device/known-meetings.ts'
import { roomPath } from '../../device/link.ts'
import { community } from '../../i18n/es/community.ts'
import { day, lima, moment, useI18n, useText } from '../../i18n/index.ts'
import type { PageProps } from '../../routes/router.tsx'
import { Button, Notice, PageMark, Pill, ProgressBar, ThemeAndLanguage, ToastRegion, alertIcon } from '../../ui/index.ts'
import { Agreements } from './agreements.tsx'
import { Book } from './book.tsx'
import styles from './community.module.css'
import { NextMeeting } from './next.tsx'
import { ShareReading } from './share.tsx'
import { YEARLY, dateOf, dueActas, heldIn, returning, yearIn } from './reading.ts'

type Phase = { at: 'opening' } | { at: 'no-key' } | { at: 'refused' } | { at: 'no-network' } | { at: 'open'; view: CommunityView }

/** The key in the address, or the one this device was given when it founded the community. */
function keyFor(id: string): string {
  const here = location.hash.slice(1)
  if (here !== '') return here
  const known = knownMeetings().find(({ communityLink }) => communityLink.includes(`/c/${id}#`))
  return known?.communityLink.split('#')[1] ?? ''
}

function Community(props: { initialId: string }): JSX.Element {
  const t = useText(community)
  const i18n = useI18n()
  const id = props.initialId
  const key = keyFor(id)
  const [phase, setPhase] = createSignal<Phase>({ at: key === '' ? 'no-key' : 'opening' })
  const open = async () => {
    if (key === '') return
    setPhase({ at: 'opening' })
    const answer = await openCommunity(id, { bearer: key, language: i18n.locale() })
    if (answer.ok) setPhase({ at: 'open', view: answer.body })
    else setPhase({ at: answer.trouble.kind === 'no-network' ? 'no-network' : 'refused' })
  }
  onMount(() => void open())
  const view = () => {
    const now = phase()
    return now.at === 'open' ? now.view : undefined
  }
  const trouble = () => {
    const { at } = phase()
    return at === 'opening' || at === 'open' ? undefined : at
  }
  return (
    <main class={`page ${styles['community']}`}>
      <header class={styles['top']}><PageMark /><ThemeAndLanguage /></header>
      <Switch>
        <Match when={phase().at === 'opening'}><p class="lead" role="status">{t('opening')}</p></Match>
        <Match when={trouble()}>{(at) => (
          <div class="stack">
            <h1 tabindex="-1">{t(at())}</h1>
            <p class="lead">{t(at() === 'no-network' ? 'noNetworkHow' : 'keyHow')}</p>
            <Show when={at() === 'no-network'}><Button kind="primary" onClick={() => void open()}>{t('retry')}</Button></Show>
          </div>
        )}</Match>
        <Match when={view()}>{(now) => <Open initialView={now()} key={key} />}</Match>
      </Switch>
    </main>
  )
}

function Open(props: { initialView: CommunityView; key: string }): JSX.Element {
  const t = useText(community)
  const i18n = useI18n()
  const now = Date.now()
  const year = yearIn(now)
  const [agreements, setAgreements] = createSignal<readonly Followed[]>(props.initialView.agreements)
  const view = () => props.initialView
  const lead = () => view().holder === 'coordinator'
  const held = createMemo(() => heldIn(view().meetings, year))
  const due = createMemo(() => dueActas(view().meetings, now))
  const back = createMemo(() => returning(agreements()).length)
  return (
    <ToastRegion>
      <div class="stack">
        <h1 tabindex="-1">{view().name}</h1>
        <p>{t('held', { n: held(), of: YEARLY, year: String(year) })}</p>
        <ProgressBar value={held() / YEARLY} label={t('heldLabel')} text={t('held', { n: held(), of: YEARLY, year: String(year) })} />
      </div>
      <For each={due()}>{(one) => (
        <Notice tone={one.late ? 'alert' : 'warn'} icon={alertIcon}>
          <p>{t(one.late ? 'late' : 'due', { title: one.meeting.title, day: day(one.at, { locale: i18n.locale(), zone: lima }, now) })}</p>
        </Notice>
      )}</For>
      <Show when={lead()}><NextMeeting community={view()} key={props.key} returning={back()} data-role="coordinator" /></Show>
      <section class="stack" aria-labelledby="agreements">
        <h2 id="agreements" class={styles['rule']}>{t('agreements')} <Show when={back() > 0}><Pill tone="warn">{t('willReturn', { n: back() })}</Pill></Show></h2>
        <Agreements agreements={agreements()} community={view().id} key={props.key} mayWrite={lead()} onChange={setAgreements} />
      </section>
      <section class="stack" aria-labelledby="book">
        <h2 id="book" class={styles['rule']}>{t('book')}</h2>
        <Book view={view()} key={props.key} />
        <Show when={view().memberLink}>{(link) => <ShareReading name={view().name} link={link()} />}</Show>
      </section>
      <section class="stack" aria-labelledby="meetings">
        <h2 id="meetings" class={styles['rule']}>{t('meetings')}</h2>
        <Show when={view().meetings.length > 0} fallback={<p class="lead">{t('noMeetings')}</p>}>
          <ol class={`list ${styles['rows']}`}>
            <For each={view().meetings}>{(meeting) => {
              const known = knownMeeting(meeting.id)
              const date = () => moment(dateOf(meeting), { locale: i18n.locale(), zone: lima }, now)
              return (
                <li class={styles['row']}>
                  <div>
                    <p class={styles['title']}>
                      <Show when={known?.key} fallback={meeting.title}>{(held_) => <a href={roomPath({ meeting: meeting.id, key: held_() })}>{meeting.title}</a>}</Show>
                    </p>
                    <p class={styles['facts']}>{t('nth', { n: meeting.series })} · {date()}</p>
                  </div>
                  <Pill tone={meeting.phase === 'open' ? 'accent' : meeting.phase === 'ended' ? 'warn' : 'plain'}>{t(phaseWords[meeting.phase] ?? 'draft')}</Pill>
                </li>
              )
            }}</For>
          </ol>
        </Show>
      </section>
    </ToastRegion>
  )
}

const phaseWords: Record<string, 'draft' | 'open' | 'ended' | 'closed'> = { draft: 'draft', open: 'open', ended: 'ended', closed: 'closed' }

export default function CommunityPage(props: PageProps): JSX.Element {
  return <Show when={props.params['community']} keyed>{(id) => <Community initialId={id} />}</Show>
}
