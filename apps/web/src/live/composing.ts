/*
 * Nobody's letters move while a word is being composed.
 *
 * Keyboards of phones hold the word they are forming; a page that changes the text around it makes them write it again, and it stands
 * there twice. So while somebody composes in a text that others write too (`data-shared`), what the others write waits: until the word
 * is done, or, when the fingers rest, until the word was ended here. Own letters always go out at once. It never loses anything that waits.
 */
import type { LineDeps } from './line.ts'
import type { LiveMeeting } from './live-meeting.ts'

/** The editor takes in a finished word a moment after the keyboard said so. */
const SETTLE_MS = 60
/** Fingers that rest this long in the middle of a word let the others' words in. */
const REST_MS = 2_500

/** Follows the page's compositions; answers how to stop. */
export function holdWhileComposing(meeting: Pick<LiveMeeting, 'hold' | 'waits'>, page: Document, after: LineDeps['after']): () => void {
  let stop: () => void = () => undefined
  let composing: HTMLElement | null = null
  const release = () => { stop(); meeting.hold(false) }
  const rest = () => {
    stop()
    stop = after(REST_MS, () => {
      if (composing === null) return
      if (!meeting.waits()) { rest(); return }
      const field = composing
      field.blur() // ends the word as it stands, for the keyboard too
      field.focus()
      release()
    })
  }
  const onStart = (event: Event) => {
    const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-shared]') : null
    if (field === null) return
    composing = field
    meeting.hold(true)
    rest()
  }
  const onGrow = () => { if (composing !== null) rest() }
  const onEnd = () => {
    if (composing === null) return
    composing = null
    stop()
    stop = after(SETTLE_MS, release)
  }
  const listeners = { compositionstart: onStart, compositionupdate: onGrow, compositionend: onEnd }
  for (const [name, run] of Object.entries(listeners)) page.addEventListener(name, run)
  return () => {
    for (const [name, run] of Object.entries(listeners)) page.removeEventListener(name, run)
    release()
  }
}
