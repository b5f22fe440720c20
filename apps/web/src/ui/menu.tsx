/*
 * A button with a short list of acts, on the browser's popover: it closes by itself on Escape, on a tap elsewhere and after
 * a choice. Arrow keys walk the list. Its items exist only while it is open: a queue of sixty people has sixty menus, and each would be
 * built again with everything that happens. Where popovers are unknown the list simply stands below its button.
 */
import { For, Show, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'

export interface MenuItem { label: string; icon?: string; danger?: boolean; disabled?: boolean; onSelect: () => void }

/** `children` is the button's content; `label` its name when the content is only an icon. */
export function Menu(props: { label: string; items: readonly MenuItem[]; class?: string; children: JSX.Element }): JSX.Element {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(!('popover' in HTMLElement.prototype))
  let list!: HTMLDivElement
  let button!: HTMLButtonElement
  const place = (event: ToggleEvent) => {
    if (event.newState !== 'open') return
    const from = button.getBoundingClientRect()
    const below = innerHeight - from.bottom > Math.min(list.scrollHeight, 320) + 8
    const end = from.right > innerWidth / 2
    const edges = [
      below ? from.bottom + 4 : null, end ? innerWidth - from.right : null,
      below ? null : innerHeight - from.top + 4, end ? null : from.left,
    ]
    list.style.setProperty('inset', edges.map((edge) => (edge === null ? 'auto' : `${edge}px`)).join(' '))
    list.querySelector('button')?.focus()
  }
  const walk = (event: KeyboardEvent) => {
    const items = [...list.querySelectorAll('button')].filter((item) => !item.disabled)
    const here = items.indexOf(document.activeElement as HTMLButtonElement)
    const to: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1 + items.length, Home: 0, End: items.length - 1 }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    items[next % items.length]?.focus()
  }
  const select = (item: MenuItem) => {
    if ('hidePopover' in list) list.hidePopover()
    button.focus()
    item.onSelect()
  }
  return (
    <>
      <button
        ref={button} type="button" class={`button button-quiet ${props.class ?? ''}`} aria-label={props.label}
        aria-haspopup="menu" popovertarget={id}
      >{props.children}</button>
      <div ref={list} id={id} popover="auto" role="menu" tabindex="-1" class={styles['menu']} aria-label={props.label}
        on:beforetoggle={(event: ToggleEvent) => setOpen(event.newState === 'open')} onToggle={place} onKeyDown={walk}>
        <Show when={open()}>
          <For each={props.items}>{(item) => (
            <button
              type="button" role="menuitem" class={styles['item']} data-danger={item.danger ? '' : undefined}
              disabled={item.disabled} onClick={() => select(item)}
            ><Icon of={item.icon ?? ''} />{item.label}</button>
          )}</For>
        </Show>
      </div>
    </>
  )
}
