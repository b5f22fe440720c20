/*
 * Invitar: everybody's link, large, with every way to hand it on; the personal links folded away from it.
 * What is shared, copied into a calendar or shown as a code is always the participant link.
 */
import { roleWords } from '@acta-viva/model/guides'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { knownMeeting } from '../../device/known-meetings.ts'
import type { KnownMeeting, MeetingLinks } from '../../device/known-meetings.ts'
import { length, moment, useI18n, useText } from '../../i18n/index.ts'
import { invite } from '../../i18n/es/invite.ts'
import type { PageProps } from '../../routes/router.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { actaIcon, calendarIcon, checkIcon, copyIcon, lockIcon, messageIcon, qrIcon } from '../../ui/icons.ts'
import { PageMark } from '../../ui/page-frame.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { calendarFile } from './calendar.ts'
import { groupMessage, shorten, whatsappUrl } from './message.ts'
import styles from './invite.module.css'

type Made = KnownMeeting & { links: MeetingLinks }

export default function Invite(props: PageProps): JSX.Element {
  // Just made: the links came along with the navigation, so a device that keeps nothing still shows them.
  const meeting = (): Made | undefined => {
    const known = knownMeeting(props.params['meeting'] ?? '') ?? (props.state as Made | null)
    return known?.links ? known as Made : undefined
  }
  return (
    <Show when={meeting()} fallback={<Lost />}>{(made) => <Invitation meeting={made()} />}</Show>
  )
}

function Lost(): JSX.Element {
  const t = useText(invite)
  return <main class="page"><h1>{t('lost')}</h1><LinkButton kind="primary" href="/">{t('goHome')}</LinkButton></main>
}

function Invitation(props: { meeting: Made }): JSX.Element {
  const t = useText(invite)
  const i18n = useI18n()
  const links = () => props.meeting.links
  const nameOf = (role: 'coordinator' | 'moderator' | 'secretary' | 'observer') =>
    (role === 'observer' ? t('observer') : roleWords[props.meeting.labels][role].does[i18n.language()])
  const title = () => props.meeting.title || t('untitled')
  const when = () => (props.meeting.startsAt === null ? '' : t('messageWhen', {
    when: moment(props.meeting.startsAt, { locale: i18n.locale() }), length: length(props.meeting.minutes ?? 120),
  }))
  const message = () => groupMessage([t('message', { title: shorten(title(), 200) }), when(), t('messageHow')],
    links().participant)
  const saveCalendar = () => {
    const startsAt = props.meeting.startsAt
    if (startsAt === null) return
    const file = calendarFile({
      id: props.meeting.id, title: title(), startsAt, minutes: props.meeting.minutes ?? 120, description: message(),
      link: links().participant, now: Date.now(),
    })
    const url = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }))
    Object.assign(document.createElement('a'), { href: url, download: 'reunion.ics' }).click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }
  return (
    <main class={`page ${styles['invite']}`}>
      <PageMark />
      <div class="stack">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </div>
      <section class="stack" aria-label={t('link')}>
        <p class={styles['link']} translate="no">{links().participant}</p>
        <LinkButton kind="primary" icon={messageIcon} href={whatsappUrl(message())} target="_blank" rel="noreferrer">
          {t('whatsapp')}
        </LinkButton>
        <div class={styles['ways']}>
          <CopyButton text={links().participant} label={t('copy')} />
          <Show when={props.meeting.startsAt !== null}>
            <Button icon={calendarIcon} onClick={saveCalendar}>{t('calendar')}</Button>
          </Show>
        </div>
        <LinkButton kind="secondary" wide href={links().coordinator}>{t('enterNow')}</LinkButton>
      </section>
      <Fold title={t('showQr')} icon={qrIcon}><QrCode text={links().participant} label={t('qr')} /></Fold>
      <Fold title={t('team')} icon={lockIcon}>
        <div class="stack">
          <p>{t('personal')}</p>
          <LinkButton
            icon={messageIcon} wide target="_blank" rel="noreferrer"
            href={whatsappUrl(groupMessage([t('sendYourselfText', { title: shorten(title(), 200) })], links().coordinator))}
          >{t('sendYourself')}</LinkButton>
          <ul class="list">
            <For each={['coordinator', 'moderator', 'secretary', 'observer'] as const}>{(role) => (
              <li class={styles['role']} data-role={role}>
                <strong>{nameOf(role)}</strong>
                <CopyButton text={links()[role]} label={t('copyShort')} name={t('copyOf', { role: nameOf(role) })} />
              </li>
            )}</For>
          </ul>
          <Show when={props.meeting.communityLink}>{(link) => (
            <LinkButton icon={actaIcon} wide href={link()}>{t('community')}</LinkButton>
          )}</Show>
        </div>
      </Fold>
    </main>
  )
}

/** Says in its own place that it worked; where the clipboard is refused it says how to copy by hand. */
function CopyButton(props: { text: string; label: string; name?: string }): JSX.Element {
  const t = useText(invite)
  const [done, setDone] = createSignal<'no' | 'copied' | 'refused'>('no')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text)
      setDone('copied')
      setTimeout(() => setDone('no'), 4000)
    } catch { setDone('refused') }
  }
  return (
    <span class={styles['copy']}>
      <Button icon={done() === 'copied' ? checkIcon : copyIcon} wide aria-label={done() === 'no' ? props.name : undefined}
        onClick={() => void copy()}>
        {done() === 'copied' ? t('copied') : props.label}
      </Button>
      <Show when={done() === 'refused'}>
        <span role="status">{t('copyFailed')} <span class={styles['plain']} translate="no">{props.text}</span></span>
      </Show>
    </span>
  )
}
