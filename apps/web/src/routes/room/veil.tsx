/* What lies over the room while the agenda's drawer is out on a tablet: a tap on it, or Escape, puts the drawer back. */
import { onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import styles from './room.module.css'

export function Veil(props: { label: string; onShut: () => void }): JSX.Element {
  const pressed = (event: KeyboardEvent) => { if (event.key === 'Escape' && !document.querySelector('dialog[open]')) props.onShut() }
  document.addEventListener('keydown', pressed)
  onCleanup(() => document.removeEventListener('keydown', pressed))
  return <button type="button" class={styles['veil']} onClick={() => props.onShut()}><span class="visually-hidden">{props.label}</span></button>
}
