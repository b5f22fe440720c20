/*
 * The one primary button: the model says which action it is, this does it. Commands go to the server as they come; the rest opens a
 * place or a sheet. Ending the meeting asks for a second tap in the same place.
 */
import { primaryAction, type PrimaryAction } from '@acta-viva/model/record'
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { primary } from '../../i18n/es/primary.ts'
import { room } from '../../i18n/es/room.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { after, useAct, useMeeting, useTable } from '../../live/index.ts'
import type { Spot } from './following.ts'
import type { Hand } from './hand.ts'
import { primaryWords, waitsWords, type Do, type PrimaryKey, type Words } from './primary-words.ts'
import { createTwoHands } from './two-hands.ts'

export type SheetName = 'none' | 'menu' | 'people' | 'share' | 'guide' | 'clock' | 'shortcuts'
export interface Doors { go: (spot: Spot) => void; back: () => void; acting: (answer: Promise<unknown>) => void; show: (sheet: SheetName) => void; edit: () => void; spot: () => Spot }

export interface Primary {
  action: Accessor<PrimaryAction>
  label: Accessor<string>
  icon: Accessor<string>
  press: (tap?: MouseEvent) => void
  /** The place in view has this very button, with what belongs to it. */
  idle: Accessor<boolean>
}

/** How long a button that asks again waits for it. */
const ARMED = 6_000

const twice: ReadonlySet<Do> = new Set<Do>(['end-meeting'])

type Open = { [D in Extract<PrimaryAction, { command: null }>['do']]: Spot | Exclude<SheetName, 'none'> | 'call' }
/** Where an action without a command leads. */
const opens: Open = {
  'form-teams': 'ideas', 'register-agreement': 'agreements', 'open-call': 'call', 'write-in-team': 'ideas', 'on-break': 'clock',
  'assign-roles': 'people', 'review-times': 'agenda', 'see-pending': 'agreements', 'share-invitation': 'share', 'read-agenda': 'agenda',
  'mark-attendance': 'people', 'add-card': 'ideas', 'note-key-idea': 'notes', 'mark-key-idea': 'ideas', 'adjust-agenda': 'agenda',
  'see-teams': 'ideas', 'draft-agreement': 'agreements', 'complete-agreements': 'agreements', 'review-agreements': 'agreements',
  'suggest-correction': 'acta', 'plan-next': 'acta', 'read-minutes': 'acta', 'share-minutes': 'acta', 'prepare-next': 'acta', 'my-commitments': 'acta',
  'follow': 'agenda',
}
const sheets: readonly string[] = ['menu', 'people', 'share', 'guide', 'clock', 'shortcuts']

/** Where the closed acta has what an action is about. */
const paper: Partial<Record<Do, string>> = {
  'my-commitments': '#mine-title', 'share-minutes': '#acta-files', 'prepare-next': '#acta-next', 'read-minutes': '#acta-paper',
}

/** A slow line must not look like a dead button: from a blink after a press until the answer, for as long as people wait. */
function createSending(): { sending: Accessor<boolean>; watch: (answer: Promise<unknown>) => void; end: () => void } {
  const [sending, setSending] = createSignal(false)
  let stop: (() => void)[] = []
  const end = () => { for (const one of stop.splice(0)) one(); setSending(false) }
  const watch = (answer: Promise<unknown>) => {
    end()
    const own = stop = [after(300, () => setSending(true)), after(5_000, end)]
    const over = () => { if (stop === own) end() }
    answer.then(over, over)
  }
  onCleanup(end)
  return { sending, watch, end }
}

/** Puts the writer where the place's own field is, once it is there; a person's own tap may take the focus. */
function focusField(spot: Spot): void {
  const find = () => document.querySelector<HTMLElement>(`#panel-${spot} form :is(textarea, input)`)
  const field = find()
  if (field) field.focus()
  else setTimeout(() => find()?.focus(), 350)
}

/** Proposing begins with the words: the form opens and takes the cursor, wherever one was. */
function openProposal(): void {
  const press = () => {
    const button = document.getElementById('propose-agreement')
    button?.click()
    return button !== null
  }
  if (!press()) setTimeout(() => { if (!press()) focusField('agreements') }, 350)
}

/** Forming teams has its own place on the board: bring it into view and put the first act under the finger. */
function focusForming(): void {
  setTimeout(() => {
    const place = document.querySelector<HTMLElement>('[data-forming]')
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('button:not([aria-pressed])')?.focus()
  }, 60)
}

export function createPrimary(hand: Hand, doors: Doors): Primary {
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const i18n = useI18n()
  const t = useText(primary)
  const words = useText(room)
  const [armed, setArmed] = createSignal(false)
  const action = createMemo(() => primaryAction(meeting.roles(), table.situation(), meeting.state(), meeting.me, table.room(), meeting.now()))
  /** Asked for without a line: the record does not know yet. */
  const waits = () => action().do === 'request-turn' && hand.up() === 'kept'
  const said = createMemo((): Words => (waits() ? waitsWords : primaryWords(action(), i18n.locale())))
  const name = createMemo(() => action().do)
  const { sending, watch, end } = createSending()
  createEffect(on(name, () => { setArmed(false); end() }))
  createEffect(on(armed, (on) => { if (on) onCleanup(after(ARMED, () => setArmed(false))) }))
  const label = () => {
    if (sending()) return words('sending')
    const { key, values } = said()
    const text = (t as (key: PrimaryKey, values?: Words['values']) => string)(key, values)
    return armed() ? words('again', { label: text }) : text
  }
  const twoHands = createTwoHands()
  const press = (tap?: MouseEvent) => {
    const now = action()
    if (sending() || (tap?.detail ?? 0) > 1) return // the other half of a double tap is not another wish
    if (waits()) { hand.toggle(); return }
    if ((now.command?.type === 'turn.end' || now.command?.type === 'turn.grant') && twoHands()) return
    if (now.do === 'close-minutes') { doors.go('acta'); return }
    if (now.command !== null) {
      if (twice.has(now.do) && !armed()) { setArmed(true); return }
      setArmed(false)
      const answer = act(now.command)
      watch(answer)
      doors.acting(answer)
      return
    }
    const target = opens[now.do as keyof Open]
    if (target === 'call') { if (now.do === 'open-call') open(now.url, '_blank', 'noopener'); return }
    if (sheets.includes(target)) { doors.show(target as SheetName); return }
    if (now.do === 'follow') { doors.back(); return }
    const part = paper[now.do]
    if (part !== undefined && meeting.state().phase === 'closed') { document.querySelector(part)?.scrollIntoView({ block: 'start' }); return }
    doors.go(target as Spot)
    if (now.do === 'adjust-agenda' || now.do === 'review-times') doors.edit()
    const panel = document.getElementById(`panel-${target}`) ?? document.querySelector('[data-agenda]')
    panel?.scrollIntoView({ block: 'nearest' })
    if (now.do === 'form-teams') focusForming()
    if (now.do === 'draft-agreement') openProposal()
    if (now.do === 'suggest-correction') document.querySelector<HTMLElement>('#panel-acta [data-pick]')?.focus() // the first of what can be tapped
    if (now.do === 'add-card' || now.do === 'write-in-team') focusField(target as Spot)
  }
  const idle = () => action().do === 'close-minutes' && doors.spot() === 'acta'
  return { action, label, icon: () => said().icon, press, idle }
}
