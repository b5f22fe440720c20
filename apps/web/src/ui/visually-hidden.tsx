/* Words for those who listen instead of look. Never a part of a word: a name split in two is read as two. */
import type { JSX } from 'solid-js'

export function VisuallyHidden(props: { children: JSX.Element }): JSX.Element {
  return <span class="visually-hidden">{props.children}</span>
}
