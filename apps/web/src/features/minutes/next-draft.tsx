/*
 * The meeting that comes after a closed acta: its date and its link for everybody, and for whoever leads the way to prepare it. The draft
 * that closing made is the same one; its lead links are given once, to whoever asks for them, and kept on their device.
 */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { call } from '../../api/http.ts'
import { readCreated, type Created, type Following } from '../../api/meetings.ts'
import { knownMeeting, rememberMeeting } from '../../device/known-meetings.ts'
import { readLink } from '../../device/link.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, LinkButton, Notice, calendarIcon, forwardIcon, messageIcon } from '../../ui/index.ts'
import styles from './minutes.module.css'

type State = { at: 'idle' } | { at: 'asking' } | { at: 'failed' } | { at: 'made'; made: Created }

export function NextDraft(props: { following: Following | null }): JSX.Element {
  const t = useText(minutes)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const [state, setState] = createSignal<State>({ at: 'idle' })
  const ask = async () => {
    setState({ at: 'asking' })
    const answer = await call('POST', `/api/meetings/${encodeURIComponent(meeting.id)}/next`, readCreated, { body: {} })
    setState(answer.ok ? { at: 'made', made: answer.body } : { at: 'failed' })
    if (answer.ok) remember(answer.body)
  }
  /** The links are given once: this device keeps them, as it does of a meeting made here. */
  const remember = ({ id, links, labels }: Created) => {
    const { title, minutes: length, callUrl, institution } = table.data()
    rememberMeeting({
      id, links, labels, title: props.following?.title || title, community: institution, startsAt: at(), minutes: length, callUrl, role: 'coordinator',
      key: readLink(links.coordinator)?.key ?? '', communityLink: knownMeeting(meeting.id)?.communityLink ?? '', madeBy: meeting.state().people[meeting.me]?.name ?? '',
    }, Date.now())
  }
  const made = () => { const now = state(); return now.at === 'made' ? now.made : null }
  const planned = () => meeting.state().next
  /** Its links as this device has them: just given, or kept since. */
  const kept = () => {
    const one = made() ?? knownMeeting(props.following?.id ?? '')
    return one?.links ? { id: one.id, links: one.links } : null
  }
  const at = () => props.following?.startsAt ?? planned()?.at ?? null
  const link = () => made()?.links.participant ?? props.following?.link ?? ''
  const share = (to: string) => {
    const when = at()
    return `https://wa.me/?text=${encodeURIComponent(`${t('next')}${when === null ? '' : `: ${moment(when, { locale: locale() }, meeting.exactNow())}`}\n${to}`)}`
  }
  const leads = () => meeting.may('minutes.reopen')
  return (
    <Show when={leads() || at() !== null || link() !== '' || planned()?.undecided}>
      <section class={styles['missing']} aria-labelledby="next-draft-title">
        <h3 id="next-draft-title">{t('next')}</h3>
        <Show when={at()} fallback={<Show when={planned()?.undecided}><p>{t('nextUndecided')}</p></Show>}>{(when) => <p><strong>{moment(when(), { locale: locale() }, meeting.exactNow())}</strong></p>}</Show>
        <Show when={planned()?.purpose}><p>{planned()?.purpose}</p></Show>
        <Show when={link()}>{(to) => (
          <div class="row">
            <LinkButton icon={forwardIcon} href={to()}>{t('seeNext')}</LinkButton>
            <LinkButton icon={messageIcon} href={share(to())} target="_blank" rel="noopener">{t('shareNext')}</LinkButton>
          </div>
        )}</Show>
        <Show when={leads() && (kept() !== null || props.following?.led !== true)}>
          <Show when={kept()} fallback={<div class="row"><Button icon={calendarIcon} busy={state().at === 'asking'} onClick={() => void ask()}>{t('prepareNext')}</Button></div>}>{(one) => (
            <div class="row">
              <LinkButton icon={calendarIcon} href={one().links.coordinator}>{t('openNext')}</LinkButton>
              <LinkButton kind="quiet" href={`/invite/${one().id}`}>{t('nextLinks')}</LinkButton>
            </div>
          )}</Show>
        </Show>
        <Show when={state().at === 'failed'}><Notice tone="warn" live>{t('nextFailed')}</Notice></Show>
      </section>
    </Show>
  )
}
