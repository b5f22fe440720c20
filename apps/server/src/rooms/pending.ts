/*
 * What goes to the disk with a room's next commit beside its documents: events with their commands, marks, and who waits for it.
 *
 *   waiting ─take()─► on its way ─► told of, one by one
 *                        └─putBack() (the disk said no): waiting again, before what came meanwhile
 */
import type { MeetingEvent } from '@acta-viva/model/record'
import type { Refusal } from '@acta-viva/model/wire'
import type { CommandRow, Millis } from '../store/store.ts'
import type { Peer } from './peer.ts'

interface Waiter { done(): void; failed(error: Refusal): void }

/** What one commit takes along; `marks` are the highest of each connection. */
export interface Parcel {
  readonly commands: CommandRow[]
  readonly events: MeetingEvent[]
  readonly marks: readonly (readonly [Peer, number])[]
  readonly waiters: Waiter[]
  readonly since: Millis | null
}

export class Pending {
  #commands: CommandRow[] = []
  #events: MeetingEvent[] = []
  #waiters: Waiter[] = []
  #since: Millis | null = null
  readonly #marked = new Set<Peer>()

  get isAwaited(): boolean { return this.#waiters.length > 0 }
  /** How long something has waited, in milliseconds. */
  age(now: Millis): Millis { return now - (this.#since ?? now) }

  /** Something waits, here or in a document. */
  begun(now: Millis): void { this.#since ??= now }

  event(event: MeetingEvent, command?: CommandRow): void {
    this.#events.push(event)
    if (command) this.#commands.push(command)
  }

  mark(peer: Peer): void { this.#marked.add(peer) }

  /** Resolves once all that waits is on the disk. @throws Refusal when it never will be */
  settled(): Promise<void> {
    return new Promise((done, failed) => { this.#waiters.push({ done, failed }) })
  }

  take(): Parcel {
    const parcel: Parcel = {
      commands: this.#commands, events: this.#events, waiters: this.#waiters, since: this.#since,
      marks: [...this.#marked].map((peer) => [peer, peer.takeMark()] as const),
    }
    this.#marked.clear()
    this.#commands = []
    this.#events = []
    this.#waiters = []
    this.#since = null
    return parcel
  }

  putBack({ commands, events, marks, waiters, since }: Parcel): void {
    for (const [peer] of marks) this.#marked.add(peer)
    this.#commands = [...commands, ...this.#commands]
    this.#events = [...events, ...this.#events]
    this.#waiters = [...waiters, ...this.#waiters]
    this.#since = since ?? this.#since
  }

  /** What waits can never be saved. */
  fail(why: Refusal): void { for (const waiter of this.#waiters.splice(0)) waiter.failed(why) }
}
