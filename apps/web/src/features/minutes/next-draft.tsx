/* The draft of the next meeting that closing made: whoever leads takes its links once, to share and to prepare it. */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { call } from '../../api/http.ts'
import { readCreated, type Created } from '../../api/meetings.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, LinkButton, Notice, calendarIcon, messageIcon } from '../../ui/index.ts'
import styles from './minutes.module.css'

type State = { at: 'idle' } | { at: 'asking' } | { at: 'failed' } | { at: 'made'; made: Created }

export function NextDraft(): JSX.Element {
  const t = useText(minutes)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const [state, setState] = createSignal<State>({ at: 'idle' })
  const ask = async () => {
    setState({ at: 'asking' })
    const answer = await call('POST', `/api/meetings/${encodeURIComponent(meeting.id)}/next`, readCreated, { body: {} })
    setState(answer.ok ? { at: 'made', made: answer.body } : { at: 'failed' })
  }
  const made = () => { const now = state(); return now.at === 'made' ? now.made : null }
  const share = (link: string) => {
    const at = meeting.state().next?.at
    return `https://wa.me/?text=${encodeURIComponent(`${t('next')}${at == null ? '' : `: ${moment(at, { locale: locale() })}`}\n${link}`)}`
  }
  return (
    <Show when={meeting.may('minutes.reopen')}>
      <section class={styles['missing']} aria-labelledby="next-draft-title">
        <h3 id="next-draft-title">{t('next')}</h3>
        <Show when={meeting.state().next?.at}>{(at) => <p>{moment(at(), { locale: locale() })}</p>}</Show>
        <Show when={made()} fallback={<Button icon={calendarIcon} busy={state().at === 'asking'} onClick={() => void ask()}>{t('prepareNext')}</Button>}>{(one) => (
          <div class="row">
            <LinkButton icon={calendarIcon} href={one().links.coordinator}>{t('openNext')}</LinkButton>
            <LinkButton icon={messageIcon} href={share(one().links.participant)} target="_blank" rel="noopener">{t('shareNext')}</LinkButton>
          </div>
        )}</Show>
        <Show when={state().at === 'failed'}><Notice tone="warn" live>{t('nextFailed')}</Notice></Show>
      </section>
    </Show>
  )
}
