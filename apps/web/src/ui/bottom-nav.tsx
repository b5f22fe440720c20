/*
 * The bar of places at the foot of a phone, and the face every place has: an icon, a word, and how many new things wait there, in a
 * number that is also said.
 */
import { Index, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../i18n/index.ts'
import { ui } from '../i18n/es/ui.ts'
import { Icon } from './icon.tsx'
import styles from './tabs.module.css'

export interface Tab<Id extends string> { id: Id; label: string; icon?: string; badge?: number }
export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly Tab<Id>[]
  value: Id
  onChange: (id: Id) => void
}

/** The bar at the foot of a phone, whose buttons stay when a number on them changes: icon above word, the current place marked by a line and by `aria-current`. */
export function BottomNav<Id extends string>(props: TabsProps<Id>): JSX.Element {
  return (
    <nav class={styles['nav']} aria-label={props.label}>
      <Index each={props.tabs}>{(tab) => (
        <button type="button" class={styles['place']} aria-current={tab().id === props.value ? 'page' : undefined}
          onClick={() => props.onChange(tab().id)}>
          <Face tab={tab()} />
        </button>
      )}</Index>
    </nav>
  )
}

export function Face<Id extends string>(props: { tab: Tab<Id> }): JSX.Element {
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
