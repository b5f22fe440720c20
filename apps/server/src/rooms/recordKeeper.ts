/*
 * The record of one meeting in memory: its document, and the two states folded from it.
 *
 * `state` has every event the server accepted and decides what may come next; `told` has those that are on the disk, and is what
 * people may be shown. Only the server writes here, and it needs no live document for that. Ids of events are unique in the meeting,
 * although senders choose them.
 */
import { foldAll, fold, readEvent, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import * as random from 'lib0/random'
import type * as Y from 'yjs'
import { appendedUpdate, endOf, type Place } from './appended.ts'
import type { RoomDocument } from './document.ts'

/** An event as it would stand in the record. */
export interface Draft { readonly event: MeetingEvent; readonly place: Place; readonly update: Uint8Array }

export class RecordKeeper {
  readonly document: RoomDocument
  state: MeetingState
  told: MeetingState
  readonly #ids = new Set<string>()
  readonly #isWhole: boolean
  /** Where the next event goes, and what it stands behind. */
  #next: Place
  #end: Place | null

  /** `isWhole`: nothing of this record was ever set aside as damaged. */
  constructor(document: RoomDocument, isWhole: boolean) {
    this.document = document
    this.#isWhole = isWhole
    const { live } = document
    this.state = foldAll(live.getArray('events'))
    for (const raw of live.getArray('events').toArray()) if (hasId(raw)) this.#ids.add(raw.id)
    this.told = this.state
    this.#next = { client: live.clientID, clock: 0 }
    this.#end = endOf(live)
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
    this.document.put(appendedUpdate(event, this.#next, this.#end))
    this.#took(event, this.#next)
  }

  /** The update that would append an event: nothing changes until `adopt`. Under an id of its own, as it may never be adopted. */
  draft(event: MeetingEvent): Draft {
    const place = { client: random.uint32(), clock: 0 }
    return { event, place, update: appendedUpdate(event, place, this.#end) }
  }

  /** Takes in a draft that the caller has committed. Answers the message for everybody. */
  adopt({ event, place, update }: Draft): Uint8Array {
    const message = this.document.adopt(update)
    this.#took(event, place)
    this.told = this.state
    return message
  }

  /** All committed and accepted events, in order. */
  events(): MeetingEvent[] {
    return eventsOf(this.document.live)
  }

  #took(event: MeetingEvent, place: Place): void {
    this.#next = { client: place.client, clock: place.clock + 1 }
    this.#end = place
    this.state = fold(this.state, event)
    this.#ids.add(event.id)
  }
}

const eventsOf = (doc: Y.Doc): MeetingEvent[] =>
  doc.getArray('events').toArray().map(readEvent).filter((event): event is MeetingEvent => event !== null)

/** Also of events that a newer version wrote and this one cannot read. */
const hasId = (raw: unknown): raw is { id: string } => typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string'
