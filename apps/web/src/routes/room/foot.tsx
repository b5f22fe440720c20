/*
 * The foot of the room: the last act with its way back, the one primary button, the hand beside it when the button is about something
 * else, and on a phone the bar of the four places.
 */
import { Show, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { UndoLine } from '../../features/clock/index.tsx'
import { room } from '../../i18n/es/room.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { BottomNav, Button, IconButton, actaIcon, agendaIcon, boardIcon, handIcon, micIcon } from '../../ui/index.ts'
import { tabOf, type Spot, type TabId } from './following.ts'
import type { Hand } from './hand.ts'
import type { Primary } from './primary.ts'
import styles from './room.module.css'
import type { Walk } from './walk.ts'

/** How many cards came since the board was last looked at. */
function createNews(looking: () => boolean): () => number {
  const meeting = useMeeting()
  const [count, setCount] = createSignal(0)
  const [seen, setSeen] = createSignal<number | null>(null)
  const plenary = () => (meeting.documentsHere() ? meeting.document('plenary')() : null)
  createEffect(on(plenary, (doc) => {
    if (doc === null) return
    const map = doc.getMap('cards')
    const read = () => setCount(map.size)
    read()
    map.observe(read)
    onCleanup(() => map.unobserve(read))
  }))
  createEffect(() => { if (meeting.documentsHere() && (looking() || seen() === null)) setSeen(count()) })
  return () => Math.max(0, count() - (seen() ?? count()))
}

export function Foot(props: { primary: Primary; walk: Walk; hand: Hand; hidden: boolean }): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const phase = () => meeting.state().phase
  const tab = () => tabOf[props.walk.where().spot]
  const news = createNews(() => tab() === 'board')
  const asked = () => props.hand.up() !== 'no'
  const about = () => props.primary.action().do
  const beside = () => phase() === 'open' && meeting.may('turn.request') && meeting.state().turn?.person !== meeting.me
    && about() !== 'request-turn' && about() !== 'withdraw' && (meeting.state().queueOpen || asked())
  const shown = () => !props.primary.idle()
  /** The face of each tab that was last looked at, so that a tab returns where one was. */
  const [faces, setFaces] = createSignal<Record<TabId, Spot>>({ agenda: 'agenda', board: 'ideas', floor: 'floor', acta: 'acta' })
  createEffect(() => { const { spot } = props.walk.where(); setFaces((all) => ({ ...all, [tabOf[spot]]: spot })) })
  let foot!: HTMLElement
  onMount(() => {
    // Toasts stand above the foot, whatever its height is just now.
    const region = document.querySelector<HTMLElement>('[data-toasts]')
    const watch = new ResizeObserver(() => region?.style.setProperty('--toast-lift', `${foot.offsetHeight + 8}px`))
    watch.observe(foot)
    onCleanup(() => { watch.disconnect(); region?.style.removeProperty('--toast-lift') })
  })
  return (
    <footer ref={foot} class={styles['foot']} hidden={props.hidden}>
      <Show when={phase() === 'open'}><UndoLine /></Show>
      <Show when={shown() || beside()}>
        <div class={styles['primary']}>
          <Show when={shown()}>
            <Button kind="primary" icon={props.primary.icon()} onClick={(tap) => props.primary.press(tap)}>{props.primary.label()}</Button>
          </Show>
          <Show when={beside()}>
            <IconButton
              class={styles['hand']} kind="secondary" icon={handIcon} label={t(asked() ? 'handDown' : 'hand')} aria-pressed={asked()} onClick={() => props.hand.toggle()}
            />
          </Show>
        </div>
      </Show>
      <Show when={phase() === 'open' || phase() === 'ended'}>
        <div class={styles['nav']}>
          <BottomNav<TabId>
            label={t('places')} value={tab()} onChange={(id) => props.walk.go(id === tab() ? props.walk.where().spot : faces()[id])}
            tabs={[
              { id: 'agenda', label: t('agenda'), icon: agendaIcon }, { id: 'board', label: t('board'), icon: boardIcon, badge: news() },
              { id: 'floor', label: t('floor'), icon: micIcon, badge: meeting.state().queue.length }, { id: 'acta', label: t('acta'), icon: actaIcon },
            ]}
          />
        </div>
      </Show>
    </footer>
  )
}
