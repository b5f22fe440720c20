/*
 * Replacing a link that went where it should not. Says in one sentence what will happen, asks for a second tap in the same place, and
 * hands over the new link. Everybody's key is part of all five, so replacing everybody's replaces them all. Only whoever coordinates.
 */
import type { Role } from '@acta-viva/model/record'
import { For, Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { replaceLink, type NewLinks } from '../../api/links.ts'
import { everybodysKey } from '../../device/everybodys-link.ts'
import { knownMeeting, rememberMeeting, type MeetingLinks } from '../../device/known-meetings.ts'
import { participantKey, readLink, roomPath } from '../../device/link.ts'
import { links } from '../../i18n/es/links.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Button, LinkButton, Notice, checkIcon, copyIcon, messageIcon } from '../../ui/index.ts'
import { groupMessage, shorten, whatsappUrl } from './message.ts'

const order: readonly Role[] = ['participant', 'coordinator', 'moderator', 'secretary', 'observer']

type Stand = { at: 'idle' } | { at: 'armed' | 'working'; role: Role } | { at: 'done'; role: Role; link: string } | { at: 'failed'; role: Role; why: string }

/** What this device knows follows what was replaced, and so does the address bar: a reload must find the door it came in by. */
function keep(meeting: string, before: MeetingLinks | null, fresh: NewLinks): void {
  const key = (fresh.coordinator === undefined ? undefined : readLink(fresh.coordinator)?.key) ?? knownMeeting(meeting)?.key ?? ''
  const all = before && { ...before, ...fresh }
  rememberMeeting({ id: meeting, key, ...(all && { links: all }) }, Date.now())
  if (key !== '') history.replaceState(history.state, '', roomPath({ meeting, key: participantKey(key) }))
}

/** `onReplaced` is told once the links on show elsewhere are no longer the ones in force. */
export function ReplaceLinks(props: { onReplaced: () => void }): JSX.Element {
  const t = useText(links)
  const i18n = useI18n()
  const names = useRoleNames()
  const meeting = useMeeting()
  const table = useTable()
  const [stand, setStand] = createSignal<Stand>({ at: 'idle' })
  const [copied, setCopied] = createSignal<'no' | 'yes' | 'refused'>('no')
  const about = (role: Role) => { const now = stand(); return now.at !== 'idle' && now.role === role ? now : undefined }
  const done = (role: Role) => { const now = about(role); return now?.at === 'done' ? now : undefined }
  const failed = (role: Role) => { const now = about(role); return now?.at === 'failed' ? now : undefined }
  const armed = (role: Role) => about(role)?.at === 'armed' || about(role)?.at === 'working'
  const nameOf = (role: Role) => (role === 'participant' || role === 'observer' ? t(role) : names.does(role))
  const result = (role: Role) => t(role === 'participant' ? 'resultParticipant' : role === 'observer' ? 'resultObserver' : 'resultRole')
  const press = async (role: Role) => {
    if (!armed(role)) { setCopied('no'); setStand({ at: 'armed', role }); return }
    setStand({ at: 'working', role })
    const before = knownMeeting(meeting.id)?.links ?? null
    const answer = await replaceLink(meeting.id, role, everybodysKey(meeting.id), i18n.locale())
    if (!answer.ok) {
      setStand({ at: 'failed', role, why: answer.trouble.kind === 'no-network' ? t('lost') : t('refused', { why: answer.trouble.title }) })
      return
    }
    keep(meeting.id, before, answer.body)
    setStand({ at: 'done', role, link: answer.body[role] ?? '' })
    props.onReplaced()
  }
  const copy = async (link: string) => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch { setCopied('refused') }
  }
  const message = (link: string) => whatsappUrl(groupMessage([t('message', { title: shorten(table.data().title, 200) })], link))
  return (
    <div class="stack">
      <p class="lead">{t('lead')}</p>
      <ul class="list"><For each={order}>{(role) => (
        <li class="stack" data-role={role}>
          <div class="row">
            <strong>{nameOf(role)}</strong>
            <Button
              kind={armed(role) ? 'danger' : 'quiet'} busy={about(role)?.at === 'working'} onClick={() => void press(role)}
              aria-label={t(armed(role) ? 'againOf' : 'replaceOf', { name: nameOf(role) })}
            >{t(armed(role) ? 'again' : 'replace')}</Button>
          </div>
          <Switch>
            <Match when={armed(role)}>
              <Notice tone="warn" live>{result(role)}</Notice>
              <Button kind="quiet" onClick={() => setStand({ at: 'idle' })}>{t('cancel')}</Button>
            </Match>
            <Match when={failed(role)}>{(now) => <Notice tone="warn" live>{now().why}</Notice>}</Match>
            <Match when={done(role)}>{(now) => (
              <>
                <Notice tone="good" icon={checkIcon} live>{t(role === 'participant' ? 'doneParticipant' : 'doneRole')}</Notice>
                <p translate="no">{now().link}</p>
                <LinkButton kind="secondary" icon={messageIcon} href={message(now().link)} target="_blank" rel="noreferrer">{t('send')}</LinkButton>
                <Button icon={copied() === 'yes' ? checkIcon : copyIcon} wide onClick={() => void copy(now().link)}>{t(copied() === 'yes' ? 'copied' : 'copy')}</Button>
                <Show when={copied() === 'refused'}><p role="status">{t('copyFailed')}</p></Show>
              </>
            )}</Match>
          </Switch>
        </li>
      )}</For></ul>
    </div>
  )
}
