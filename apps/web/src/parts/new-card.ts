/*
 * A card of one's own, wherever it is written: with its author, its moment, its place at the end, and whether there was a line. It is one
 * transaction on its document, and everybody's screen says of it what is stamped here.
 */
import { addRow, orderAt, readCards, type BoardKind } from '@acta-viva/model/documents'
import { makeId, type LiveMeeting } from '../live/index.ts'

export interface NewCard { board: BoardKind | 'none'; step: string; text: string; team?: string; keyIdea?: boolean }

/** A line that is just coming up, or that nobody needs, is no lack of signal. */
function lacksSignal(meeting: LiveMeeting): boolean {
  const line = meeting.line()
  return line.at === 'waiting' || line.at === 'ended' || (line.at === 'connecting' && line.attempt > 0)
}

/** `document` is the plenary, or a team's own. */
export function newCard(meeting: LiveMeeting, card: NewCard, document = 'plenary'): void {
  const doc = meeting.document(document)()
  const orders = readCards(doc, meeting.state().clients).map(({ order }) => order)
  addRow(doc, 'cards', makeId(), {
    ...card, at: meeting.exactNow(), by: meeting.me, order: orderAt(orders, orders.length), ...(lacksSignal(meeting) && { offline: true }),
  }, ['text'])
}
