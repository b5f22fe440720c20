/*
 * One card: what it says, who wrote it, and what may be done with it. The author is the person bound to the writer, never what the
 * card claims. Offers others' cards only to the lead team; an own card is corrected in place, live for everybody.
 */
import { boards as boardKinds, setFields, setText, takeUp, type BoardKind, type Card, type Group, type Row } from '@acta-viva/model/documents'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { boards } from '../../i18n/es/boards.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { makeId, useMeeting } from '../../live/index.ts'
import { Consensus } from '../../parts/consensus.tsx'
import { newCard } from '../../parts/new-card.ts'
import { Button, Icon, IconButton, Menu, SharedField, agreementIcon, checkIcon, moreIcon, starIcon, useToasts, type MenuItem } from '../../ui/index.ts'
import styles from './boards.module.css'
import { removeCard, restoreCards, written } from './cards.ts'

export interface CardPlace {
  groups: readonly Group[]
  all: readonly Card[]
  onNewGroup: (card: Card) => void
}

export function CardView(props: { card: Card; place: CardPlace }): JSX.Element {
  const t = useText(boards)
  const i18n = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const toasts = useToasts()
  const [editing, setEditing] = createSignal(false)
  const plenary = () => meeting.document('plenary')()
  const lead = () => meeting.may('consult.open')
  const mine = () => props.card.by === meeting.me
  const writes = () => meeting.writes('plenary') && (mine() || lead())
  const author = () => (mine() ? t('you') : meeting.state().people[props.card.by]?.name ?? t('somebody'))
  const moment = () => written(props.card, meeting.state())
  const set = (fields: Record<string, unknown>) => setFields(plenary(), 'cards', props.card.id, fields)

  const remove = () => {
    removeCard(plenary(), props.card.id)
    toasts.show({ text: t('removed'), undo: () => restoreCards(plenary(), [props.card.id]) })
  }
  const copyTo = (board: BoardKind) => {
    newCard(meeting, { board, step: props.card.step, text: props.card.text })
    toasts.show({ text: t('copied', { board: t(board) }) })
  }
  const clerk = () => meeting.state().roles.secretary === meeting.me && meeting.writes('table')
  /** Whoever writes the table registers it; others leave a proposal. Twice is once. */
  const toAgreement = () => {
    if (!meeting.writes('table')) { copyTo('agreements'); return }
    takeUp(meeting.document('table')(), makeId(), props.card, 'registered')
    toasts.show({ text: t('copied', { board: t('agreements') }) })
  }
  const toConclusion = () => {
    if (!props.place.all.some((card) => card.board === 'conclusions' && !card.removed && card.text === props.card.text)) copyTo('conclusions')
  }
  const items = (): MenuItem[] => [
    ...(writes() ? [{ label: t('edit'), onSelect: () => setEditing(true) }] : []),
    ...(lead() ? [
      { label: props.card.keyIdea ? t('unmarkKey') : t('markKey'), onSelect: () => set({ keyIdea: !props.card.keyIdea }) },
      { label: t('consult'), onSelect: () => void act({ type: 'consult.open', on: props.card.id, text: props.card.text.slice(0, 500) }) },
      ...(props.card.board === 'agreements' ? [] : [{ label: t('toAgreement'), onSelect: toAgreement }]),
      ...(props.card.board === 'conclusions' ? [] : [{ label: t('toConclusion'), onSelect: toConclusion }]),
      ...(props.card.group === '' ? [] : [{ label: t('ungroup'), onSelect: () => set({ group: '' }) }]),
      ...props.place.groups.filter((group) => group.id !== props.card.group)
        .map((group) => ({ label: t('group', { group: group.title }), onSelect: () => set({ group: group.id }) })),
      { label: t('newGroup'), onSelect: () => props.place.onNewGroup(props.card) },
      ...boardKinds.filter((board) => board !== props.card.board && board !== 'none' && props.place.all.some((card) => card.board === board))
        .map((board) => ({ label: t('moveTo', { board: t(board) }), onSelect: () => set({ board, group: '' }) })),
    ] : []),
    ...(writes() ? [{ label: t('remove'), danger: true, onSelect: remove }] : []),
  ]
  const type = (text: string) => {
    const row = plenary().getMap<Row>('cards').get(props.card.id)
    if (row !== undefined) setText(plenary(), row, 'text', text)
  }

  return (
    <article class={styles['card']} data-key={props.card.keyIdea ? '' : undefined}>
      <Show when={editing() && writes()} fallback={<p class={styles['words']}>{props.card.text}</p>}>
        <SharedField label={t('editing')} rows={3} value={props.card.text} maxlength={2000} onText={type} />
        <Button onClick={() => setEditing(false)}>{t('done')}</Button>
      </Show>
      <footer class={styles['foot']}>
        <span class={styles['by']}>
          <Show when={props.card.keyIdea}><span class={styles['key']}><Icon of={starIcon} size={18} />{t('keyIdea')}</span></Show>
          {author()}<Show when={moment() !== 'during'}> · {t(moment() === 'before' ? 'before' : 'after')}</Show>
          <Show when={props.card.offline}> · {t('offlineAt', { time: hour(props.card.at, { locale: i18n.locale() }) })}</Show>
        </span>
        <Show when={lead()}>
          <IconButton icon={starIcon} label={props.card.keyIdea ? t('unmarkKey') : t('markKey')} aria-pressed={props.card.keyIdea} onClick={() => set({ keyIdea: !props.card.keyIdea })} />
        </Show>
        <Show when={clerk()}>
          <Show when={props.card.board !== 'agreements'}><IconButton icon={agreementIcon} label={t('toAgreement')} onClick={toAgreement} /></Show>
          <Show when={props.card.board !== 'conclusions'}><IconButton icon={checkIcon} label={t('toConclusion')} onClick={toConclusion} /></Show>
        </Show>
        <Show when={items().length > 0}>
          <Menu label={t('acts', { text: props.card.text.slice(0, 30) })} items={items()}><Icon of={moreIcon} /></Menu>
        </Show>
      </footer>
      <Consensus on={props.card.id} />
    </article>
  )
}
