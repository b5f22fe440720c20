/*
 * The consensus check: three answers, counts for all, names and reasons for the lead team only. It informs, it never blocks.
 * A reason is asked for after the tap, never before it.
 */
import { positionCounts } from '@acta-viva/model/record'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { boards } from '../../i18n/es/boards.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Field } from '../../ui/index.ts'
import styles from './boards.module.css'

const answers = ['agree', 'doubts', 'disagree'] as const
type Answer = (typeof answers)[number]

/** `on` is the id of the card or agreement that is asked about. */
export function Consult(props: { on: string }): JSX.Element {
  const t = useText(boards)
  const meeting = useMeeting()
  const act = useAct()
  const [reason, setReason] = createSignal('')
  const mine = () => meeting.state().positions[props.on]?.[meeting.me]
  const asked = () => meeting.state().consult?.on === props.on
  const counts = () => positionCounts(meeting.state(), props.on)
  const reasons = () => Object.values(meeting.state().positions[props.on] ?? {}).filter((one) => one.reason !== '' && one.answer !== 'agree')
  const state = (answer: Answer, why: string) => act({ type: 'position.state', on: props.on, answer, reason: why })
  const some = () => { const { agree, doubts, disagree } = counts(); return agree + doubts + disagree > 0 }
  return (
    <Show when={asked() || some()}>
      <div class={styles['consult']}>
        <Show when={asked() && meeting.may('position.state')}>
          <fieldset class={styles['answers']}>
            <legend class="field-label">{t('consulting')}</legend>
            <For each={answers}>{(answer) => (
              <button type="button" class="button button-secondary" aria-pressed={mine()?.answer === answer} data-answer={answer} onClick={() => void state(answer, '')}>
                {t(answer)}
              </button>
            )}</For>
          </fieldset>
          <Show when={mine() && mine()?.answer !== 'agree' && mine()}>{(position) => (
            <form class={styles['reason']} onSubmit={(event) => { event.preventDefault(); void state(position().answer, reason()) }}>
              <Field label={t('reason')} value={position().reason} maxlength={300} onText={setReason} />
              <Button type="submit">{t('reasonSend')}</Button>
            </form>
          )}</Show>
        </Show>
        <p class={styles['counts']} aria-live="polite">{t('counts', counts())}</p>
        <Show when={meeting.may('consult.open') && reasons().length > 0}>
          <details>
            <summary>{t('reasonsOf')}</summary>
            <ul class="list"><For each={reasons()}>{(one) => <li>{meeting.state().people[one.person]?.name}: {one.reason}</li>}</For></ul>
          </details>
        </Show>
        <Show when={asked() && meeting.may('consult.close')}>
          <Button kind="quiet" onClick={() => void act({ type: 'consult.close' })}>{t('closeConsult')}</Button>
        </Show>
      </div>
    </Show>
  )
}
