/*
 * The boards: the one of the current step, or another the person chose.
 *
 * Follows the meeting until somebody looks elsewhere, and then stays there until they come back. Cards come by board, in groups,
 * in their order; removed ones stay listed below with who removed them, and come back in one act.
 */
import { addRow, readCards, readGroups, setText, type BoardKind, type Card, type Row } from '@acta-viva/model/documents'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { boards } from '../../i18n/es/boards.ts'
import { useText } from '../../i18n/index.ts'
import { makeId, useAct, useMeeting, createRows, useTable } from '../../live/index.ts'
import { Button, Menu, Notice, SharedField, SortableList, boardIcon, Icon, lockIcon, forwardIcon } from '../../ui/index.ts'
import { QuestionLevel } from '../../parts/question-level.tsx'
import styles from './boards.module.css'
import { CardView, type CardPlace } from './card.tsx'
import { atEnd, moveCard, removalsByPerson, restoreCards } from './cards.ts'
import { Composer } from './composer.tsx'
import { Individual } from './individual.tsx'
import { TeamDesk, type TeamNotes } from './teams.tsx'

const shown: readonly BoardKind[] = ['causes', 'consequences', 'experiences', 'strategies', 'agreements', 'conclusions', 'teamNotes', 'groundRules']

/** `teamNotes` writes a team's shared notes. */
export function Boards(props: { teamNotes?: TeamNotes }): JSX.Element {
  const t = useText(boards)
  const meeting = useMeeting()
  const act = useAct()
  const agenda = useTable()
  const plenary = meeting.document('plenary')
  const table = meeting.document('table')
  const clients = createMemo(() => meeting.state().clients)
  const cards = createRows(plenary, 'cards', (doc) => readCards(doc, clients()))
  const groups = createRows(table, 'groups', readGroups)
  const [chosen, setChosen] = createSignal<{ board: BoardKind; duringStep: string } | null>(null)
  const step = () => meeting.state().step
  const current = (): BoardKind => shown.find((board) => board === step()?.board) ?? 'none'
  const [asked, setAsked] = createSignal(0)
  let section: HTMLElement | undefined
  /** Somebody is writing here: the board under their hands stays, whatever the meeting does. */
  const writing = () => section?.contains(document.activeElement) === true && document.activeElement?.matches('textarea, input') === true
  const held = createMemo<{ kind: BoardKind; asked: number }>((before) => {
    const next = { kind: chosen()?.board ?? current(), asked: asked() }
    return before.asked === next.asked && writing() ? before : next
  }, { kind: 'none', asked: -1 }, { equals: (a, b) => a.kind === b.kind && a.asked === b.asked })
  const board = () => held().kind
  const choose = (kind: BoardKind) => {
    setChosen(kind === current() ? null : { board: kind, duringStep: step()?.id ?? '' })
    setAsked((n) => n + 1)
  }
  const inBoard = createMemo(() => cards.rows.filter((card) => card.board === board() && !card.removed))
  const removed = createMemo(() => cards.rows.filter((card) => card.board === board() && card.removed))
  const boardGroups = createMemo(() => groups.rows.filter((group) => group.board === board() && !group.removed))
  const here = () => board() === current()
  /** Writing is stopped for a moment: what is half written stays in view and is added afterwards. */
  const waits = () => meeting.state().locked && !meeting.writes('plenary') && meeting.may('turn.request') && meeting.state().phase !== 'closed'
  const question = () => (here() ? agenda.asked(meeting.state().question?.text ?? '') : '')
  const alone = () => here() && step()?.mode === 'individual'
  const inTeams = () => here() && (step()?.mode === 'teams' || meeting.state().teams.open)

  const newGroup = (card: Card) => {
    const id = makeId()
    addRow(table(), 'groups', id, { board: board(), title: t('groupNew'), order: atEnd(groups.rows) }, ['title'])
    plenary().getMap<Row>('cards').get(card.id)?.set('group', id)
  }
  const place = (): CardPlace => ({ groups: boardGroups(), all: cards.rows, onNewGroup: newGroup })
  const counts = (kind: BoardKind) => cards.rows.filter((card) => card.board === kind && !card.removed).length

  return (
    <section ref={section} class={styles['boards']} aria-labelledby="board-title">
      <header class={styles['head']}>
        <h2 id="board-title" class={styles['title']}>
          <Icon of={boardIcon} /> {t(board())}
          <Show when={here() && step()}><span class={styles['now']}>{t('now')}</span></Show>
        </h2>
        <Menu
          label={t('choose')}
          items={shown.map((kind) => ({ label: `${t(kind)} (${counts(kind)})`, onSelect: () => choose(kind) }))}
        >{t('choose')}</Menu>
      </header>
      <Show when={!here()}><Button kind="quiet" icon={forwardIcon} onClick={() => choose(current())}>{t('backToNow', { board: t(current()) })}</Button></Show>
      <Show when={meeting.state().locked}><Notice tone="warn" icon={lockIcon} live>{t('locked')}</Notice></Show>
      <Show when={meeting.may('plenary.lock') && meeting.state().phase !== 'closed' && (meeting.state().locked || inBoard().length > 0)}>
        <Button kind="quiet" icon={lockIcon} onClick={() => void act({ type: 'plenary.lock', locked: !meeting.state().locked })}>{t(meeting.state().locked ? 'unlock' : 'lock')}</Button>
      </Show>
      <Show when={question() && !inTeams()}>
        <QuestionLevel />
        <Show when={!meeting.writes('plenary') && !alone()}><p class={styles['asked']}>{question()}</p></Show>
      </Show>
      <Show when={alone() && step()}>{(now) => <Individual step={now().id} question={question()} board={board()} cards={cards.rows} />}</Show>
      <Show when={inTeams()}><TeamDesk cards={cards.rows} notes={props.teamNotes} /></Show>
      <Show when={!alone()}>
        <Show when={(meeting.writes('plenary') || waits()) && !inTeams()}>
          <Composer paused={waits()} board={board()} step={here() ? step()?.id ?? '' : ''} question={question()} />
        </Show>
        <p class={styles['count']}>{t('cards', { n: inBoard().length })}</p>
        <Show when={inBoard().length > 0} fallback={<p class="lead">{meeting.writes('plenary') ? t('empty') : t('emptyReader')}</p>}>
          <For each={boardGroups()}>{(group) => (
            <section class={styles['group']}>
              <Show when={meeting.writes('table')} fallback={<h3>{group.title}</h3>}>
                <SharedField label={t('groupTitle')} value={group.title} maxlength={120} onText={(text) => {
                  const row = table().getMap<Row>('groups').get(group.id)
                  if (row !== undefined) setText(table(), row, 'title', text)
                }} />
              </Show>
              <CardList cards={inBoard().filter((card) => card.group === group.id)} place={place()} label={group.title} />
            </section>
          )}</For>
          <CardList cards={inBoard().filter((card) => !boardGroups().some((group) => group.id === card.group))} place={place()} label={t('order', { board: t(board()) })} />
        </Show>
        <Removed cards={removed()} />
      </Show>
    </section>
  )
}

function CardList(props: { cards: readonly Card[]; place: CardPlace; label: string }): JSX.Element {
  const meeting = useMeeting()
  const move = (id: string, to: number) => {
    const card = props.cards.find((one) => one.id === id)
    if (card !== undefined) moveCard(meeting.document('plenary')(), card, to, props.cards)
  }
  return (
    <SortableList
      items={props.cards} id={(card) => card.id} name={(card) => card.text.slice(0, 40)} label={props.label} onMove={move} buttons={false}
      fixed={!meeting.may('consult.open') || !meeting.writes('plenary')}
    >{(card) => <CardView card={card} place={props.place} />}</SortableList>
  )
}

/** Cards somebody took away: still there until the acta is closed. */
function Removed(props: { cards: readonly Card[] }): JSX.Element {
  const t = useText(boards)
  const meeting = useMeeting()
  const nameOf = (person: string) => meeting.state().people[person]?.name ?? t('somebody')
  const mayRestore = (card: Card) => meeting.writes('plenary') && (meeting.may('consult.open') || card.removedBy === meeting.me || card.by === meeting.me)
  const restore = (ids: readonly string[]) => restoreCards(meeting.document('plenary')(), ids)
  return (
    <Show when={props.cards.length > 0}>
      <details class={styles['removed']}>
        <summary>{t('removedList', { n: props.cards.length })}</summary>
        <Show when={meeting.may('consult.open')}>
          <For each={removalsByPerson(props.cards)}>{(row) => (
            <Button kind="quiet" onClick={() => restore(row.ids)}>{t('restoreAllOf', { n: row.ids.length, name: nameOf(row.person) })}</Button>
          )}</For>
        </Show>
        <ul class="list">
          <For each={props.cards}>{(card) => (
            <li class={styles['gone']}>
              <span><s>{card.text}</s> · {t('removedBy', { name: nameOf(card.removedBy) })}</span>
              <Show when={mayRestore(card)}><Button kind="quiet" onClick={() => restore([card.id])}>{t('restore')}</Button></Show>
            </li>
          )}</For>
        </ul>
      </details>
    </Show>
  )
}
