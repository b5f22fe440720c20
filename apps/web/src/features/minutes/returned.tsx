/* What somebody wrote that the server did not take: theirs to copy, to send as a correction, or to let go. Never lost silently. */
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, copyIcon, sendIcon, useAnnounce } from '../../ui/index.ts'
import styles from './minutes.module.css'

/** Where a correction goes when its words belonged to no paragraph: the course of the meeting. */
const DEVELOPMENT = 7

export function ReturnedWords(): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const act = useAct()
  const announce = useAnnounce()
  const list = () => meeting.returned().filter((one) => one.document !== 'command')
  const copy = async (words: string) => {
    await navigator.clipboard.writeText(words)
    announce(t('copied'))
  }
  const propose = async (id: string, words: string) => {
    const done = await act({ type: 'minutes.correct', section: DEVELOPMENT, text: words.slice(0, 2000) })
    if (done) { meeting.letGo(id); announce(t('suggested')) }
  }
  return (
    <Show when={list().length > 0}>
      <section class={styles['returned']} role="status" aria-labelledby="returned-title">
        <h3 id="returned-title">{t('returnedTitle')}</h3>
        <p>{t('returnedText')}</p>
        <For each={list()}>{(one) => (
          <article>
            <blockquote class={styles['quote']}>{one.words}</blockquote>
            <div class="row">
              <Button icon={copyIcon} onClick={() => void copy(one.words)}>{t('copy')}</Button>
              <Show when={meeting.may('minutes.correct')}><Button icon={sendIcon} onClick={() => void propose(one.id, one.words)}>{t('sendAsCorrection')}</Button></Show>
              <Button kind="quiet" onClick={() => meeting.letGo(one.id)}>{t('letGo')}</Button>
            </div>
          </article>
        )}</For>
      </section>
    </Show>
  )
}
