/*
 * The record of one meeting in memory: its document, and the two states folded from it.
 *
 * `state` has every event the server accepted and decides what may come next; `told` has those that are on the disk, and is what
 * people may be shown. Only the server writes here. Ids of events are unique in the meeting, although senders choose them.
 */
import { foldAll, fold, readEvent, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import * as Y from 'yjs'
import type { RoomDocument } from './document.ts'

export class RecordKeeper {
  readonly document: RoomDocument
  state: MeetingState
  told: MeetingState
  readonly #ids = new Set<string>()
  readonly #isWhole: boolean

  /** `isWhole`: nothing of this record was ever set aside as damaged. */
  constructor(document: RoomDocument, isWhole: boolean) {
    this.document = document
    this.#isWhole = isWhole
    this.state = foldAll(document.live.getArray('events'))
    for (const raw of document.live.getArray('events').toArray()) if (hasId(raw)) this.#ids.add(raw.id)
    this.told = this.state
    document.cool()
  }

  /** The id an event gets whose sender asked for `wanted`. */
  freeId(wanted: string, makeId: () => string): string {
    return this.#ids.has(wanted) ? makeId() : wanted
  }

  /** Whether a command of this id may have been accepted before: an event bears the id of its command, unless it was taken. */
  mayKnow(command: string): boolean {
    return !this.#isWhole || this.#ids.has(command)
  }

  /** Accepts an event; it is on its way to the disk afterwards. */
  append(event: MeetingEvent): void {
    this.document.edit((doc) => { doc.getArray('events').push([event]) })
    this.#took(event)
  }

  /** The update that would append an event, made beside the document: nothing changes until `adopt`. */
  draft(event: MeetingEvent): Uint8Array {
    const aside = new Y.Doc()
    Y.applyUpdate(aside, this.document.state())
    const before = Y.encodeStateVector(aside)
    aside.getArray('events').push([event])
    const update = Y.encodeStateAsUpdate(aside, before)
    aside.destroy()
    return update
  }

  /** Takes in an event whose update the caller has committed. Answers the message for everybody. */
  adopt(event: MeetingEvent, update: Uint8Array): Uint8Array {
    const message = this.document.adopt(update)
    this.#took(event)
    this.told = this.state
    return message
  }

  /** All committed and accepted events, in order. */
  events(): MeetingEvent[] {
    return eventsOf(this.document.live)
  }

  #took(event: MeetingEvent): void {
    this.state = fold(this.state, event)
    this.#ids.add(event.id)
  }
}

const eventsOf = (doc: Y.Doc): MeetingEvent[] =>
  doc.getArray('events').toArray().map(readEvent).filter((event): event is MeetingEvent => event !== null)

/** Also of events that a newer version wrote and this one cannot read. */
const hasId = (raw: unknown): raw is { id: string } => typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string'
