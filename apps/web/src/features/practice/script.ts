/*
 * The practice meeting as a play: who is in it, what there is to try, and what the others do meanwhile.
 *
 *   ask ─► wait ─► speak ─► card ─► propose ─► answer ─► confirm ─► done
 *
 * The stage is read from the meeting itself, so a person may do things in their own way and time. The others only ever use what
 * people use: commands that are judged, and cards they write. Nothing here knows a screen, a socket or a store.
 */
import { addRow, orderAt, readAgreements, readCards, type BoardKind } from '@acta-viva/model/documents'
import type { MeetingState } from '@acta-viva/model/record'
import { appendBlocks } from '@acta-viva/model/templates'
import type * as Y from 'yjs'
import type { Actor, Stage } from '../../live/local-meeting.ts'

export const acts = ['ask', 'wait', 'speak', 'card', 'propose', 'answer', 'confirm', 'done'] as const
export type Act = (typeof acts)[number]

export const MEETING = 'ensayo'
export const ME = 'yo'
const [CARMEN, MARCOS, IRIS, ROSA, LUZ] = ['carmen', 'marcos', 'iris', 'rosa', 'luz'] as const

export const cast = (myName: string): readonly [Actor, ...Actor[]] => [
  { id: ME, name: myName, roles: [] },
  { id: CARMEN, name: 'Carmen Huamán', roles: ['coordinator'] }, { id: MARCOS, name: 'Marcos Ticona', roles: ['moderator'] },
  { id: IRIS, name: 'Iris Mamani', roles: ['secretary'] }, { id: ROSA, name: 'Rosa Quispe', roles: [] }, { id: LUZ, name: 'Luz Ccori', roles: [] },
]

/** Texts of the play, in the language of the page. */
export interface Words {
  title: string; purpose: string; block: string; talk: string; cards: string; question: string; agree: string
  rosaCard: string; luzCard: string; luzDraft: string
}

export function seedPractice(table: Y.Doc, words: Words, makeId: () => string): void {
  const meeting = table.getMap('meeting')
  for (const [key, value] of Object.entries({ title: words.title, purpose: words.purpose, minutes: 3, template: '', groundRules: [] })) meeting.set(key, value)
  const step = (id: string, text: string, board: BoardKind, question = '') => ({
    id, text, lead: 'moderator' as const, mode: 'plenary' as const, minutes: 1, board, queue: board === 'none',
    ...(question !== '' && { questions: [{ text: question }] }),
  })
  appendBlocks(table, [{
    id: 'b', title: words.block, purpose: words.purpose, lead: 'moderator', minutes: 3, boards: ['experiences', 'agreements'],
    steps: [step('talk', words.talk, 'none'), step('cards', words.cards, 'experiences', words.question), step('agree', words.agree, 'agreements')],
  }], makeId)
}

export interface Look { state: MeetingState; table: Y.Doc; plenary: Y.Doc }

const cardsIn = ({ state, plenary }: Look) => readCards(plenary, state.clients).filter((card) => !card.removed)
const mine = (look: Look, board: BoardKind) => cardsIn(look).find((card) => card.by === ME && card.board === board)
/** The agreement my proposal became. */
const taken = (look: Look) => readAgreements(look.table).find((one) => one.from === mine(look, 'agreements')?.id)

/** Where the person is, read from what happened. */
export function actNow(look: Look): Act {
  const { state } = look
  if (state.confirmations[ME] !== undefined) return 'done'
  const agreed = taken(look)
  if (agreed !== undefined && state.positions[agreed.id]?.[ME] !== undefined) return 'confirm'
  if (mine(look, 'agreements')) return 'answer'
  if (mine(look, 'experiences')) return 'propose'
  if (state.turn?.person === ME) return 'speak'
  if (state.turns.some((turn) => turn.person === ME)) return 'card'
  return state.queue.some((one) => one.person === ME) ? 'wait' : 'ask'
}

/** Something one of the others does, this long after the act began; what makes no sense by then does nothing. */
export interface Beat { after: number; run: (look: Look, stage: Stage) => void }

const writes = (person: string, board: BoardKind, id: string, text: string): Beat['run'] => (look, stage) => {
  if (look.plenary.getMap('cards').has(id)) return
  const orders = cardsIn(look).map((card) => card.order)
  stage.write(person, 'plenary', (doc) => addRow(doc, 'cards', id, {
    board, step: look.state.step?.id ?? '', text, at: look.state.lastAt, by: person, order: orderAt(orders, orders.length),
  }, ['text']))
}
const goTo = (step: string): Beat['run'] => ({ state }, stage) => {
  if (state.step?.id !== step) stage.act(MARCOS, { type: 'step.start', step, seen: state.step?.id ?? null })
}
/** The moderator ends the running turn and gives the word to whoever is next. */
const next: Beat['run'] = ({ state }, stage) => {
  const head = state.queue[0]
  if (head && state.turn?.person !== ME) stage.act(MARCOS, { type: 'turn.grant', person: head.person, seen: state.turn?.id ?? null })
}
const takeUp: Beat['run'] = (look, stage) => {
  const card = mine(look, 'agreements')
  if (!card || taken(look)) return
  stage.write(IRIS, 'table', (doc) => addRow(doc, 'agreements', 'acuerdo', {
    text: card.text, actors: [], responsible: '', indicator: '', target: '', due: '', commitments: [], state: 'registered', progress: '',
    from: card.id, order: orderAt([], 0),
  }, ['text', 'indicator', 'target']))
  stage.act(MARCOS, { type: 'consult.open', on: 'acuerdo', text: card.text.slice(0, 500) })
}
const says = (person: string): Beat['run'] => (look, stage) => {
  const agreed = taken(look)
  if (agreed) stage.act(person, { type: 'position.state', on: agreed.id, answer: 'agree' })
}
const close: Beat['run'] = ({ state }, stage) => {
  if (state.phase !== 'open') return
  stage.act(MARCOS, { type: 'consult.close' })
  stage.act(IRIS, { type: 'minutes.close' })
}

export const beats = (words: Words): Record<Act, readonly Beat[]> => ({
  ask: [
    { after: 0, run: ({ state }, stage) => {
      if (state.phase !== 'draft') return
      stage.act(CARMEN, { type: 'meeting.start' })
      stage.act(MARCOS, { type: 'block.start', block: 'b', seen: null })
      stage.act(MARCOS, { type: 'step.start', step: 'talk', seen: null })
      stage.act(MARCOS, { type: 'turn.grant', person: ROSA, ms: 60_000, seen: null })
    } },
    { after: 6_000, run: ({ state }, stage) => { if (state.queue.length === 0) stage.act(LUZ, { type: 'turn.request' }) } },
  ],
  wait: [{ after: 3_500, run: next }, { after: 8_000, run: next }, { after: 12_000, run: next }],
  speak: [],
  card: [
    { after: 800, run: goTo('cards') }, { after: 3_000, run: writes(ROSA, 'experiences', 'tarjeta-rosa', words.rosaCard) },
    { after: 9_000, run: writes(LUZ, 'experiences', 'tarjeta-luz', words.luzCard) },
  ],
  propose: [{ after: 1_500, run: goTo('agree') }, { after: 5_000, run: writes(LUZ, 'agreements', 'propuesta-luz', words.luzDraft) }],
  answer: [{ after: 1_800, run: takeUp }, { after: 4_000, run: says(ROSA) }, { after: 5_500, run: says(LUZ) }],
  confirm: [{ after: 2_500, run: close }],
  done: [],
})
