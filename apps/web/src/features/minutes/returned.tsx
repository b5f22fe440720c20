/*
 * What somebody wrote that is not in the acta: refused by the server, still being written when it was closed, or lost by a room that was
 * brought back from an older copy. Theirs to copy, to send
 * as a correction, or to let go. Never lost silently, never sent by itself.
 */
import { sectionKeys, type SectionKey } from '@acta-viva/model/minutes'
import { came, takesConformity } from '@acta-viva/model/record'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { boards } from '../../i18n/es/boards.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { draftsOf, dropDraft, useMeeting, type DraftPlace } from '../../live/index.ts'
import { Button, copyIcon, sendIcon, useAnnounce } from '../../ui/index.ts'
import styles from './minutes.module.css'

interface Words { id: string; restored: boolean; place: DraftPlace | null; words: string; letGo: () => void }

/** Where a correction goes whose words belonged to no paragraph: the section of its board, else the course of the meeting. */
const sectionOfPlace: Readonly<Record<DraftPlace, SectionKey>> = {
  none: 'development', causes: 'problem', consequences: 'problem', experiences: 'experiences', strategies: 'strategies', agreements: 'agreements',
  conclusions: 'conclusions', teamNotes: 'development', groundRules: 'norms', correction: 'development',
}
const numberOf = (place: DraftPlace | null): number => sectionKeys.indexOf(place === null ? 'development' : sectionOfPlace[place]) + 1

export function ReturnedWords(): JSX.Element {
  const t = useText(minutes)
  const named = useText(boards)
  const meeting = useMeeting()
  const act = useAct()
  const announce = useAnnounce()
  const [drafts, setDrafts] = createSignal(draftsOf(meeting.id))
  const closed = () => meeting.state().phase === 'closed'
  const list = (): Words[] => [
    ...meeting.returned().filter((one) => one.document !== 'command').map(({ id, reason, words }) => ({ id, restored: reason === 'epoch', place: null, words, letGo: () => meeting.letGo(id) })),
    // while the room is open, what is half written waits in its own field
    ...(closed() ? drafts() : []).map(({ place, words }) => ({
      id: `draft-${place}`, restored: false, place, words, letGo: () => { dropDraft(meeting.id, place); setDrafts(draftsOf(meeting.id)) },
    })),
  ]
  const mayPropose = () => meeting.may('minutes.correct') && (!closed() || (takesConformity(meeting.state(), meeting.now()) && came(meeting.state(), meeting.me)))
  const copy = async (words: string) => {
    try {
      await navigator.clipboard.writeText(words)
      announce(t('copied'))
    } catch { announce(t('notCopied')) } // a web view without a clipboard: the words stand there to be selected
  }
  const propose = async ({ place, words, letGo }: Words) => {
    if (!await act({ type: 'minutes.correct', section: numberOf(place), text: words.slice(0, 2000) })) return
    letGo()
    announce(t('suggested'))
  }
  const where = (place: DraftPlace | null) => (place === null || place === 'correction' || place === 'none' ? '' : named(place))
  const section = (title: 'returnedTitle' | 'restoredTitle', text: 'returnedText' | 'restoredText', words: () => Words[]) => (
    <Show when={words().length > 0}>
      <section class={styles['returned']} role="status" aria-labelledby={title}>
        <h3 id={title}>{t(title)}</h3>
        <p>{t(text)}</p>
        <For each={words()}>{(one) => (
          <article class={styles['correction']}>
            <Show when={where(one.place)}>{(name) => <p class="lead">{name()}</p>}</Show>
            <blockquote class={styles['quote']}>{one.words}</blockquote>
            <div class="row">
              <Button icon={copyIcon} onClick={() => void copy(one.words)}>{t('copy')}</Button>
              <Show when={mayPropose() && (closed() || !one.restored)}><Button icon={sendIcon} onClick={() => void propose(one)}>{t('sendAsCorrection')}</Button></Show>
              <Button kind="quiet" onClick={() => one.letGo()}>{t('letGo')}</Button>
            </div>
          </article>
        )}</For>
      </section>
    </Show>
  )
  return (
    <>
      {section('restoredTitle', 'restoredText', () => list().filter(({ restored }) => restored))}
      {section('returnedTitle', 'returnedText', () => list().filter(({ restored }) => !restored))}
    </>
  )
}
