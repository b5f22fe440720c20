/* What somebody said becomes a key idea, an agreement to register or a conclusion: one tap under the line of their turn. */
import { addRow, orderAt, readCards, takeUp, type BoardKind } from '@acta-viva/model/documents'
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { makeId, useMeeting } from '../../live/index.ts'
import { Button, agreementIcon, checkIcon, starIcon, useAnnounce } from '../../ui/index.ts'
import type { Picked } from './lines-view.tsx'

const TURN = 'development/turn/'

export function TakeUp(props: { picked: Picked | null; onDone: () => void }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const turn = () => meeting.state().turns.find((one) => props.picked?.paragraph === TURN + one.id)
  const said = () => turn()?.subject || props.picked?.text || ''
  const done = () => {
    announce(t('takenUp'))
    props.onDone()
  }
  /** Registered at once; what it lacks stands among the missing points. */
  const agree = () => {
    const one = turn()
    if (one === undefined) return
    takeUp(meeting.document('table')(), makeId(), { id: `turn-${one.id}`, text: said() }, 'registered')
    done()
  }
  const card = (board: BoardKind, keyIdea: boolean) => {
    const one = turn()
    if (one === undefined) return
    const doc = meeting.document('plenary')()
    const cards = readCards(doc, meeting.state().clients)
    addRow(doc, 'cards', makeId(), {
      board, keyIdea, step: one.block ?? '', text: said(), at: meeting.exactNow(), by: meeting.me,
      order: orderAt(cards.map((card) => card.order), cards.length),
    }, ['text'])
    done()
  }
  return (
    <Show when={turn() !== undefined && meeting.writes('table') && meeting.state().phase === 'open'}>
      <p class="lead">{t('takeUp')}</p>
      <div class="row">
        <Button icon={starIcon} onClick={() => card('none', true)}>{t('asKeyIdea')}</Button>
        <Button icon={agreementIcon} onClick={agree}>{t('asAgreement')}</Button>
        <Button icon={checkIcon} onClick={() => card('conclusions', false)}>{t('asConclusion')}</Button>
      </div>
    </Show>
  )
}
