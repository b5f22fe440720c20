/* A question for me alone, from whoever moderates: would I like to add something. My answer goes back to them and nowhere else. */
import { Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, Notice, messageIcon } from '../../ui/index.ts'

export function Invitation(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const [answered, setAnswered] = createSignal(0)
  const invited = createMemo(() => {
    const since = answered()
    return meeting.whispers().findLast((one) => one.kind === 'invite' && one.at > since)
  })
  const opener = createMemo(() => {
    const { me } = meeting
    return Object.values(meeting.state().blocks).find((run) => run.opener?.person === me && run.opener.accepted === null)
  })
  const answer = (yes: boolean) => {
    const from = invited()?.from
    setAnswered(meeting.exactNow())
    if (from === undefined) return
    meeting.whisper(from, yes ? 'yes' : 'later')
    if (yes) void act({ type: 'turn.request' })
  }
  return (
    <>
      <Show when={invited()}>
        <Notice icon={messageIcon} live>
          <p>{t('inviteQuestion')}</p>
          <div class="row">
            <Button onClick={() => answer(true)}>{t('yes')}</Button>
            <Button kind="quiet" onClick={() => answer(false)}>{t('later')}</Button>
          </div>
        </Notice>
      </Show>
      <Show when={opener()}>{(run) => (
        <Notice icon={messageIcon} live>
          <p>{t('opener', { title: table.blocks().find((block) => block.id === run().id)?.title ?? run().title })}</p>
          <div class="row">
            <Button onClick={() => void act({ type: 'opener.answer', block: run().id, accept: true })}>{t('accept')}</Button>
            <Button kind="quiet" onClick={() => void act({ type: 'opener.answer', block: run().id, accept: false })}>{t('decline')}</Button>
          </div>
        </Notice>
      )}</Show>
    </>
  )
}
