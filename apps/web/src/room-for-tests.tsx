/*
 * A room for tests of what stands in it: the real documents, record, rules and components in one page, without a line. Time is moved
 * by hand. Never imported by anything that ships.
 */
import { render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import type { MeetingData } from '@acta-viva/model/documents'
import { loadTemplate, seedTable } from '@acta-viva/model/templates'
import type { LeadRole } from '@acta-viva/model/record'
import { ReadyMeeting, TableProvider, type LiveMeeting } from './live/index.ts'
import { createLocalMeeting, type Stage } from './live/local-meeting.ts'
import { Announcer, ToastRegion } from './ui/index.ts'

export interface TestRoom { meeting: LiveMeeting; stage: Stage; later: (ms: number) => void }
export interface Seating { me?: readonly LeadRole[]; others?: Readonly<Record<string, readonly LeadRole[]>>; data?: Partial<MeetingData> }

/** Everybody is called by their id; this device is `yo`. `change` replaces parts of the meeting as its screens see it. */
export async function roomWith(
  content: () => JSX.Element, { me = [], others = {}, data = {} }: Seating = {}, change: (meeting: LiveMeeting) => Partial<LiveMeeting> = () => ({}),
): Promise<TestRoom> {
  globalThis.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false; this.dispatchEvent(new Event('close')) }
  const template = await loadTemplate('drelm-6')
  let ids = 0
  const makeId = () => `i${++ids}`
  const made: { room: TestRoom | null } = { room: null }
  function Room(): JSX.Element {
    const [moved, setMoved] = createSignal(0)
    const clock = () => 1_800_000_000_000 + moved()
    const { meeting, stage } = createLocalMeeting(
      'prueba', [{ id: 'yo', name: 'yo', roles: me }, ...Object.entries(others).map(([id, roles]) => ({ id, name: id, roles }))],
      (table) => { seedTable(table, { title: 'Reunión de prueba', ...data }, template, makeId) },
      { now: clock, monotonic: clock, after: () => () => undefined, makeId },
    )
    const live: LiveMeeting = { ...meeting, now: clock, exactNow: clock, ...change(meeting) }
    made.room = { meeting: live, stage, later: (ms) => { setMoved((so) => so + ms) } }
    return (
      <ReadyMeeting staticMeeting={live}>
        <Announcer><ToastRegion><TableProvider>{content()}</TableProvider></ToastRegion></Announcer>
      </ReadyMeeting>
    )
  }
  render(Room)
  if (made.room === null) throw new Error('nothing was rendered')
  return made.room
}
