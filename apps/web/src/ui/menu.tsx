/*
 * A button with a short list of acts, on the browser's popover: it closes by itself on Escape, on a tap elsewhere and after
 * a choice. Arrow keys walk the list. Where popovers are unknown the list simply stands below its button.
 *
 * An open list outlives whatever happens around it: an act stays the same button as long as its words stay, so nothing is drawn anew
 * under a finger. Rows of a long list share one list of acts that stands beside them (`createMenu`), and may come, go and change places
 * while it is open. Its items exist only while it is open.
 */
import { For, Show, createEffect, createMemo, createSignal, createUniqueId, on, type Accessor } from 'solid-js'
import type { JSX } from 'solid-js'
import { Icon } from './icon.tsx'
import styles from './menu.module.css'

/** The label is the act's name: two acts of one menu never share it. */
export interface MenuItem { label: string; icon?: string; danger?: boolean; disabled?: boolean; onSelect: () => void }

export interface MenuHandle {
  readonly id: string
  /** The row whose button was pressed last. */
  readonly of: Accessor<string | null>
  readonly anchor: Accessor<HTMLElement | undefined>
  readonly open: Accessor<boolean>
  setOpen: (open: boolean) => void
  choose: (of: string, anchor: HTMLElement) => void
}

/** What buttons and their shared list know of each other. */
export function createMenu(): MenuHandle {
  const [chosen, setChosen] = createSignal<{ of: string; anchor: HTMLElement } | null>(null)
  const [open, setOpen] = createSignal(!('popover' in HTMLElement.prototype))
  return {
    id: createUniqueId(), of: () => chosen()?.of ?? null, anchor: () => chosen()?.anchor, open, setOpen,
    choose: (of, anchor) => setChosen({ of, anchor }),
  }
}

/** Opens the list for the row `of`; a press while it is open for another row takes it over. */
export function MenuButton(props: { menu: MenuHandle; of: string; label: string; class?: string | undefined; children: JSX.Element }): JSX.Element {
  const press = (event: MouseEvent & { currentTarget: HTMLElement }) => {
    if (props.menu.open() && props.menu.of() !== props.of) event.preventDefault() // stays open, for this row now
    props.menu.choose(props.of, event.currentTarget)
  }
  return (
    <button
      type="button" class={`button button-quiet ${props.class ?? ''}`} aria-label={props.label} aria-haspopup="menu"
      popovertarget={props.menu.id} onClick={press}
    >{props.children}</button>
  )
}

/** The list. With no items left (its row is gone) it closes. */
export function MenuList(props: { menu: MenuHandle; label: string; items: readonly MenuItem[] }): JSX.Element {
  let list!: HTMLDivElement
  const items = createMemo<readonly MenuItem[]>(() => (props.menu.open() ? props.items : []))
  const labels = createMemo<readonly string[]>(() => items().map(({ label }) => label), [], { equals: (a, b) => a.join('\n') === b.join('\n') })
  const hide = () => { if ('hidePopover' in list) list.hidePopover() }
  const place = () => {
    const from = props.menu.anchor()?.getBoundingClientRect()
    if (from === undefined) return
    const below = innerHeight - from.bottom > Math.min(list.scrollHeight, 320) + 8
    const end = from.right > innerWidth / 2
    const edges = [
      below ? from.bottom + 4 : null, end ? innerWidth - from.right : null,
      below ? null : innerHeight - from.top + 4, end ? null : from.left,
    ]
    list.style.setProperty('inset', edges.map((edge) => (edge === null ? 'auto' : `${edge}px`)).join(' '))
    list.querySelector('button')?.focus()
  }
  createEffect(on(() => props.menu.anchor(), () => { if (props.menu.open()) place() }, { defer: true }))
  createEffect(() => { if (props.menu.open() && labels().length === 0) hide() })
  const walk = (event: KeyboardEvent) => {
    const buttons = [...list.querySelectorAll('button')].filter((one) => !one.disabled)
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1 + buttons.length, Home: 0, End: buttons.length - 1 }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons[next % buttons.length]?.focus()
  }
  const select = (item: MenuItem) => {
    hide()
    props.menu.anchor()?.focus()
    item.onSelect()
  }
  return (
    <div ref={list} id={props.menu.id} popover="auto" role="menu" tabindex="-1" class={styles['menu']} aria-label={props.label}
      on:beforetoggle={(event: ToggleEvent) => props.menu.setOpen(event.newState === 'open')}
      onToggle={(event) => { if (event.newState === 'open') place() }} onKeyDown={walk}>
      <For each={labels()}>{(label) => (
        <Show when={items().find((one) => one.label === label)}>{(item) => (
          <button
            type="button" role="menuitem" class={styles['item']} data-danger={item().danger ? '' : undefined}
            disabled={item().disabled} onClick={() => select(item())}
          ><Icon of={item().icon ?? ''} />{label}</button>
        )}</Show>
      )}</For>
    </div>
  )
}

/** A button with its own list. `children` is the button's content; `label` its name when the content is only an icon. */
export function Menu(props: { label: string; items: readonly MenuItem[]; class?: string; children: JSX.Element }): JSX.Element {
  const menu = createMenu()
  return (
    <>
      <MenuButton menu={menu} of="" label={props.label} class={props.class}>{props.children}</MenuButton>
      <MenuList menu={menu} label={props.label} items={props.items} />
    </>
  )
}
