/*
 * Writing alone: an answer only its author sees, until the author shares it.
 *
 * It lives in the person's private document, which the server sends to nobody else. The moderator sees how many are done, never
 * what. After the moderator asks to share, each author decides with one tap; sharing makes a card on the step's board.
 */
import { addRow, rowsOf, setFields, setText, textOf, type BoardKind, type Card } from '@acta-viva/model/documents'
import { writers } from '@acta-viva/model/record'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { alone } from '../../i18n/es/alone.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { makeId, useMeeting, createRows } from '../../live/index.ts'
import { newCard } from '../../parts/new-card.ts'
import { Button, Notice, SharedField, checkIcon, lockIcon, shareIcon } from '../../ui/index.ts'
import type * as Y from 'yjs'
import styles from './boards.module.css'

interface Answer { id: string; step: string; text: string; shared: boolean }
const readAnswers = (doc: Y.Doc): Answer[] => rowsOf(doc, 'answers').map(([id, row]) => ({
  id, step: textOf(row.get('step')), text: textOf(row.get('text')), shared: row.get('shared') === true,
}))

export function Individual(props: { step: string; question: string; board: BoardKind; cards: readonly Card[] }): JSX.Element {
  const t = useText(alone)
  const meeting = useMeeting()
  const act = useAct()
  const mine = meeting.document(`private-${meeting.me}`)
  const answers = createRows(mine, 'answers', readAnswers)
  const [pending, setPending] = createSignal(false)
  const answer = () => answers.rows.find((one) => one.step === props.step)
  const round = () => meeting.state().answers[props.step]
  const ready = () => round()?.ready.includes(meeting.me) ?? false

  const type = (text: string) => {
    const held = answer()
    const row = held === undefined ? undefined : rowsOf(mine(), 'answers').find(([id]) => id === held.id)?.[1]
    if (row === undefined) addRow(mine(), 'answers', makeId(), { step: props.step, text, order: '' }, ['text'])
    else setText(mine(), row, 'text', text)
  }
  const done = async () => {
    setPending(true)
    await act({ type: 'answers.ready', step: props.step, ready: !ready() })
    setPending(false)
  }
  const share = () => {
    const held = answer()
    if (held === undefined || held.text.trim() === '') return
    newCard(meeting, { board: props.board === 'none' ? 'conclusions' : props.board, step: props.step, text: held.text })
    setFields(mine(), 'answers', held.id, { shared: true })
  }
  return (
    <div class={styles['composer']}>
      <Notice icon={lockIcon}>{t('onlyYou')}</Notice>
      <SharedField label={props.question || t('write')} rows={4} maxlength={5000} value={answer()?.text ?? ''} onText={type} />
      <Show when={round()?.revealed} fallback={
        <Button icon={checkIcon} busy={pending()} aria-pressed={ready()} onClick={() => void done()}>
          {ready() ? t('notYet') : t('done')}
        </Button>
      }>
        <Show when={!answer()?.shared} fallback={<Notice tone="good" live>{t('shared')}</Notice>}>
          <Notice live>{t('asked')}</Notice>
          <Button icon={shareIcon} onClick={share} aria-disabled={(answer()?.text ?? '').trim() === '' ? 'true' : undefined}>{t('share')}</Button>
        </Show>
      </Show>
      <p class={styles['counts']} aria-live="polite">{t('count', { ready: round()?.ready.length ?? 0, all: writers(meeting.state()) })}</p>
      <Show when={meeting.may('answers.reveal') && !round()?.revealed}>
        <Button onClick={() => void act({ type: 'answers.reveal', step: props.step })}>{t('reveal')}</Button>
      </Show>
    </div>
  )
}
