/*
 * A list whose rows can be put in another order: by dragging the handle, by Alt and the arrow keys on it, or by its two small
 * buttons. Each move is said with the new place. The list only asks for a move; the order lives with the caller.
 */
import { For, Show, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../i18n/index.ts'
import { ui } from '../i18n/es/ui.ts'
import { useAnnounce } from './announcer.tsx'
import { IconButton } from './button.tsx'
import { placeAt } from './drag-place.ts'
import { Icon } from './icon.tsx'
import { downIcon, dragIcon, upIcon } from './icons.ts'
import styles from './sortable-list.module.css'

export interface SortableListProps<T> {
  items: readonly T[]
  id: (item: T) => string
  /** What the row is called when a move is announced. */
  name: (item: T) => string
  /** `to` is the row's place once it has left its old one. */
  onMove: (id: string, to: number) => void
  /** Rows without handles and buttons, for those who may only look. */
  fixed?: boolean
  /** The two small buttons; off where a row's own menu has "Subir" and "Bajar". On by default. */
  buttons?: boolean
  label: string
  children: (item: T) => JSX.Element
}
/** What scrolls when the list is longer than its place: a pane of the room, else the page. */
function scrollerOf(list: Element): Element {
  for (let one = list.parentElement; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  }
  return document.documentElement
}

interface Drag { id: string; from: number; to: number; dy: number }

export function SortableList<T>(props: SortableListProps<T>): JSX.Element {
  const t = useText(ui)
  const announce = useAnnounce()
  const [drag, setDrag] = createSignal<Drag | null>(null)
  let list!: HTMLOListElement

  const indexOf = (item: T) => props.items.findIndex((other) => props.id(other) === props.id(item))
  const move = (item: T, to: number) => {
    const from = indexOf(item)
    const name = props.name(item)
    if (to < 0) return announce(t('atStart', { name }))
    if (to >= props.items.length) return announce(t('atEnd', { name }))
    if (to === from) return
    props.onMove(props.id(item), to)
    announce(t('moved', { name, place: to + 1, total: props.items.length }))
  }
  /** The control that last moved a row: a row put elsewhere in the page loses the focus, and here it comes back to it. */
  let mover: HTMLElement | undefined
  const keepFocus = () => { if (mover?.isConnected && (document.activeElement ?? document.body) === document.body) mover.focus() }
  createEffect(on(() => props.items, () => queueMicrotask(keepFocus), { defer: true }))
  const step = (item: T, by: number, control: HTMLElement) => {
    mover = control
    move(item, indexOf(item) + by)
    queueMicrotask(keepFocus)
  }
  const keys = (item: T, event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined
    if (!by) return
    event.preventDefault()
    step(item, by, event.currentTarget)
  }
  const grab = (item: T, event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (event.button !== 0) return
    const handle = event.currentTarget
    const rows = [...list.children].map((row) => row.getBoundingClientRect())
    const staticFrom = indexOf(item)
    const scroller = scrollerOf(list)
    const [startY, startScroll] = [event.clientY, scroller.scrollTop]
    const { top, bottom } = scroller.getBoundingClientRect()
    const [upper, lower] = [Math.max(0, top) + 48, Math.min(innerHeight, bottom) - 48]
    const stop = new AbortController()
    handle.setPointerCapture(event.pointerId)
    const end = (keep: boolean) => {
      const last = drag()
      stop.abort()
      setDrag(null)
      if (keep && last) move(item, last.to)
    }
    const follow = (at: PointerEvent) => {
      if (at.clientY < upper) scroller.scrollTop -= 12
      else if (at.clientY > lower) scroller.scrollTop += 12
      const dy = at.clientY - startY + scroller.scrollTop - startScroll
      setDrag({ id: props.id(item), from: staticFrom, to: placeAt(rows, staticFrom, dy), dy })
    }
    const options = { signal: stop.signal }
    handle.addEventListener('pointermove', follow, options)
    handle.addEventListener('pointerup', () => end(true), options)
    handle.addEventListener('pointercancel', () => end(false), options)
    const escape = (key: KeyboardEvent) => { if (key.key === 'Escape') end(false) }
    handle.addEventListener('keydown', escape, options)
  }
  const dropMark = (item: T) => {
    const now = drag()
    if (!now || now.to === now.from || indexOf(item) !== now.to) return undefined
    return now.to < now.from ? 'before' : 'after'
  }

  return (
    <ol ref={list} class={styles['list']} data-buttons={props.buttons ?? true ? '' : undefined} aria-label={props.label}>
      <For each={props.items}>{(item) => {
        const name = createMemo(() => props.name(item)) // rows are many, and what they are called seldom changes
        return (
          <li
            class={styles['row']} data-dragged={drag()?.id === props.id(item) ? '' : undefined} data-drop={dropMark(item)}
            style={{ translate: drag()?.id === props.id(item) ? `0 ${drag()?.dy ?? 0}px` : undefined }}
          >
            <Show when={!props.fixed}>
              <button
                type="button" class={`button button-quiet ${styles['handle']}`} aria-label={t('drag', { name: name() })}
                title={t('dragHint')} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onPointerDown={(event) => grab(item, event)}
                onKeyDown={(event) => keys(item, event)}
              ><Icon of={dragIcon} /></button>
            </Show>
            <div class={styles['content']}>{props.children(item)}</div>
            <Show when={!props.fixed && (props.buttons ?? true)}>
              <div class={styles['buttons']}>
                <IconButton label={t('moveUp', { name: name() })} icon={upIcon}
                  onClick={(event) => step(item, -1, event.currentTarget)} />
                <IconButton label={t('moveDown', { name: name() })} icon={downIcon}
                  onClick={(event) => step(item, 1, event.currentTarget)} />
              </div>
            </Show>
          </li>
        )
      }}</For>
    </ol>
  )
}
