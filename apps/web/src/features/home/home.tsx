/*
 * Inicio: one sentence of what this is, one thing to do, and the meetings this device already knows.
 * A pasted message is enough to enter: the link is found inside it.
 */
import { For, Show, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { forgetMeeting, knownMeetings } from '../../device/known-meetings.ts'
import type { KnownMeeting } from '../../device/known-meetings.ts'
import { readLink, roomPath } from '../../device/link.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { home } from '../../i18n/es/home.ts'
import { Button, IconButton, LinkButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { closeIcon, forwardIcon, playIcon, plusIcon } from '../../ui/icons.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageMark, ThemeAndLanguage } from '../../ui/page-frame.tsx'
import styles from './home.module.css'

export default function Home(): JSX.Element {
  const t = useText(home)
  const [query] = useSearchParams()
  const [meetings, setMeetings] = createSignal(knownMeetings())
  const forget = (id: string) => { forgetMeeting(id); setMeetings(knownMeetings()) }
  return (
    <main class={`page ${styles['home']}`}>
      <header class={styles['top']}><PageMark /><ThemeAndLanguage /></header>
      <div class="stack">
        <h1 class={styles['promise']}>{t('promise')}</h1>
        <p class="lead">{t('how')}</p>
      </div>
      <div class="stack">
        <LinkButton kind="primary" href="/new" icon={plusIcon}>{t('create')}</LinkButton>
        <LinkButton kind="quiet" href="/practice" icon={playIcon}>{t('practice')}</LinkButton>
      </div>
      <section class="stack" aria-labelledby="yours">
        <h2 id="yours" class={styles['rule']}>{t('yours')}</h2>
        <Show when={meetings().length > 0} fallback={<p class="lead">{t('none')}</p>}>
          <ul class="list">
            <For each={meetings()}>{(meeting) => <Row meeting={meeting} onForget={() => forget(meeting.id)} />}</For>
          </ul>
        </Show>
      </section>
      <PasteLink asked={query['pegar'] !== undefined} />
    </main>
  )
}

function Row(props: { meeting: KnownMeeting; onForget: () => void }): JSX.Element {
  const t = useText(home)
  const i18n = useI18n()
  const title = () => props.meeting.title || t('untitled')
  const date = () => (props.meeting.startsAt === null ? t('noDate') : moment(props.meeting.startsAt, { locale: i18n.locale() }, Date.now()))
  return (
    <li class={styles['row']} data-role={props.meeting.role}>
      <A class={styles['open']} href={roomPath({ meeting: props.meeting.id, key: props.meeting.key })}>
        <span class={styles['title']}>{title()}</span>
        <span class={styles['facts']}>
          <Show when={props.meeting.community}><span>{props.meeting.community}</span></Show>
          <span>{date()}</span>
          <span class={styles['role']}>{t(props.meeting.role)}</span>
        </span>
        <Icon of={forwardIcon} />
      </A>
      <Show when={props.meeting.links}><A class={styles['links']} href={`/invite/${props.meeting.id}`}>{t('links')}</A></Show>
      <IconButton label={t('forget', { title: title() })} icon={closeIcon} onClick={() => props.onForget()} />
    </li>
  )
}

function PasteLink(props: { asked: boolean }): JSX.Element {
  const t = useText(home)
  const go = useNavigate()
  const [text, setText] = createSignal('')
  const [wrong, setWrong] = createSignal(false)
  let form!: HTMLFormElement
  onMount(() => { if (props.asked) form.querySelector('input')?.focus() })
  const open = (event: SubmitEvent) => {
    event.preventDefault()
    const link = readLink(text())
    setWrong(!link)
    if (link) go(roomPath(link))
  }
  return (
    <form ref={form} class="stack" onSubmit={open} novalidate>
      <h2 class={styles['rule']}>{t('paste')}</h2>
      <Field
        label={t('pasteLabel')} inputmode="url" autocomplete="off" enterkeyhint="go" value={text()}
        onText={setText} error={wrong() ? t('pasteWrong') : undefined}
      />
      <Button type="submit" wide>{t('pasteGo')}</Button>
    </form>
  )
}
