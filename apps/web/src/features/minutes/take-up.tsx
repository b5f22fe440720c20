/*
 * What somebody said or wrote becomes a key idea, an agreement or a conclusion: one tap on its line. An agreement is registered at once; what
 * it still lacks stands among the missing points. The same line taken up twice is one agreement.
 */
import { readCards, setFields, takeUp } from '@acta-viva/model/documents'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { makeId, useMeeting } from '../../live/index.ts'
import { newCard } from '../../parts/new-card.ts'
import { Button, agreementIcon, checkIcon, starIcon, useAnnounce } from '../../ui/index.ts'
import type { Picked } from './lines-view.tsx'
import styles from './minutes.module.css'

const TURN = 'development/turn/'

/** What a line stands for: a turn, by what it was about, or a card. */
interface Source { id: string; text: string; place: string; card: boolean }

export function TakeUp(props: { picked: Picked | null; onDone: () => void }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const plenary = () => meeting.document('plenary')()
  const cards = () => readCards(plenary(), meeting.state().clients)
  const source = (): Source | undefined => {
    const picked = props.picked
    if (picked === null) return undefined
    const turn = meeting.state().turns.find((one) => picked.paragraph === TURN + one.id)
    if (turn !== undefined) return { id: `turn-${turn.id}`, text: turn.subject || picked.text, place: turn.block ?? '', card: false }
    const card = cards().find((one) => !one.removed && picked.paragraph.endsWith(`/${one.id}`))
    return card === undefined ? undefined : { id: card.id, text: card.text, place: card.step, card: true }
  }
  const add = (from: Source, fields: { board: 'none' | 'conclusions'; keyIdea: boolean }) => {
    newCard(meeting, { ...fields, step: from.card ? '' : from.place, text: from.text })
  }
  const acts: Record<'idea' | 'agreement' | 'conclusion', (from: Source) => void> = {
    idea: (from) => { if (from.card) setFields(plenary(), 'cards', from.id, { keyIdea: true }); else add(from, { board: 'none', keyIdea: true }) },
    agreement: (from) => { takeUp(meeting.document('table')(), makeId(), from, 'registered') },
    conclusion: (from) => add(from, { board: 'conclusions', keyIdea: false }),
  }
  const take = (what: keyof typeof acts) => {
    const from = source()
    if (from === undefined) return
    acts[what](from)
    announce(t('takenUp'))
    props.onDone()
  }
  return (
    <Show when={meeting.writes('table') && meeting.state().phase !== 'closed' && source() !== undefined}>
      <p class="lead">{t('takeUp')}</p>
      <div class="row">
        <Button icon={starIcon} onClick={() => take('idea')}>{t('asKeyIdea')}</Button>
        <Button icon={agreementIcon} onClick={() => take('agreement')}>{t('asAgreement')}</Button>
        <Button icon={checkIcon} onClick={() => take('conclusion')}>{t('asConclusion')}</Button>
      </div>
    </Show>
  )
}

/** What was said last, to be taken up while it is still in everybody's ear: one tap, where any older line takes two. */
export function LastSaid(): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const [done, setDone] = createSignal('')
  const last = () => {
    const turn = meeting.state().turns.at(-1)
    return turn === undefined || turn.subject === '' || turn.id === done() ? undefined : turn
  }
  return (
    <Show when={meeting.state().phase === 'open' && meeting.writes('table') && last()}>{(turn) => (
      <section class={styles['missing']} aria-labelledby="last-said">
        <h3 id="last-said">{t('lastSaid', { name: meeting.state().people[turn().person]?.name ?? '' })}</h3>
        <p class={styles['quote']}>{turn().subject}</p>
        <TakeUp picked={{ paragraph: TURN + turn().id, section: 7, text: turn().subject }} onDone={() => setDone(turn().id)} />
      </section>
    )}</Show>
  )
}
