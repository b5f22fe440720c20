/*
 * The record as this device reads it: the same fold as everywhere, run over the events array as it grows.
 *
 * Starts from what entering answered with, and takes in what the server says of own commands until there is a document to follow.
 * The server only appends, so each change folds what is new. Should the list ever be shorter or other than what was folded
 * (a restored server, a damaged copy), everything is folded again from the start. Reading is all this does.
 */
import { emptyState, fold, foldAll, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type * as Y from 'yjs'

export interface RecordFollower {
  state: Accessor<MeetingState>
  /** An event told apart from the document; once that is followed, it has them all. */
  tell: (event: MeetingEvent) => void
  follow: (doc: Y.Doc) => void
}

export function createRecord(start: MeetingState = emptyState()): RecordFollower {
  const [state, setState] = createSignal<MeetingState>(start)
  let stop: (() => void) | null = null
  onCleanup(() => stop?.())
  return {
    state,
    tell(event) { if (stop === null) setState((before) => fold(before, event)) },
    follow(doc) {
      stop?.()
      const events = doc.getArray<MeetingEvent>('events')
      let folded = 0
      const all = () => { folded = events.length; setState(foldAll(events.toArray())) }
      const more = (change: Y.YArrayEvent<MeetingEvent>) => {
        const appended = change.changes.delta.length <= 2 && change.changes.deleted.size === 0
          && (change.changes.delta[0]?.retain ?? 0) === folded
        if (!appended) { all(); return }
        const fresh = events.slice(folded)
        folded = events.length
        setState((before) => fresh.reduce<MeetingState>(fold, before))
      }
      all()
      events.observe(more)
      stop = () => events.unobserve(more)
    },
  }
}
