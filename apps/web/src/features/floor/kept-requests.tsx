/*
 * A wish for the word made without signal: said as it is, with its moment, and taken back with one tap. If its block has passed by the
 * time the line is back, the person is asked whether they still want to speak; nothing goes up without their answer.
 */
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Notice, micIcon } from '../../ui/index.ts'

export function KeptRequests(): JSX.Element {
  const t = useText(floor)
  const i18n = useI18n()
  const meeting = useMeeting()
  const requests = () => meeting.outbox().filter((one) => one.command.type === 'turn.request')
  return (
    <For each={requests()}>{(one) => {
      const time = () => hour(one.at, { locale: i18n.locale() })
      const forget = () => meeting.forgetKept(one.command.id)
      return (
        <Notice icon={micIcon} live>
          <Show when={one.asks} fallback={<><p>{t('keptRequest', { time: time() })}</p><Button kind="quiet" onClick={forget}>{t('withdraw')}</Button></>}>
            <p>{t('stillSpeak', { time: time() })}</p>
            <div class="row">
              <Button onClick={() => meeting.insistKept(one.command.id)}>{t('stillYes')}</Button>
              <Button kind="quiet" onClick={forget}>{t('stillNo')}</Button>
            </div>
          </Show>
        </Notice>
      )
    }}</For>
  )
}
