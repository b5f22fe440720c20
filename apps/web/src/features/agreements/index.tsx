/*
 * The agreements board: proposals of everybody, agreements of the group, tasks, and what came from the last meeting.
 *
 * Few agreements are kept better than many: a gentle word comes with the fourth and the sixth (R9), and nothing is ever blocked.
 */
import { readAgreements, readCards, takeUp, type Card } from '@acta-viva/model/documents'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agreements } from '../../i18n/es/agreements.ts'
import { useText } from '../../i18n/index.ts'
import { createDraft, createRows, makeId, useMeeting, useTable } from '../../live/index.ts'
import { newCard } from '../../parts/new-card.ts'
import { createPrevious } from '../../live/previous.ts'
import { Button, Notice, TextArea, agreementIcon, checkIcon, plusIcon, useAnnounce } from '../../ui/index.ts'
import { agreementOf } from './acts.ts'
import { AgreementView } from './agreement.tsx'
import styles from './agreements.module.css'
import { Review } from './review.tsx'
import { Tasks } from './tasks.tsx'

export function AgreementsBoard(): JSX.Element {
  const t = useText(agreements)
  const meeting = useMeeting()
  const table = meeting.document('table')
  const agenda = useTable()
  const plenary = meeting.document('plenary')
  const clients = createMemo(() => meeting.state().clients)
  const cards = createRows(plenary, 'cards', (doc) => readCards(doc, clients()))
  const rows = createRows(table, 'agreements', readAgreements)
  const previous = createPrevious()
  const shown = createMemo(() => rows.rows.filter((one) => !one.removed))
  const drafts = createMemo(() => cards.rows.filter((card) => card.board === 'agreements' && !card.removed && agreementOf(card, rows.rows) === undefined))
  const lead = () => meeting.may('consult.open') && meeting.writes('table')

  return (
    <section class={styles['board']} aria-labelledby="agreements-title">
      <h2 id="agreements-title">{t('title')}</h2>
      <p class="lead">{t('intro')}</p>
      <div class={styles['previous']} data-now={agenda.situation() === 'review' ? '' : undefined}><Review previous={previous()} /></div>
      <Show when={shown().length >= 6} fallback={<Show when={shown().length >= 3}><Notice>{t('already3')}</Notice></Show>}>
        <Notice tone="warn">{t('already5')}</Notice>
      </Show>
      <Show when={shown().length > 0} fallback={<Show when={drafts().length === 0}><p class="lead">{t('empty')}</p></Show>}>
        <For each={shown()}>{(one, index) => <AgreementView agreement={one} n={index() + 1} />}</For>
      </Show>
      <Show when={drafts().length > 0}>
        <h3>{t('drafts')}</h3>
        <For each={drafts()}>{(card) => (
          <Draft card={card} mayRegister={lead()} onTake={(state) => takeUp(table(), makeId(), card, state)} />
        )}</For>
      </Show>
      <Show when={meeting.writes('plenary')}><Propose /></Show>
      <Tasks />
    </section>
  )
}

function Draft(props: { card: Card; mayRegister: boolean; onTake: (state: 'draft' | 'registered') => void }): JSX.Element {
  const t = useText(agreements)
  const meeting = useMeeting()
  return (
    <article class={styles['agreement']} data-state="draft">
      <p class={styles['text']}>{props.card.text}</p>
      <p class="lead">{t('draftBy', { name: meeting.state().people[props.card.by]?.name ?? '' })}</p>
      <Show when={props.mayRegister}>
        <div class="row">
          <Button icon={checkIcon} onClick={() => props.onTake('registered')}>{t('register')}</Button>
          <Button kind="quiet" icon={agreementIcon} onClick={() => props.onTake('draft')}>{t('complete')}</Button>
        </div>
      </Show>
    </article>
  )
}

/** Three taps at most: open, write, propose. */
function Propose(): JSX.Element {
  const t = useText(agreements)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const [open, setOpen] = createSignal(false)
  const [text, setText] = createDraft(() => 'agreements')
  const send = () => {
    const words = text().trim()
    if (words === '') return
    newCard(meeting, { board: 'agreements', step: meeting.state().step?.id ?? '', text: words })
    setText('')
    setOpen(false)
    announce(t('proposed'))
  }
  return (
    <Show when={open()} fallback={<Button id="propose-agreement" icon={plusIcon} onClick={() => setOpen(true)}>{t('propose')}</Button>}>
      <form class={styles['form']} onSubmit={(event) => { event.preventDefault(); send() }}>
        <TextArea label={t('text')} hint={t('proposeHint')} rows={2} maxlength={1000} value={text()} onText={setText} ref={(field) => queueMicrotask(() => field.focus())} />
        <div class="row">
          <Button type="submit" icon={checkIcon}>{t('send')}</Button>
          <Button kind="quiet" onClick={() => setOpen(false)}>{t('cancel')}</Button>
        </div>
      </form>
    </Show>
  )
}
