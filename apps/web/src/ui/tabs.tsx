/*
 * Places to go inside a wide screen, as a row of tabs; on a phone they are a bar at the foot (bottom-nav.tsx). Both show how many new
 * things wait in a place.
 */
import { For } from 'solid-js'
import type { JSX } from 'solid-js'
import { Face, type TabsProps } from './bottom-nav.tsx'
import styles from './tabs.module.css'

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
