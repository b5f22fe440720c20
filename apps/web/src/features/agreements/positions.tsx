/* The consensus check on an agreement: three answers for whoever takes part. It informs and never blocks; a reason is asked after the tap. */
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { boards } from '../../i18n/es/boards.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Field } from '../../ui/index.ts'
import styles from './agreements.module.css'

const answers = ['agree', 'doubts', 'disagree'] as const

/** Nothing while nobody asks about this agreement. */
export function Positions(props: { agreement: string }): JSX.Element {
  const t = useText(boards)
  const meeting = useMeeting()
  const act = useAct()
  const [reason, setReason] = createSignal<string | null>(null)
  const mine = () => meeting.state().positions[props.agreement]?.[meeting.me]
  const state = (answer: (typeof answers)[number], why = '') => act({ type: 'position.state', on: props.agreement, answer, reason: why })
  return (
    <Show when={meeting.state().consult?.on === props.agreement}>
      <Show when={meeting.may('position.state')}>
        <fieldset class={styles['fields']}>
          <legend class="field-label">{t('consulting')}</legend>
          <div class="row">
            <For each={answers}>{(answer) => (
              <button type="button" class="button button-secondary" aria-pressed={mine()?.answer === answer} onClick={() => void state(answer)}>{t(answer)}</button>
            )}</For>
          </div>
        </fieldset>
        <Show when={mine()?.answer === 'agree' ? undefined : mine()}>{(position) => (
          <form class="stack" onSubmit={(event) => { event.preventDefault(); void state(position().answer, (reason() ?? position().reason).trim()) }}>
            <Field label={t('reason')} value={reason() ?? position().reason} maxlength={300} onText={setReason} />
            <Button type="submit">{t('reasonSend')}</Button>
          </form>
        )}</Show>
      </Show>
      <Show when={meeting.may('consult.close')}><Button kind="quiet" onClick={() => void act({ type: 'consult.close' })}>{t('closeConsult')}</Button></Show>
    </Show>
  )
}
