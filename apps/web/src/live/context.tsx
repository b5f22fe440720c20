/*
 * The meeting for components: `<MeetingProvider>` opens it with the browser's own parts, `useMeeting()` hands it down.
 *
 * Also keeps the line in step with the page: says when we look away, hurries when the network or the page comes back, rests when a
 * hidden page holds nothing, and warns before a tab with unsent work is closed. Screens never touch sockets, timers or storage.
 */
import type { PersonId } from '@acta-viva/model/ids'
import { Show, createContext, createEffect, on, onCleanup, useContext, type JSX } from 'solid-js'
import { deviceStorage } from '../device/storage.ts'
import { holdWhileComposing } from './composing.ts'
import { meetingMemory } from './memory.ts'
import type { LiveDeps, LiveMeeting, LiveSeat } from './live-meeting.ts'
import { openMeeting } from './meeting.ts'

const Context = createContext<LiveMeeting>()

/** @throws if no MeetingProvider stands above: a screen of a meeting was put outside the room. */
export function useMeeting(): LiveMeeting {
  const meeting = useContext(Context)
  if (meeting === undefined) throw new Error('useMeeting needs a <MeetingProvider> above it')
  return meeting
}

export const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Letters for ids made on this device: 96 random bits. */
export const makeId = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12)))).replaceAll('+', '-').replaceAll('/', '_')

const browserDeps = (seat: LiveSeat): LiveDeps => ({
  url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live/${encodeURIComponent(seat.meeting)}`,
  open: (url) => new WebSocket(url),
  now: () => Date.now(), monotonic: () => performance.now(), random: () => Math.random(), after,
  memory: meetingMemory(deviceStorage(), seat.meeting, seat.person), makeId,
  makeClient: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
})

/** A hidden page that holds no role, turn or queue place hangs up after this long. */
const REST_AFTER = 5 * 60_000

/** A seat is for life: another meeting is another provider. */
export function MeetingProvider(props: { initialSeat: LiveSeat; children: JSX.Element; staticDeps?: Partial<LiveDeps> }): JSX.Element {
  const meeting = openMeeting(props.initialSeat, { ...browserDeps(props.initialSeat), ...props.staticDeps })
  keepStep(meeting)
  return <Context.Provider value={meeting}>{props.children}</Context.Provider>
}

/** Hands down a meeting that stands already: the practice room, which has no line and keeps nothing. */
export function ReadyMeeting(props: { staticMeeting: LiveMeeting; children: JSX.Element }): JSX.Element {
  return <Context.Provider value={props.staticMeeting}>{props.children}</Context.Provider>
}

/** What reads or writes documents stands in here: it is built once they can be opened, with `fallback` in its place until then. */
export function WithDocuments(props: { children: JSX.Element; fallback?: JSX.Element }): JSX.Element {
  const meeting = useMeeting()
  return <Show when={meeting.documentsHere()} fallback={props.fallback}>{props.children}</Show>
}

/** Whether silence would take something from this person or from the room. */
export function holdsSomething(meeting: LiveMeeting, person: PersonId): boolean {
  const state = meeting.state()
  return Object.values(state.roles).includes(person) || state.turn?.person === person || state.queue.some((one) => one.person === person)
}

function keepStep(meeting: LiveMeeting): void {
  let resting: () => void = () => undefined
  const onVisible = () => {
    resting()
    meeting.sayPlace(document.hidden ? 'away' : 'here')
    if (!document.hidden) { meeting.retry(); return }
    resting = after(REST_AFTER, () => { if (document.hidden && !holdsSomething(meeting, meeting.me)) meeting.rest() })
  }
  const onOnline = () => meeting.retry()
  const onLeave = (event: BeforeUnloadEvent) => {
    const word = meeting.saved()
    const unsent = word === 'unsaved' || word === 'device' || meeting.outbox().length > 0
    if (unsent || (word === 'saving' && meeting.copy() === 'refused')) event.preventDefault() // on its way and kept here needs no question
  }
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', onOnline)
  addEventListener('beforeunload', onLeave)
  const stopHolding = holdWhileComposing(meeting, document, after)
  createEffect(on(() => meeting.line().at === 'open', (open) => { if (open) meeting.sayPlace(document.hidden ? 'away' : 'here') }))
  onCleanup(() => {
    resting()
    stopHolding()
    document.removeEventListener('visibilitychange', onVisible)
    removeEventListener('online', onOnline)
    removeEventListener('beforeunload', onLeave)
  })
}
