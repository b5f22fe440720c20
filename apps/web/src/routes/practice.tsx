/*
 * Ensayar: three minutes in the real room with colleagues who are played. One line says what can be tried now.
 *
 * Nothing is sent and nothing is left on the device: the meeting has no line and no store, and half-written drafts are wiped.
 */
import { Match, Show, Switch, Suspense, createEffect, createMemo, createSignal, lazy, on, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { wipeDrafts } from '../device/drafts.ts'
import { knownNames } from '../device/known-meetings.ts'
import { MEETING, actNow, acts, beats, cast, seedPractice, type Act, type Look } from '../features/practice/script.ts'
import { practice } from '../i18n/es/practice.ts'
import { useText } from '../i18n/index.ts'
import { after, makeId } from '../live/index.ts'
import { createLocalMeeting } from '../live/local-meeting.ts'
import { Button, LinkButton, Notice, PageMark, checkIcon, infoIcon, plusIcon } from '../ui/index.ts'
import styles from './practice.module.css'

const RoomOf = lazy(async () => ({ default: (await import('./room/index.tsx')).RoomOf }))

export function PracticePage(): JSX.Element {
  const [round, setRound] = createSignal(1)
  wipeDrafts(MEETING)
  const wipe = () => wipeDrafts(MEETING)
  addEventListener('pagehide', wipe)
  onCleanup(() => { wipe(); removeEventListener('pagehide', wipe) })
  return <Show when={round()} keyed>{(_round) => <Practice onAgain={() => { wipeDrafts(MEETING); setRound((n) => n + 1) }} />}</Show>
}

function Practice(props: { onAgain: () => void }): JSX.Element {
  const t = useText(practice)
  const words = {
    title: t('title'), purpose: t('purpose'), block: t('block'), talk: t('talk'), cards: t('cards'), question: t('question'),
    agree: t('agree'), rosaCard: t('rosaCard'), luzCard: t('luzCard'), luzDraft: t('luzDraft'),
  }
  const { meeting, stage } = createLocalMeeting(MEETING, cast(knownNames()[0] ?? t('you')), (table) => seedPractice(table, words, makeId),
    { now: () => Date.now(), monotonic: () => performance.now(), after, makeId })
  const [changed, setChanged] = createSignal(0)
  const table = meeting.document('table')()
  const plenary = meeting.document('plenary')()
  for (const doc of [table, plenary]) doc.on('update', () => setChanged((n) => n + 1))
  const look = (): Look => ({ state: meeting.state(), table, plenary })
  const act = createMemo<Act>(() => { changed(); return actNow(look()) })
  const play = beats(words)
  createEffect(on(act, (now) => {
    const stops = play[now].map((beat) => after(beat.after, () => beat.run(look(), stage)))
    onCleanup(() => { for (const stop of stops) stop() })
  }))
  const closed = () => meeting.state().phase === 'closed'
  const mine = () => meeting.state().turns.filter((turn) => turn.person === meeting.me).length
  return (
    <div class={styles['stage']}>
      <p class={styles['hint']} role="status">
        <span class={styles['place']} data-digits>{t('place', { n: Math.min(acts.indexOf(act()) + 1, acts.length - 1), of: acts.length - 1 })}</span>
        <strong>{t(act() === 'confirm' && !closed() ? 'closing' : act())}</strong>
        <a class={styles['leave']} href="/">{t('leave')}</a>
      </p>
      <Switch fallback={<Suspense fallback={<p class="page">{t('opening')}</p>}><RoomOf staticMeeting={meeting} /></Suspense>}>
        <Match when={act() === 'done'}>
          <main class="page">
            <PageMark />
            <div class="stack">
              <h1 tabindex="-1">{t('doneTitle')}</h1>
              <ul class={`list ${styles['did']}`}>
                <li>{t('didSpeak', { n: mine() })}</li><li>{t('didCard')}</li><li>{t('didPropose')}</li><li>{t('didConfirm')}</li>
              </ul>
              <p class="lead">{t('doneText')}</p>
            </div>
            <div class="stack">
              <LinkButton kind="primary" icon={plusIcon} href="/new">{t('create')}</LinkButton>
              <Button onClick={() => props.onAgain()}>{t('again')}</Button>
            </div>
          </main>
        </Match>
        <Match when={closed()}>
          <main class="page">
            <div class="stack">
              <h1 tabindex="-1">{t('closedTitle')}</h1>
              <p class="lead">{t('closedText')}</p>
            </div>
            <Button kind="primary" icon={checkIcon} onClick={() => void meeting.send({ type: 'minutes.confirm' })}>{t('conform')}</Button>
            <Notice icon={infoIcon}>{t('nothingKept')}</Notice>
          </main>
        </Match>
      </Switch>
    </div>
  )
}
