/*
 * Suggesting a correction to one place of the acta, and resolving what others suggested. A suggestion is an event of the record: it
 * names its place, and its answer stays beside it.
 */
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { createDraft, useMeeting } from '../../live/index.ts'
import { Button, Field, Sheet, TextArea, checkIcon, sendIcon, useAnnounce } from '../../ui/index.ts'
import type { Picked } from './lines-view.tsx'
import styles from './minutes.module.css'

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

export function Corrections(): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const act = useAct()
  const list = () => meeting.state().corrections
  const [answer, setAnswer] = createSignal('')
  const resolve = (correction: string, accepted: boolean) => {
    void act({ type: 'correction.resolve', correction, accepted, answer: answer() })
    setAnswer('')
  }
  return (
    <Show when={list().length > 0}>
      <section class={styles['missing']} aria-labelledby="corrections-title">
        <h3 id="corrections-title">{t('corrections')}</h3>
        <For each={list()}>{(one) => (
          <article class={styles['correction']}>
            <p><span class="lead">{t('correctionBy', { name: meeting.state().people[one.by]?.name ?? '' })}</span> <Show when={one.was}><del>{one.was}</del>{' '}</Show><ins>{one.text}</ins></p>
            <Show when={one.outcome} fallback={
              <Show when={meeting.may('correction.resolve')}>
                <Field label={t('answerText')} maxlength={500} onText={setAnswer} />
                <div class="row">
                  <Button icon={checkIcon} onClick={() => resolve(one.id, true)}>{t('accept')}</Button>
                  <Button kind="quiet" onClick={() => resolve(one.id, false)}>{t('answer')}</Button>
                </div>
              </Show>
            }>{(outcome) => <p><strong>{outcome().accepted ? t('accepted') : t('declined')}</strong> {outcome().answer}</p>}</Show>
          </article>
        )}</For>
      </section>
    </Show>
  )
}
