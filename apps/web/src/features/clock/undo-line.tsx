/*
 * The last act, with a way back for ten seconds, in its own place and without a question. Seen by who did it and by who moderates;
 * the seconds are the server's, so the button goes when the right to undo goes.
 */
import { mayUndo, UNDO_MS } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { clock } from '../../i18n/es/clock.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, undoIcon } from '../../ui/index.ts'
import styles from './clock.module.css'

const named = [
  'block.start', 'block.end', 'block.pause', 'block.resume', 'step.start', 'turn.grant', 'turn.end', 'turn.yield', 'time.add', 'plan.adjust',
  'queue.move', 'queue.open', 'queue.close', 'meeting.pause', 'meeting.resume', 'question.show',
] as const

export function UndoLine(): JSX.Element {
  const t = useText(clock)
  const meeting = useMeeting()
  const act = useAct()
  const undo = createMemo(() => {
    const { undo: last, roles } = meeting.state()
    const mine = last !== null && (last.by === meeting.me || roles.moderator === meeting.me)
    return mine && mayUndo(meeting.state(), meeting.me, meeting.now()) ? last : null
  })
  const left = () => Math.min(10, Math.max(1, Math.ceil(((undo()?.at ?? 0) + UNDO_MS - meeting.now()) / 1000)))
  const who = () => (undo()?.by === meeting.me ? t('you') : meeting.state().people[undo()?.by ?? '']?.name ?? '')
  const what = () => t(named.find((name) => name === undo()?.type) ?? 'other')
  return (
    <Show when={undo()}>{(last) => (
      <div class={styles['undo']}>
        <span>{t('did', { name: who(), what: what() })}</span>
        <Button kind="quiet" icon={undoIcon} onClick={() => void act({ type: 'act.undo', event: last().event })}>
          {t('undo')} <span data-digits aria-hidden="true">{t('undoLeft', { n: left() })}</span>
        </Button>
      </div>
    )}</Show>
  )
}
