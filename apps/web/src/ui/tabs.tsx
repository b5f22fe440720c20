/*
 * Places to go inside a screen: a row of tabs on a wide one, a bar at the foot on a phone. Both are the same component, told
 * how to look; both show how many new things wait in a place, in a number that is also said.
 */
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../i18n/index.ts'
import { ui } from '../i18n/es/ui.ts'
import { Icon } from './icon.tsx'
import styles from './tabs.module.css'

export interface Tab<Id extends string> { id: Id; label: string; icon?: string; badge?: number }
interface TabsProps<Id extends string> {
  label: string
  tabs: readonly Tab<Id>[]
  value: Id
  onChange: (id: Id) => void
}

/** A tab list in the pattern of WAI-ARIA; `panel` is the id of the element (role `tabpanel`) that shows the chosen tab. */
export function Tabs<Id extends string>(props: TabsProps<Id> & { panel?: string }): JSX.Element {
  let list!: HTMLDivElement
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = props.tabs.findIndex((tab) => tab.id === props.value)
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length]
    if (!next) return
    props.onChange(next.id)
    list.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div ref={list} role="tablist" tabindex="-1" aria-label={props.label} class={styles['tabs']} onKeyDown={walk}>
      <For each={props.tabs}>{(tab) => (
        <button
          type="button" role="tab" class={styles['tab']} data-tab={tab.id} aria-selected={tab.id === props.value}
          aria-controls={props.panel && tab.id === props.value ? props.panel : undefined}
          tabindex={tab.id === props.value ? 0 : -1} onClick={() => props.onChange(tab.id)}
        ><Face tab={tab} /></button>
      )}</For>
    </div>
  )
}

/** The bar at the foot of a phone: icon above word, the current place marked by a line and by `aria-current`. */
export function BottomNav<Id extends string>(props: TabsProps<Id>): JSX.Element {
  return (
    <nav class={styles['nav']} aria-label={props.label}>
      <For each={props.tabs}>{(tab) => (
        <button type="button" class={styles['place']} aria-current={tab.id === props.value ? 'page' : undefined}
          onClick={() => props.onChange(tab.id)}>
          <Face tab={tab} />
        </button>
      )}</For>
    </nav>
  )
}

function Face<Id extends string>(props: { tab: Tab<Id> }): JSX.Element {
  const t = useText(ui)
  return (
    <>
      <Show when={props.tab.icon}>{(icon) => <Icon of={icon()} />}</Show>
      <span>{props.tab.label}</span>
      <Show when={props.tab.badge}>{(count) => (<>
        {' '}
        <span class={styles['badge']}>
          <span aria-hidden="true">{count() > 99 ? '99+' : count()}</span>
          <span class="visually-hidden">{t('news', { n: count() })}</span>
        </span>
      </>)}</Show>
    </>
  )
}
