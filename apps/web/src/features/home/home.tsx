/*
 * Inicio: one sentence of what this is, one thing to do, and the meetings this device already knows.
 * A pasted message is enough to enter: the link is found inside it.
 */
import { For, Show, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { forgetMeeting, knownMeetings, rememberMeeting } from '../../device/known-meetings.ts'
import type { KnownMeeting } from '../../device/known-meetings.ts'
import { readLink, roomPath } from '../../device/link.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { home } from '../../i18n/es/home.ts'
import { closeIcon, playIcon, plusIcon } from '../../ui/shell-icons.ts'
import { Icon } from '../../ui/icon.tsx'
import { navigate } from '../../routes/router.tsx'
import { PageMark, ThemeAndLanguage } from '../../ui/page-frame.tsx'
import styles from './home.module.css'

export default function Home(): JSX.Element {
  const t = useText(home)
  // A link that was only looked at is kept for a reload, but it is not one of this person's meetings.
  const mine = () => knownMeetings().filter((meeting) => meeting.person ?? meeting.links)
  const [meetings, setMeetings] = createSignal(mine())
  // Its links may stand nowhere else, so a slip of the finger is taken back, for as long as the page stands.
  const [gone, setGone] = createSignal<KnownMeeting | null>(null)
  let place = 0
  const show = (now: KnownMeeting | null) => {
    setGone(now)
    setMeetings(mine())
    document.querySelectorAll<HTMLElement>('li > :first-child, [role=status] > button')[place]?.focus() // the next row, or the way back
  }
  return (
    <main class={`page ${styles['home']}`}>
      <header class={styles['top']}><PageMark /><ThemeAndLanguage /></header>
      <div class="stack">
        <h1 class={styles['promise']}>{t('promise')}</h1>
        <p class="lead">{t('how')}</p>
      </div>
      <div class="stack">
        <a class="button button-primary" href="/new"><Icon of={plusIcon} />{t('create')}</a>
        <a class="button button-quiet" href="/practice"><Icon of={playIcon} />{t('practice')}</a>
      </div>
      <section class="stack" aria-labelledby="yours">
        <h2 id="yours" class={styles['rule']}>{t('yours')}</h2>
        <div>
          <Show when={meetings().length > 0} fallback={<p class="lead">{t('none')}</p>}>
            <ul class="list">
              <For each={meetings()}>{(meeting, at) => <Row meeting={meeting} onForget={() => { place = at(); forgetMeeting(meeting.id); show(meeting) }} />}</For>
            </ul>
          </Show>
          <div class="row" role="status">
            <Show when={gone()}>{(one) => (<>
              {t('forgotten', { title: one().title || t('untitled') })}
              <button type="button" class="button button-quiet" onClick={() => { rememberMeeting(one(), one().seenAt); show(null) }}>{t('undo')}</button>
            </>)}</Show>
          </div>
        </div>
      </section>
      <PasteLink asked={location.search.includes('pegar')} />
    </main>
  )
}

function Row(props: { meeting: KnownMeeting; onForget: () => void }): JSX.Element {
  const t = useText(home)
  const i18n = useI18n()
  const title = () => props.meeting.title || t('untitled')
  const date = () => {
    const at = props.meeting.startsAt
    return at === null ? t('noDate') : moment(at, { locale: i18n.locale() }, Date.now())
  }
  return (
    <li class={styles['row']} data-role={props.meeting.role}>
      <a class={styles['open']} href={roomPath({ meeting: props.meeting.id, key: props.meeting.key })}>
        <span class={styles['title']}>{title()}</span>
        <span class={styles['facts']}>
          <Show when={props.meeting.community}><span>{props.meeting.community}</span></Show>
          <span>{date()}</span>
          <span class={styles['role']}>{t(props.meeting.role === 'participant' || props.meeting.role === 'observer' ? props.meeting.role : 'lead')}</span>
        </span>
      </a>
      <button
        type="button" class="button button-quiet button-icon" aria-label={t('forget', { title: title() })}
        onClick={() => props.onForget()}
      ><Icon of={closeIcon} /></button>
      <Show when={props.meeting.links}><a class={styles['links']} href={`/invite/${props.meeting.id}`}>{t('links')}</a></Show>
    </li>
  )
}

function PasteLink(props: { asked: boolean }): JSX.Element {
  const t = useText(home)
  const [text, setText] = createSignal('')
  const [wrong, setWrong] = createSignal(false)
  let form!: HTMLFormElement
  onMount(() => { if (props.asked) form.querySelector('input')?.focus() })
  const open = (event: SubmitEvent) => {
    event.preventDefault()
    const link = readLink(text())
    setWrong(!link)
    if (link) navigate(roomPath(link))
  }
  return (
    <form ref={form} class="stack" onSubmit={open} novalidate>
      <h2 class={styles['rule']}>{t('paste')}</h2>
      <div class="field">
        <label class="field-label" for="paste">{t('pasteLabel')}</label>
        <input
          id="paste" class="field-input" inputmode="url" autocomplete="off" enterkeyhint="go" value={text()}
          aria-invalid={wrong()}
          aria-describedby="paste-error" onInput={(event) => setText(event.currentTarget.value)}
        />
        <p class="field-error" id="paste-error" role="alert" hidden={!wrong()}>{t('pasteWrong')}</p>
      </div>
      <button type="submit" class="button button-secondary">{t('pasteGo')}</button>
    </form>
  )
}
