/*
 * The address of a meeting: entry, one of the link troubles, or the room. The room's code is fetched while the name is typed
 * and is ready before it is shown, so that the form never gives way to an empty page.
 */
import { Match, Show, Switch, createSignal, lazy, onCleanup, onMount } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Entered } from '../api/meetings.ts'
import { knownMeeting } from '../device/known-meetings.ts'
import { isLeadKey, isWholeKey } from '../device/link.ts'
import { Enter } from '../features/enter/enter.tsx'
import type { EntryTrouble } from '../features/enter/enter.tsx'
import { linkTroubleKind } from '../features/link-trouble/kind.ts'
import type { PageProps } from './router.tsx'

type RoomComponent = Component<{ meeting: string; session: Entered; onSignedOut: () => void }>
type Phase = { at: 'enter'; strict?: boolean; lost?: number } | { at: 'trouble'; trouble: EntryTrouble } | { at: 'room'; entered: Entered; room: RoomComponent }

/** The room, with its styles: boot.js asks again for those that were lost on the way. */
const loadRoom = async (): Promise<RoomComponent> => {
  const room = (await import('./room/index.tsx')).default
  for (let tries = 0; document.querySelector('link[data-lost]'); tries++) {
    if (tries === 30) throw new Error('the styles of the room did not come')
    await new Promise((done) => { setTimeout(done, 200) })
  }
  return room
}

/** Fetches the room and then, so that on a slow line the first picture need not wait for them, the documents. */
const headStart = async () => (await import('./room/index.tsx')).fetchDocuments()

const loadTrouble = () => import('../features/link-trouble/link-trouble.tsx')
const LinkTrouble = lazy(async () => ({ default: (await loadTrouble()).LinkTrouble }))

const coordinatorOf = (trouble: EntryTrouble): string | undefined => {
  const name = trouble.kind === 'refused' ? trouble.problem['coordinator'] : undefined
  return typeof name === 'string' ? name : undefined
}

function Visit(props: { meeting: string }): JSX.Element {
  const [phase, setPhase] = createSignal<Phase>({ at: 'enter' })
  // Only a head start: entering asks again, and then says what failed.
  const begin = () => { Promise.all([headStart(), loadTrouble()]).catch(() => undefined) }
  // Without a line even the screen that says so may not come: then the form, which is here, says it.
  const stop = async (trouble: EntryTrouble) => {
    try {
      await loadTrouble()
      setPhase({ at: 'trouble', trouble })
    } catch { setPhase((was) => (was.at === 'enter' ? { ...was, lost: (was.lost ?? 0) + 1 } : { at: 'enter', lost: 1 })) }
  }
  const enter = async (entered: Entered) => {
    try {
      const room = await loadRoom()
      setPhase({ at: 'room', entered, room })
    } catch { await stop({ kind: 'no-network' }) }
  }
  onMount(() => {
    const idle = setTimeout(begin, knownMeeting(props.meeting)?.person ? 0 : 1500)
    // A lead link pasted over an open meeting, or a whole link over a cut one, only changes the fragment: open it like any other.
    const changed = () => { if (isLeadKey(location.hash) || (phase().at === 'trouble' && isWholeKey(location.hash.slice(1)))) location.reload() }
    addEventListener('hashchange', changed)
    onCleanup(() => { clearTimeout(idle); removeEventListener('hashchange', changed) })
  })
  const at = <A extends Phase['at']>(name: A) => {
    const now = phase()
    return now.at === name ? now as Extract<Phase, { at: A }> : undefined
  }
  return (
    <Switch>
      <Match when={at('enter')}>{(now) => (
        <Enter
          initialMeeting={props.meeting} initialStrict={now().strict ?? false} lost={now().lost ?? 0} onBegin={begin} onEntered={(entered) => void enter(entered)}
          onTrouble={(trouble) => void stop(trouble)}
        />
      )}</Match>
      <Match when={at('trouble')}>{(now) => (
        <LinkTrouble kind={linkTroubleKind(now().trouble)} coordinator={coordinatorOf(now().trouble)}
          onRetry={() => setPhase({ at: 'enter' })} />
      )}</Match>
      <Match when={at('room')}>{(now) => (
        <Dynamic component={now().room} meeting={props.meeting} session={now().entered} onSignedOut={() => setPhase({ at: 'enter', strict: true })} />
      )}</Match>
    </Switch>
  )
}

export function MeetingRoute(props: PageProps): JSX.Element {
  return <Show when={props.params['meeting']} keyed>{(meeting) => <Visit meeting={meeting} />}</Show>
}
