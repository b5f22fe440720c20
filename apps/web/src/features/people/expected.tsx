/* Who is on the list and not here yet: for the secretary and the coordinator, who mark them by one tap as present or justified. */
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, Fold, Sheet, peopleIcon } from '../../ui/index.ts'
import styles from './people.module.css'
import { RosterSheet } from './roster-sheet.tsx'
import { stillExpected, type Expected as One } from './roster.ts'

export function Expected(): JSX.Element {
  const t = useText(people)
  const meeting = useMeeting()
  const act = useAct()
  const [open, setOpen] = createSignal(false)
  const missing = createMemo(() => stillExpected(meeting.state()))
  const mark = (one: One, attendance: 'present' | 'justified') => act({
    type: 'presence.mark', name: one.name, attendance, ...(attendance === 'present' && { channel: 'inPerson' as const }),
  })
  return (
    <>
      <Show when={missing().length > 0}>
        <Fold title={t('expectedList', { n: missing().length })} icon={peopleIcon}>
          <ul class="list">
            <For each={missing()}>{(one) => (
              <li class={styles['expected']}>
                <span class={styles['words']}>{one.name}<Show when={one.detail}> · {one.detail}</Show></span>
                <Button kind="quiet" aria-label={t('markHere', { name: one.name })} onClick={() => void mark(one, 'present')}>{t('hereShort')}</Button>
                <Button kind="quiet" aria-label={t('markJustified', { name: one.name })} onClick={() => void mark(one, 'justified')}>{t('justifiedShort')}</Button>
              </li>
            )}</For>
          </ul>
        </Fold>
      </Show>
      <Button kind="quiet" icon={peopleIcon} onClick={() => setOpen(true)}>{t(meeting.state().roster.length > 0 ? 'rosterEdit' : 'rosterAdd')}</Button>
      <Sheet open={open()} title={t('rosterTitle')} onClose={() => setOpen(false)}><Show when={open()}><RosterSheet onDone={() => setOpen(false)} /></Show></Sheet>
    </>
  )
}
