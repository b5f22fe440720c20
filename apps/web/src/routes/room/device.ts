/* What the room asks of this device: how wide it is, and whether somebody is writing just now. */
import { createSignal, onCleanup, type Accessor } from 'solid-js'

export const isField = (element: Element | null): boolean => {
  if (element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)) return true
  return element instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'range', 'submit'].includes(element.type)
}

/** Follows a media query. */
export function createMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const changed = () => setMatches(list.matches)
  list.addEventListener('change', changed)
  onCleanup(() => list.removeEventListener('change', changed))
  return matches
}

/** A tap that leaves a field must land before the foot comes back under it. */
const SETTLE_MS = 250

/** True while the focus is in something one types in, and a moment longer. */
export function createTyping(): Accessor<boolean> {
  const [typing, setTyping] = createSignal(isField(document.activeElement))
  const look = () => setTyping(isField(document.activeElement))
  let waiting: ReturnType<typeof setTimeout> | undefined
  const later = () => { clearTimeout(waiting); waiting = setTimeout(look, SETTLE_MS) }
  const came = () => { if (isField(document.activeElement)) look(); else later() } // a pressed button takes the focus before its tap is over
  document.addEventListener('focusin', came)
  document.addEventListener('focusout', later)
  onCleanup(() => {
    clearTimeout(waiting)
    document.removeEventListener('focusin', came)
    document.removeEventListener('focusout', later)
  })
  return typing
}
