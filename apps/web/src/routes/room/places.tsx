/*
 * The places of the room, each built when it is first seen and kept from then on: a half-written idea survives any number of looks
 * elsewhere. What weighs (boards, notes, minutes) is fetched then, too.
 */
import { ErrorBoundary, Match, Show, Suspense, Switch, createEffect, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { AgendaPanel, GroundRules } from '../../features/agenda/index.tsx'
import { FloorPanel } from '../../features/floor/index.tsx'
import { room } from '../../i18n/es/room.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, Notice, late, opened } from '../../ui/index.ts'
import type { Point } from './complete.ts'
import type { Spot } from './following.ts'
import type { Walk } from './walk.ts'

const Boards = opened(async () => (await import('../../features/boards/index.tsx')).Boards)
const AgreementsBoard = opened(async () => (await import('../../features/agreements/index.tsx')).AgreementsBoard)
const BlockNotes = opened(async () => (await import('../../features/notes/index.tsx')).BlockNotes)
const RichNote = opened(async () => (await import('../../features/notes/index.tsx')).RichNote)
const LiveMinutes = opened(async () => (await import('../../features/minutes/index.tsx')).LiveMinutes)
const ReadBack = opened(async () => (await import('../../features/minutes/index.tsx')).ReadBack)
export const ClosedMinutes = opened(async () => (await import('../../features/minutes/index.tsx')).ClosedMinutes)
export const ReturnedWords = opened(async () => (await import('../../features/minutes/index.tsx')).ReturnedWords)

export const PeoplePanel = opened(async () => (await import('../../features/people/index.tsx')).PeoplePanel)
export const Sheets = opened(async () => (await import('./sheets.tsx')).Sheets)
export const Shortcuts = late(async () => (await import('./shortcuts.ts')).Shortcuts)
export const Remembered = late(async () => (await import('./remembered.ts')).Remembered)
export const Presented = late(async () => (await import('./presented.tsx')).Presented)
export const Veil = late(async () => (await import('./veil.tsx')).Veil)
export const WhileAway = late(async () => (await import('./while-away.tsx')).WhileAway)
export const AgreementList = late(async () => (await import('./agreement-list.tsx')).AgreementList)
export const Welcome = late(async () => (await import('../../features/welcome/index.tsx')).Welcome)
export const RowOfTabs = late(async () => (await import('./row-of-tabs.tsx')).RowOfTabs)
export const Waiting = opened(async () => (await import('./waiting.tsx')).Waiting)

/** What one place shows. */
function Content(props: { spot: Spot; walk: Walk }): JSX.Element {
  const meeting = useMeeting()
  const complete = (point: Point) => {
    const walk = props.walk
    void import('./complete.ts').then((part) => part.complete(walk, point))
  }
  return (
    <Switch>
      <Match when={props.spot === 'agenda'}><AgendaPanel editing={props.walk.editing()} onEdit={props.walk.setEditing} /><GroundRules /></Match>
      <Match when={props.spot === 'floor'}><FloorPanel /></Match>
      <Match when={!meeting.documentsHere()}><Coming /></Match>
      <Match when={props.spot === 'ideas'}><Boards teamNotes={(document, label) => <RichNote document={document} root="notes:team" label={label} />} /></Match>
      <Match when={props.spot === 'agreements'}><AgreementsBoard /></Match>
      <Match when={props.spot === 'notes'}><Notes /></Match>
      <Match when={props.spot === 'acta'}>
        <Show when={meeting.state().readback !== null} fallback={<LiveMinutes onGo={complete} />}><ReadBack onGo={complete} /></Show>
      </Match>
    </Switch>
  )
}

/** Stands in a place whose code or documents are on the way. */
function Coming(): JSX.Element {
  const t = useText(room)
  return <p class="lead" role="status">{t('loading')}</p>
}

/** Notes of the running block; between blocks, of the last one. Who writes keeps the notes they opened. */
function Notes(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const table = useTable()
  const id = () => meeting.state().block ?? meeting.state().blockOrder.at(-1) ?? table.blocks()[0]?.id
  const title = () => table.blocks().find((block) => block.id === id())?.title ?? ''
  return (
    <Show when={id()} fallback={<p class="lead">{t('noBlock')}</p>}>{(block) => (
      <>
        <h2>{t('notesOf', { title: title() })}</h2>
        <div data-field="notes"><BlockNotes block={block()} title={title()} /></div>
        <Show when={meeting.writes('table') && meeting.state().phase !== 'closed'}>
          <h2>{t('reflections')}</h2>
          <RichNote document="table" root="notes:reflections" label={t('reflections')} />
          <h2>{t('conclusions')}</h2>
          <div data-field="conclusions"><RichNote document="table" root="conclusions" label={t('conclusions')} /></div>
        </Show>
      </>
    )}</Show>
  )
}

/** One place: mounted at its first showing, hidden afterwards, never taken apart. */
export function Place(props: { spot: Spot; walk: Walk; shown: boolean; class?: string | undefined; tabpanel?: boolean; label?: string }): JSX.Element {
  const t = useText(room)
  const [seen, setSeen] = createSignal(false)
  createEffect(() => { if (props.shown) setSeen(true) })
  return (
    <section
      id={`panel-${props.spot}`} class={props.class} hidden={!props.shown} data-place={props.spot}
      role={props.tabpanel ? 'tabpanel' : undefined} aria-label={props.tabpanel ? props.label : undefined}
    >
      <Show when={seen()}>
        <ErrorBoundary fallback={(error, again) => {
          console.error(error)
          return <Notice tone="warn" live><p>{t('failed')}</p><Button onClick={again}>{t('retry')}</Button></Notice>
        }}>
          <Suspense fallback={<Coming />}><Content spot={props.spot} walk={props.walk} /></Suspense>
        </ErrorBoundary>
      </Show>
    </section>
  )
}
