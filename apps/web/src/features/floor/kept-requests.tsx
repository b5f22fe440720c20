/*
 * What was asked for without signal: said as it is, with its moment. A wish for the word is taken back with one tap; if its block has
 * passed by the time the line is back, the person is asked whether they still want to speak, and nothing goes up without their answer.
 *
 * Stands for everybody from the start, so it also says one's own place in the queue aloud, whenever that is another one.
 */
import { queuePlace } from '@acta-viva/model/record'
import { For, Show, createEffect, createMemo, on, untrack } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { kept, type KeptWord } from '../../i18n/es/kept.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { isLate, isOwn, useMeeting } from '../../live/index.ts'
import { Button, Notice, micIcon, offlineIcon, useAnnounce } from '../../ui/index.ts'

/** Once for each place, never for the minutes. */
function sayOwnPlace(): void {
  const t = useText(floor)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const now = createMemo(() => queuePlace(meeting.state(), meeting.me, untrack(meeting.now)), null, { equals: (a, b) => a?.place === b?.place })
  createEffect(on(now, (own) => {
    if (own) announce(own.place === 1 ? t('placeNext') : t('place', { place: own.place, minutes: Math.max(1, Math.round(own.waitMs / 60_000)) }))
  }, { defer: true }))
}

export function KeptRequests(): JSX.Element {
  const t = useText(floor)
  const words = useText(kept)
  const i18n = useI18n()
  const meeting = useMeeting()
  sayOwnPlace()
  const time = (at: number) => hour(at, { locale: i18n.locale() })
  const late = () => meeting.outbox().filter(isLate)
  const requests = () => late().filter((one) => isOwn(one.command, 'turn.request'))
  /** The rest in one line: it goes up by itself. */
  const others = () => late().filter((one) => !isOwn(one.command, 'turn.request'))
  return (
    <>
      <For each={requests()}>{(one) => {
        const forget = () => meeting.forgetKept(one.command.id)
        return (
          <Notice icon={micIcon} live>
            <Show when={one.asks} fallback={<><p>{t('keptRequest', { time: time(one.at) })}</p><Button kind="quiet" onClick={forget}>{t('withdraw')}</Button></>}>
              <p>{t('stillSpeak', { time: time(one.at) })}</p>
              <div class="row">
                <Button onClick={() => meeting.insistKept(one.command.id)}>{t('stillYes')}</Button>
                <Button kind="quiet" onClick={forget}>{t('stillNo')}</Button>
              </div>
            </Show>
          </Notice>
        )
      }}</For>
      <Show when={others().length > 0 && meeting.line().at !== 'open'}>
        <Notice icon={offlineIcon} live>
          <p>{words('waits')}</p>
          <ul><For each={others()}>{(one) => <li>{words(one.command.type as KeptWord, { time: time(one.at) })}</li>}</For></ul>
        </Notice>
      </Show>
    </>
  )
}
