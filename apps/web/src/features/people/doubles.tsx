/*
 * Two entries of one name and nothing that tells them apart: one person with two devices, or two people. Whoever keeps the list is asked,
 * and makes them one by a tap; only they may, since whoever merely shares a name must not become somebody else.
 */
import { For, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, Notice, peopleIcon } from '../../ui/index.ts'
import { doubles, type Double } from './roster.ts'

export function Doubles(): JSX.Element {
  const t = useText(people)
  const meeting = useMeeting()
  const act = useAct()
  const [two, setTwo] = createSignal<readonly string[]>([])
  const asked = createMemo<Double[]>((before) => doubles(meeting.state()).filter((one) => !two().includes(one.from))
    .map((one) => before.find((old) => old.from === one.from && old.into === one.into) ?? one), [])
  return (
    <For each={asked()}>{(one) => (
      <Notice icon={peopleIcon}>
        <p>{t('twice', { name: one.name })}</p>
        <div class="row">
          <Button onClick={() => void act({ type: 'person.merge', from: one.from, into: one.into })}>{t('mergeGo')}</Button>
          <Button kind="quiet" onClick={() => setTwo((ids) => [...ids, one.from])}>{t('areTwo')}</Button>
        </div>
      </Notice>
    )}</For>
  )
}
