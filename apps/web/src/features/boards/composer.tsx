/*
 * Where an idea is written. What is half written stays with its board: it survives a step change, another tab of the room, even a
 * reload, and leaves only when it became a card. Two taps: write, add.
 */
import type { BoardKind } from '@acta-viva/model/documents'
import type { JSX } from 'solid-js'
import { boards } from '../../i18n/es/boards.ts'
import { useText } from '../../i18n/index.ts'
import { createDraft, useMeeting } from '../../live/index.ts'
import { newCard } from '../../parts/new-card.ts'
import { Button, TextArea, plusIcon, useAnnounce } from '../../ui/index.ts'
import styles from './boards.module.css'

export function Composer(props: { board: BoardKind; step: string; question: string; onAdd?: (text: string) => void; paused?: boolean }): JSX.Element {
  const t = useText(boards)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const [text, type] = createDraft(() => props.board)
  const add = () => {
    const words = text().trim()
    if (words === '' || props.paused) return
    if (props.onAdd) props.onAdd(words)
    else newCard(meeting, { board: props.board, step: props.step, text: words })
    type('')
    announce(t('added'))
  }
  return (
    <form class={styles['composer']} onSubmit={(event) => { event.preventDefault(); add() }}>
      <TextArea
        label={props.question || t('write')} hint={t('dictate')} rows={2} maxlength={2000} value={text()} onText={type} enterkeyhint="enter"
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add() }}
      />
      <Button type="submit" icon={plusIcon} aria-disabled={text().trim() === '' || props.paused ? 'true' : undefined}>{t('add')}</Button>
    </form>
  )
}
