/*
 * Suggesting a correction to one place of the acta, and resolving what others suggested. A suggestion is an event of the record: it
 * names its place, and its answer stays beside it.
 */
import type { MeetingState } from '@acta-viva/model/record'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { createDraft, useMeeting } from '../../live/index.ts'
import { Button, Field, Sheet, TextArea, checkIcon, sendIcon, useAnnounce } from '../../ui/index.ts'
import type { Picked } from './lines-view.tsx'
import styles from './minutes.module.css'

type Correction = MeetingState['corrections'][number]

export function Suggest(props: { picked: Picked | null; onDone: () => void; children?: JSX.Element }): JSX.Element {
  const t = useText(minutes)
  const act = useAct()
  const announce = useAnnounce()
  const [edited, setEdited] = createSignal<string | null>(null)
  const [, keep] = createDraft(() => 'correction')
  const text = () => edited() ?? props.picked?.text ?? ''
  const setText = (words: string | null) => { setEdited(words); keep(words ?? '') }
  const send = async (picked: Picked) => {
    if (text().trim() === '' || text().trim() === picked.text.trim()) return
    const done = await act({ type: 'minutes.correct', section: picked.section, paragraph: picked.paragraph, was: picked.text.slice(0, 2000).trim(), text: text().trim() })
    if (!done) return
    setText(null)
    announce(t('suggested'))
    props.onDone()
  }
  return (
    <Sheet open={props.picked !== null} title={t('suggest')} onClose={() => { setText(null); props.onDone() }}>
      <Show when={props.picked}>{(picked) => (
        <form class="stack" onSubmit={(event) => { event.preventDefault(); void send(picked()) }}>
          <blockquote class={styles['quote']}>{picked().text}</blockquote>
          {props.children}
          <TextArea label={t('suggestText')} rows={3} maxlength={2000} value={text()} onText={setText} />
          <Button kind="primary" type="submit" icon={sendIcon}>{t('suggestSend')}</Button>
        </form>
      )}</Show>
    </Sheet>
  )
}

/** What was suggested, with its answer. While the acta is read aloud: what waits, and what was said of the `section` in hand. */
export function Corrections(props: { section?: number }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const shown = (one: Correction) => props.section === undefined || one.outcome === null || one.section === props.section
  const ids = createMemo(() => meeting.state().corrections.filter(shown).map(({ id }) => id), [], { equals: (a, b) => a.join() === b.join() })
  return (
    <Show when={ids().length > 0}>
      <section class={styles['missing']} aria-labelledby="corrections-title">
        <h3 id="corrections-title">{t('corrections')}</h3>
        <For each={ids()}>{(id) => <One initialId={id} />}</For>
      </section>
    </Show>
  )
}

function One(props: { initialId: string }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const act = useAct()
  const id = props.initialId
  const correction = () => meeting.state().corrections.find((one) => one.id === id)
  const [answer, setAnswer] = createSignal('')
  const resolve = (accepted: boolean) => void act({ type: 'correction.resolve', correction: id, accepted, answer: answer().trim() })
  return (
    <Show when={correction()}>{(one) => (
      <article class={styles['correction']}>
        <p><span class="lead">{t('correctionBy', { name: meeting.state().people[one().by]?.name ?? '' })}</span> <Show when={one().was}><del>{one().was}</del>{' '}</Show><ins>{one().text}</ins></p>
        <Show when={one().outcome} fallback={
          <Show when={meeting.may('correction.resolve')}>
            <Field label={t('answerText')} maxlength={500} value={answer()} onText={setAnswer} />
            <div class="row">
              <Button icon={checkIcon} onClick={() => resolve(true)}>{t('accept')}</Button>
              <Button kind="quiet" onClick={() => resolve(false)}>{t('answer')}</Button>
            </div>
          </Show>
        }>{(outcome) => <p><strong>{outcome().accepted ? t('accepted') : t('declined')}</strong> {outcome().answer}</p>}</Show>
      </article>
    )}</Show>
  )
}
