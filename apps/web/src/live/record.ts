/*
 * The record as this device reads it: the same fold as everywhere, run over the events array as it grows.
 *
 * Starts from what entering answered with, and takes in what the server says of own commands until there is a document to follow.
 * The server only appends, so each change folds what is new. Should the list ever be shorter or other than what was folded
 * (a restored server, a damaged copy), everything is folded again from the start. Reading is all this does.
 */
import { emptyState, fold, foldAll, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import { onCleanup, type Accessor } from 'solid-js'
import type * as Y from 'yjs'
import { createParts } from './parts.ts'

export interface RecordFollower {
  /** Followed part by part. */
  state: Accessor<MeetingState>
  /** An event told apart from the document; once that is followed, it has them all. */
  tell: (event: MeetingEvent) => void
  follow: (doc: Y.Doc) => void
}

export function createRecord(start: MeetingState = emptyState()): RecordFollower {
  const parts = createParts({ ...emptyState(), ...start })
  let stop: (() => void) | null = null
  onCleanup(() => stop?.())
  return {
    state: parts.view,
    tell(event) { if (stop === null) parts.put(fold(parts.whole(), event)) },
    follow(doc) {
      stop?.()
      const events = doc.getArray<MeetingEvent>('events')
      let folded = 0
      const all = () => { folded = events.length; parts.put(foldAll(events.toArray())) }
      const more = (change: Y.YArrayEvent<MeetingEvent>) => {
        const appended = change.changes.delta.length <= 2 && change.changes.deleted.size === 0
          && (change.changes.delta[0]?.retain ?? 0) === folded
        if (!appended) { all(); return }
        const fresh = events.slice(folded)
        folded = events.length
        parts.put(foldAll(fresh, parts.whole()))
      }
      all()
      events.observe(more)
      stop = () => events.unobserve(more)
    },
  }
}
