/*
 * A room: one meeting in memory while somebody is in it.
 *
 *   bytes ─rights, gate─► documents ─tick─► one commit ─► news to everybody, `saved` to authors, answers to commands
 *
 *   open ─► held: 'closing' (the minutes are being sealed) · 'full' (the disk refuses) · 'draining' (the server stops)
 *          └► 'busy' (a large edit goes in slice by slice) ─► open
 *
 * While held, edits and commands wait where they came in; reading goes on. What others see, what joins and what the minutes are made of
 * is on the disk already. A room never drops what is not saved: while the disk refuses it stays in memory, says so, and tries again.
 */
import type { DocumentName } from '@acta-viva/model/documents'
import { resolvePerson, type MeetingEvent } from '@acta-viva/model/record'
import { Refusal, type RefusalReason } from '@acta-viva/model/wire'
import type { CommandRow, Millis, StoreErrorKind } from '../store/store.ts'
import type { Committable, Committer, RoomBatch } from './committer.ts'
import { newsOf, type News } from './delivery.ts'
import type { Change, RoomDocument } from './document.ts'
import { Documents } from './documents.ts'
import { Holds, type Hold } from './holds.ts'
import { Judging, type Offer } from './judging.ts'
import type { Audience, Peer } from './peer.ts'
import type { JoinState, RoomDeps, Seat } from './ports.ts'
import { Pending } from './pending.ts'
import { Presence } from './presence.ts'
import { RecordKeeper } from './recordKeeper.ts'
import { Rights, rightsTouchedBy } from './rights.ts'
import type { Warmth } from './warmth.ts'

/** Uncommitted bytes, and age of the oldest, above which a room takes no more edits. */
const MOST_WAITING_BYTES = 1 << 20
const MOST_WAITING_MS = 10_000

export class Room implements Committable {
  readonly id: string
  readonly deps: RoomDeps
  readonly record: RecordKeeper
  readonly presence: Presence
  readonly peers = new Set<Peer>()
  readonly audiences: Audience[] = []
  /** What follows from an event that is on the disk; set by whoever opens the room. */
  onEvent: (event: MeetingEvent) => void = () => undefined
  /** What waits here can never be saved: the room must be forgotten and read again. Set by whoever opens the room. */
  onBroken: () => void = () => undefined
  emptySince: Millis | null
  readonly judging = new Judging(this)
  readonly #rights = new Rights()
  readonly #committer: Committer
  readonly #documents: Documents
  readonly #holds = new Holds()
  readonly #pending = new Pending()
  #deferred: MeetingEvent[] = []
  #isOver = false

  private constructor(id: string, deps: RoomDeps, committer: Committer, documents: Documents, record: RecordKeeper) {
    this.id = id
    this.deps = deps
    this.#committer = committer
    this.#documents = documents
    this.record = record
    this.emptySince = deps.clock.now()
    this.presence = new Presence(this.emptySince)
  }

  /** @throws Refusal('not-found') when there is no such meeting, StoreError when it cannot be read */
  static async load(id: string, deps: RoomDeps, committer: Committer, warmth: Warmth): Promise<Room> {
    const { documents, isWhole } = await Documents.load(id, deps, warmth)
    return new Room(id, deps, committer, documents, new RecordKeeper(documents.record, isWhole))
  }

  get now(): Millis { return this.deps.clock.now() }
  /** It has left memory: another room may stand for this meeting now, and nothing from here may reach the disk any more. */
  get isOver(): boolean { return this.#isOver }
  get isHeld(): boolean { return this.#holds.any }
  isHeldFor(hold: Hold): boolean { return this.#holds.has(hold) }
  get isQuiet(): boolean { return this.judging.isIdle && !this.#pending.isAwaited && this.#documents.isQuiet }
  get waitingBytes(): number { return this.judging.waitingBytes + this.#documents.waitingBytes }
  /** Somebody is on the way in, or asks: an empty room stays for them as if it were empty only since now. */
  visited(): void { if (this.emptySince !== null) this.emptySince = this.now }
  /** Whoever waits for the room hears of it after all others. */
  comesLast(peer: Peer): void { if (this.peers.delete(peer)) this.peers.add(peer) }
  loaded(name: string): RoomDocument | undefined { return this.#documents.loaded(name) }

  /** A document by name, from the disk if need be. @throws Refusal('not-found') */
  document(name: string): Promise<RoomDocument> {
    return this.#documents.get(name, (at) => at.kind !== 'team' || this.record.state.teams.list.some((team) => team.id === at.of))
  }

  /** Whether this person may write under a Yjs client id: nobody else does. */
  isFree(client: number, person: string): boolean {
    const owner = this.#documents.ownerOf(client)
    return owner === undefined || resolvePerson(this.record.state, owner) === resolvePerson(this.record.state, person)
  }

  /** Whether this client id is this very person's already. */
  isBound(client: number, person: string): boolean { return this.#documents.ownerOf(client) === person }

  mayRead(seat: Seat, at: DocumentName): boolean { return this.#rights.reads(this.record.state, seat, at) }

  /** Why this person may not write there just now; null if they may. */
  writeRefusal(seat: Seat, at: DocumentName): RefusalReason | null { return this.#rights.writeRefusal(this.record.state, seat, at) }

  /** An edit came; it goes in with the next tick, or when somebody must see it in. */
  offer(offer: Offer): void {
    this.judging.offer(offer)
    this.#wake()
  }

  /** An edit went in, and bound these client ids to its author. */
  took(clients: readonly number[], person: string): void {
    this.#bind(clients, person)
    this.#wake()
  }

  /** This connection waits to hear that its marks are on the disk. */
  mark(peer: Peer): void {
    this.#pending.mark(peer)
    this.#ring()
  }

  /** Accepts an event, with the command it answers if there is one: it is on its way to the disk. */
  append(event: MeetingEvent, command?: CommandRow): void {
    if (this.#isOver) return // whoever waits for it is refused by `settled`
    if (this.isHeldFor('closing')) { // nothing may stand beside the event that closes
      this.#deferred.push(event)
      return
    }
    this.judging.judge() // what came before it is judged by the rights before it
    this.record.append(event)
    this.#pending.event(event, command)
    this.#wake()
  }

  /** Resolves when the room is held no longer, or for one more reason. Look again afterwards. */
  opened(): Promise<void> { return this.#holds.opened() }

  /** Resolves when everything accepted until now is on the disk. @throws Refusal('internal') when it never will be */
  settled(): Promise<void> {
    if (this.#isOver) return Promise.reject(new Refusal('internal'))
    if (this.isQuiet) return Promise.resolve()
    this.#ring()
    return this.#pending.settled()
  }

  /** Tells people of an event that was committed elsewhere than in the tick. */
  announce(event: MeetingEvent, message: Uint8Array): void {
    this.#tell([{ document: this.record.document, messages: [message], before: this.record.document.seq - 1, author: null }], [event])
  }

  /** Committed states of the three documents everybody follows. */
  async joinState(): Promise<JoinState> {
    const [table, plenary] = await Promise.all([this.document('table'), this.document('plenary')])
    return { table: table.state(), plenary: plenary.state(), record: this.record.document.state() }
  }

  /** What came before is not held. */
  hold(why: Hold): void {
    if (!this.isHeld) this.judging.judge()
    this.#holds.add(why)
  }

  /** `first`: what has to happen before those who wait go on. */
  release(why: Hold, first: () => void = () => undefined): void {
    if (!this.#holds.lift(why)) return
    first()
    if (why === 'full') for (const peer of this.peers) peer.health('ok')
    if (why === 'closing') {
      for (const event of this.#deferred.splice(0)) this.append({ ...event, at: Math.max(event.at, this.record.state.lastAt) })
    }
    if (this.isHeld) return
    this.#holds.open()
    for (const peer of this.peers) peer.released()
  }

  take(): RoomBatch {
    this.judging.judge()
    if (this.judging.isIdle) this.#committer.rest(this) // all of it is in here
    const taken: [RoomDocument, readonly Change[]][] = []
    for (const document of this.#documents) if (document.hasWaiting) taken.push([document, document.take()])
    const told = this.record.state
    const parcel = this.#pending.take()
    return {
      updates: taken.flatMap(([document, changes]) => changes.map(({ update, person, clients }) =>
        ({ scope: this.id, name: document.name, bytes: update, person, clients }))),
      commands: parcel.commands,
      done: () => {
        for (const [document] of taken) document.committed()
        this.record.told = told
        try {
          this.#tell(taken.map(([document, changes]) => newsOf(document, changes)), parcel.events)
          for (const [peer, n] of parcel.marks) if (n > 0) peer.saved(n)
        } finally {
          for (const waiter of parcel.waiters) waiter.done() // it is on the disk, whoever could be told of it
        }
        this.release('full')
        for (const [document] of taken) this.#documents.compact(document, 'busy')
      },
      undone: (why) => {
        for (const [document] of taken) document.returned()
        this.#pending.putBack(parcel)
        this.#refused(why)
      },
    }
  }

  broken(error: unknown): void {
    this.deps.log.error('room-broken', { meeting: this.id, message: String(error) })
    this.#pending.fail(new Refusal('internal'))
    this.onBroken()
  }

  /** Every few seconds: gives back memory that nobody uses. */
  tidy(): void {
    this.judging.judge()
    if (!this.judging.isIdle || this.isHeld) return // what waits outside of the documents knows them as they are
    this.#documents.tidy(this.now, (document) => [...this.peers].some((peer) => peer.follows(document)))
  }
  /** The room leaves memory. */
  leave(): void {
    this.#over()
    this.#documents.leave()
  }
  /** The room leaves memory, with all that waits in it. Timers and connections that still know it change nothing by it. */
  end(): void {
    this.#over()
    this.#documents.end()
  }

  #over(): void {
    this.#isOver = true
    this.#committer.rest(this)
  }

  #bind(clients: readonly number[], person: string): void {
    for (const client of clients) {
      const at = Math.max(this.now, this.record.state.lastAt)
      const event: MeetingEvent = { id: this.record.freeId(`client-${client}`, this.deps.makeId), type: 'client.bound', by: 'server', at, client, person }
      this.record.append(event)
      this.#pending.event(event)
    }
  }

  #wake(): void {
    this.#pending.begun(this.now)
    if (this.waitingBytes > MOST_WAITING_BYTES || this.#pending.age(this.now) > MOST_WAITING_MS) this.#full()
    this.#ring()
  }

  #ring(): void {
    if (!this.#isOver) this.#committer.wake(this)
  }

  #full(): void {
    this.judging.judge()
    if (this.isHeldFor('full')) return
    this.deps.log.warn('room-full', { meeting: this.id, bytes: this.waitingBytes })
    this.hold('full')
    for (const peer of this.peers) peer.health('full')
  }

  #refused(why: StoreErrorKind): void {
    if (why === 'full' || this.#pending.age(this.now) > MOST_WAITING_MS) this.#full()
    if (why !== 'conflict') return
    this.deps.log.error('commit-conflict', { meeting: this.id })
    this.#pending.fail(new Refusal('internal'))
    this.onBroken()
  }

  #tell(news: readonly News[], events: readonly MeetingEvent[]): void {
    if (news.length > 0) for (const audience of this.audiences) audience.deliver(news)
    this.#tellRights(events)
    for (const event of events) {
      this.onEvent(event)
      this.deps.told?.(this.id, event)
    }
  }

  #tellRights(events: readonly MeetingEvent[]): void {
    const touched = rightsTouchedBy(events)
    if (touched !== null) for (const peer of this.peers) if (touched === 'all' || touched.has(peer.seat.person)) peer.rightsChanged()
  }
}
