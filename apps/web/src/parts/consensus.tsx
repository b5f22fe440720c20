/*
 * The consensus check on a card or an agreement: three answers, counts for all, names and reasons for the lead team only. It informs, it
 * never blocks. A reason is asked for after the tap, never before it.
 *
 * Stands apart from the features because two of them show it; it knows what is asked about by its id only.
 */
import { positionCounts, type Answer } from '@acta-viva/model/record'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { consensus } from '../i18n/es/consensus.ts'
import { useText } from '../i18n/index.ts'
import { useAct } from '../live/act.ts'
import { useMeeting } from '../live/index.ts'
import { Button, Field } from '../ui/index.ts'
import styles from './consensus.module.css'

const answers = ['agree', 'doubts', 'disagree'] as const satisfies readonly Answer[]

/** `on` is the id of the card or agreement. Nothing while it was never asked about. */
export function Consensus(props: { on: string }): JSX.Element {
  const t = useText(consensus)
  const meeting = useMeeting()
  const act = useAct()
  const [reason, setReason] = createSignal<string | null>(null)
  const positions = () => meeting.state().positions[props.on] ?? {}
  /** Said without signal, it is mine already, though nobody else sees it yet. */
  const waiting = (on: string) => {
    for (const { command } of meeting.outbox().toReversed()) {
      if (command.type === 'position.state' && command.on === on) return { answer: command.answer, reason: command.reason ?? '' }
    }
    return undefined
  }
  const mine = () => waiting(props.on) ?? positions()[meeting.me]
  const asked = () => meeting.state().consult?.on === props.on
  const counts = () => positionCounts(meeting.state(), props.on)
  const reasons = () => Object.values(positions()).filter((one) => one.reason !== '' && one.answer !== 'agree')
  const state = (answer: Answer, why: string) => { setReason(null); void act({ type: 'position.state', on: props.on, answer, reason: why }) }
  return (
    <Show when={asked() || Object.keys(positions()).length > 0}>
      <div class={styles['consult']}>
        <Show when={asked() && meeting.may('position.state')}>
          <fieldset class={styles['answers']}>
            <legend class="field-label">{t('consulting')}</legend>
            <For each={answers}>{(answer) => (
              <button type="button" class="button button-secondary" aria-pressed={mine()?.answer === answer} onClick={() => state(answer, '')}>{t(answer)}</button>
            )}</For>
          </fieldset>
          <Show when={mine()?.answer === 'agree' ? undefined : mine()}>{(position) => (
            <form class="stack" onSubmit={(event) => { event.preventDefault(); state(position().answer, (reason() ?? position().reason).trim()) }}>
              <Field label={t('reason')} value={reason() ?? position().reason} maxlength={300} onText={setReason} />
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
