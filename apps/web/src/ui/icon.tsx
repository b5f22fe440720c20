/* Draws one path of the set. It is decoration: the name of a control is its text or its label, never the icon. */
import type { JSX } from 'solid-js'

/** `size` in pixels; the colour is the text's. */
export function Icon(props: { of: string; size?: number; filled?: boolean }): JSX.Element {
  return (
    <svg
      width={props.size ?? 24} height={props.size ?? 24} viewBox="0 0 24 24" aria-hidden="true"
      fill={props.filled ? 'currentColor' : 'none'} stroke="currentColor"
      stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
    >
      <path d={props.of} />
    </svg>
  )
}
