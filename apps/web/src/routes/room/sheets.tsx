/*
 * The sheets of the room: the menu behind ⋯, people, sharing, my guide, shortcuts. What is shared is always everybody's link, whoever
 * shares it.
 */
import { For, Show, Suspense, createSignal, lazy, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { leaveToAnother } from '../../api/leave.ts'
import { everybodysLink } from '../../device/everybodys-link.ts'
import { ClockSheet } from '../../features/clock/sheet.tsx'
import { SoundChoice } from '../../features/clock/sound.tsx'
import { Guide } from '../../features/guide/index.tsx'
import { PeoplePanel } from '../../features/people/index.tsx'
import { links } from '../../i18n/es/links.ts'
import { menu } from '../../i18n/es/menu.ts'
import { people } from '../../i18n/es/people.ts'
import { room } from '../../i18n/es/room.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable, WithDocuments } from '../../live/index.ts'
import { navigate } from '../router.tsx'
import {
  Button, Fold, LinkButton, QrCode, Sheet, ThemeAndLanguage, callIcon, clockIcon, copyIcon, guideIcon, leaveIcon, lockIcon, messageIcon, peopleIcon, shareIcon,
  useToasts,
} from '../../ui/index.ts'
import { createMedia } from './device.ts'
import type { SheetName } from './primary.ts'
import styles from './room.module.css'

const ReplaceLinks = lazy(async () => ({ default: (await import('../../features/invite/replace-links.tsx')).ReplaceLinks }))

export function Sheets(props: { shown: SheetName; onShow: (sheet: SheetName) => void }): JSX.Element {
  const t = useText(menu)
  const who = useText(people)
  const close = () => props.onShow('none')
  return (
    <>
      <Sheet open={props.shown === 'menu'} title={t('menuTitle')} onClose={close}><MenuList onShow={(sheet) => props.onShow(sheet)} /></Sheet>
      <Sheet open={props.shown === 'people'} title={who('title')} onClose={close}><PeoplePanel inSheet /></Sheet>
      <Sheet open={props.shown === 'share'} title={t('share')} onClose={close}><Share /></Sheet>
      <Sheet open={props.shown === 'guide'} title={t('guide')} onClose={close}><WithDocuments><Guide /></WithDocuments></Sheet>
      <Sheet open={props.shown === 'shortcuts'} title={t('shortcuts')} place="centre" onClose={close}><ShortcutList /></Sheet>
      <ClockSheet open={props.shown === 'clock'} onClose={close} />
    </>
  )
}

function MenuList(props: { onShow: (sheet: SheetName) => void }): JSX.Element {
  const t = useText(menu)
  const words = useText(room)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const toasts = useToasts()
  const keyboard = createMedia('(any-pointer: fine)') // a phone has no keys to press
  const another = async () => {
    if (await leaveToAnother(meeting.id)) location.reload()
    else toasts.show({ text: t('notMeLost') })
  }
  const size = (bytes: number) => (bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000).toLocaleString(i18n.locale())}\u00a0kB` : `${(bytes / 1_000_000).toLocaleString(i18n.locale(), { maximumFractionDigits: 1 })}\u00a0MB`)
  return (
    <div class={styles['menu']}>
      <Show when={table.data().callUrl}>{(url) => (
        <LinkButton kind="secondary" icon={callIcon} wide href={url()} target="_blank" rel="noreferrer">{words('call')}</LinkButton>
      )}</Show>
      <Button kind="quiet" icon={peopleIcon} onClick={() => props.onShow('people')}>{words('openPeople')}</Button>
      <Button kind="quiet" icon={shareIcon} onClick={() => props.onShow('share')}>{t('share')}</Button>
      <Button kind="quiet" icon={guideIcon} onClick={() => props.onShow('guide')}>{t('guide')}</Button>
      <Show when={meeting.may('turn.grant') && keyboard()}><Button kind="quiet" icon={clockIcon} onClick={() => props.onShow('shortcuts')}>{t('shortcuts')}</Button></Show>
      <section class={styles['settings']} aria-label={t('settings')}>
        <h3>{t('settings')}</h3>
        <ThemeAndLanguage />
        <label class={styles['check']}>
          <input type="checkbox" checked={meeting.lowData()} onChange={(event) => meeting.setLowData(event.currentTarget.checked)} />
          <span>{t('lowData')}<br /><span class="lead">{t('lowDataHint')}</span></span>
        </label>
        <SoundChoice class={styles['check']} />
        <p class="lead">{t('used', { down: size(meeting.traffic().down), up: size(meeting.traffic().up) })}</p>
      </section>
      <Button kind="quiet" icon={peopleIcon} onClick={() => void another()}>{t('notMe', { name: meeting.state().people[meeting.me]?.name ?? '' })}</Button>
      <Button kind="quiet" icon={leaveIcon} onClick={() => navigate('/')}>{t('leave')}</Button>
    </div>
  )
}

export function Share(): JSX.Element {
  const t = useText(menu)
  const words = useText(room)
  const replacing = useText(links)
  const meeting = useMeeting()
  const table = useTable()
  const toasts = useToasts()
  const [refused, setRefused] = createSignal(false)
  const [replaced, setReplaced] = createSignal(0)
  const link = () => { replaced(); return everybodysLink(meeting.id) } // asked for again once it was replaced, here or by somebody else
  const again = () => setReplaced((n) => n + 1)
  addEventListener('hashchange', again)
  onCleanup(() => removeEventListener('hashchange', again))
  const message = () => `${t('whatsappText', { title: table.data().title || words('untitled') })}\n${link()}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link())
      toasts.show({ text: t('copied'), stays: 4_000 })
    } catch { setRefused(true) }
  }
  return (
    <>
      <p class={styles['link']} translate="no">{link()}</p>
      <LinkButton kind="primary" icon={messageIcon} href={`https://wa.me/?text=${encodeURIComponent(message())}`} target="_blank" rel="noreferrer">{t('whatsapp')}</LinkButton>
      <Button icon={copyIcon} wide onClick={() => void copy()}>{t('copy')}</Button>
      <Show when={refused()}><p role="status">{t('copyFailed')}</p></Show>
      <div><QrCode text={link()} label={t('qr')} /></div>
      <Show when={meeting.state().roles.coordinator === meeting.me && meeting.may('link.replace') && meeting.state().phase !== 'closed'}>
        <Fold title={replacing('title')} icon={lockIcon}><Suspense><ReplaceLinks onReplaced={again} /></Suspense></Fold>
      </Show>
    </>
  )
}

const keys = [
  ['Ctrl ⏎', 'keyPrimary'], ['H', 'keyHand'], ['N', 'keyNext'], ['+', 'keyMinute'], ['P', 'keyPause'], ['R', 'keyClock'], ['1 – 4', 'keyPlaces'], ['?', 'keyHelp'],
] as const

function ShortcutList(): JSX.Element {
  const t = useText(menu)
  return (
    <dl class={styles['keys']}>
      <For each={keys}>{([key, name]) => <div><dt><kbd>{key}</kbd></dt><dd>{t(name)}</dd></div>}</For>
    </dl>
  )
}
