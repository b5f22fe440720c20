/*
 * Edits on their way into the documents of a room.
 *
 *   offered ─► wait, in their order, for the tick or for whoever must see them in ─► judged: taken · nothing · gap · refused
 *                └─ small ones of one document, one after the other ─► judged each, one transaction, one update, one row
 *   large ─► slice by slice, with the room's life between the slices; whatever comes meanwhile waits behind
 *
 * A transaction costs more than what most edits put into it, and many people at one board make hundreds in a second. Rights are those
 * of the moment of judging; so whoever changes rights, or decides by what documents hold, has everything judged first. Nothing that
 * was offered is ever lost, also when its sender is gone.
 */
import type { Receive, RoomDocument } from './document.ts'
import { GateBroken, GateRefusal, slicesOf } from './gate/index.ts'
import { onlyAuthor } from './messages.ts'
import type { Outcome, Peer } from './peer.ts'
import type { Room } from './room.ts'
import { answerTo } from './schemas.ts'

export interface Offer {
  readonly peer: Peer
  readonly document: RoomDocument
  readonly bytes: Uint8Array
  /** False once its sender's copy of the document is given up: what comes from it rests on something refused. */
  isWanted(): boolean
  settle(outcome: Outcome): void
}

/** Larger edits get a transaction of their own, so that the cost of a shared one stays bounded. */
const SMALL_BYTES = 512
/** So much waits at most; then it is judged at once. */
const MOST_WAITING_BYTES = 64 * 1024

export class Judging {
  #waiting: Offer[] = []
  #then: (() => void)[] = []
  #bytes = 0
  #isJudging = false
  readonly #room: Room

  constructor(room: Room) {
    this.#room = room
  }

  /** Counts how often it was judged: what is judged together was sent without knowing how the rest would fare. */
  round = 0
  get isIdle(): boolean { return !this.#isJudging && this.#waiting.length === 0 && this.#then.length === 0 }
  get waitingBytes(): number { return this.#bytes }

  /** An edit came: it is judged with the tick at the latest. */
  offer(offer: Offer): void {
    this.#waiting.push(offer)
    this.#bytes += offer.bytes.length
    if (this.#bytes > MOST_WAITING_BYTES) this.judge()
  }

  /** Runs once everything before it is judged, and perhaps more. */
  after(run: () => void): void {
    if (this.isIdle) run()
    else this.#then.push(run)
  }

  /** Judges what waits. Does nothing when it is asked from within: then that is being done. */
  judge(): void {
    if (this.#isJudging || this.isIdle) return
    const [waiting, then] = [this.#waiting, this.#then]
    this.#waiting = []
    this.#then = []
    this.#bytes = 0
    this.#isJudging = true
    this.round += 1
    try {
      this.#judgeAll(waiting)
    } finally {
      this.#isJudging = false
    }
    for (const run of then) run()
  }

  /** An edit in slices; itself alone when it is small, or so broken that the gate shall say so. */
  slices(bytes: Uint8Array): readonly Uint8Array[] {
    try {
      return slicesOf(bytes)
    } catch (error) {
      if (error instanceof GateRefusal) return [bytes]
      throw error
    }
  }

  /**
   * Lets a large edit in slice by slice, and everybody else's life go on between the slices; their edits wait behind it. What went in
   * before a refusal stays, as it is valid by itself. `settle` hears the outcome before those who wait go on.
   */
  slowly(peer: Peer, document: RoomDocument, slices: readonly Uint8Array[], settle: (outcome: Outcome) => void): void {
    const room = this.#room
    let taken: Outcome = { at: 'nothing' }
    const step = (i: number): void => {
      const outcome = this.#judged(peer, document, slices[i]!, document.receive)
      if (outcome.at === 'taken') taken = { at: 'taken', straightened: outcome.straightened || (taken.at === 'taken' && taken.straightened) }
      const isOver = i + 1 === slices.length || outcome.at === 'refused' || outcome.at === 'gap' || room.isHeldFor('draining')
      if (!isOver) return void room.deps.clock.after(0, () => { step(i + 1) })
      room.release('busy', () => { this.#settle(peer, settle, outcome.at === 'nothing' || outcome.at === 'taken' ? taken : outcome) })
    }
    room.hold('busy')
    room.comesLast(peer) // whoever waits comes first next time
    room.deps.clock.after(0, () => { step(0) }) // cutting it took its time already
  }

  #judgeAll(waiting: readonly Offer[]): void {
    const small = new Map<RoomDocument, Offer[]>()
    for (const offer of waiting) {
      const before = small.get(offer.document)
      if (this.#mayShare(offer)) {
        if (before) before.push(offer)
        else small.set(offer.document, [offer])
      } else {
        small.delete(offer.document)
        if (before) this.#together(offer.document, before)
        this.#alone(offer)
      }
    }
    for (const [document, offers] of small) this.#together(document, offers)
  }

  /** Several people's edits may share a transaction when the update they make needs to bind nobody. */
  #mayShare({ bytes, peer }: Offer): boolean {
    if (bytes.length > SMALL_BYTES) return false
    const author = onlyAuthor(bytes)
    return author === 'nobody' || (author !== 'several' && this.#room.isBound(author, peer.seat.person))
  }

  #alone({ peer, document, bytes, isWanted, settle }: Offer): void {
    if (isWanted()) this.#settle(peer, settle, this.#judged(peer, document, bytes, document.receive))
  }

  /** Whoever cannot be told how their edit fared is given up; everybody else's edits go on. */
  #settle(peer: Peer, settle: (outcome: Outcome) => void, outcome: Outcome): void {
    try {
      settle(outcome)
    } catch (error) {
      this.#room.deps.log.error('edit-failed', { meeting: this.#room.id, message: String(error) })
      peer.end('internal')
    }
  }

  /** Answers go out when all are judged: nobody speaks to us in the middle of a transaction. */
  #together(document: RoomDocument, offers: readonly Offer[]): void {
    if (offers.length === 1) return this.#alone(offers[0]!)
    const judged: { offer: Offer; outcome: Outcome }[] = []
    const refused = new Set<Peer>()
    try {
      document.together((receive) => {
        for (const offer of offers) {
          if (refused.has(offer.peer) || !offer.isWanted()) continue
          const outcome = this.#judged(offer.peer, document, offer.bytes, receive, true)
          if (outcome.at === 'refused') refused.add(offer.peer)
          judged.push({ offer, outcome })
        }
      })
    } catch (error) {
      this.#room.deps.log.error('gate-broken', { meeting: this.#room.id, document: document.name, message: String(error) })
      for (const offer of offers) this.#alone(offer) // which of them it was shows when each stands alone
      return
    }
    for (const { offer: { peer, settle }, outcome } of judged) this.#settle(peer, settle, outcome)
  }

  /** What is thrown here ends nobody else's tick. `shares`: a broken document concerns others, too, and is theirs to mend. */
  #judged(peer: Peer, document: RoomDocument, bytes: Uint8Array, receive: Receive, shares = false): Outcome {
    const { person } = peer.seat
    const refusal = this.#room.writeRefusal(peer.seat, document.at)
    try {
      const taken = receive(bytes, person, refusal === null, peer)
      if (taken === null) return { at: 'nothing' }
      this.#room.took(taken.bound, person)
      return { at: 'taken', straightened: taken.straightened }
    } catch (error) {
      if (shares && error instanceof GateBroken) throw error
      const { id, deps: { log } } = this.#room
      if (!(error instanceof GateRefusal)) {
        log.error(error instanceof GateBroken ? 'gate-broken' : 'edit-failed', { meeting: id, document: document.name, message: String(error) })
        return { at: 'refused', reason: 'internal' }
      }
      if (error.kept) this.#room.took(error.bound, person)
      log.debug('edit-refused', { meeting: id, document: document.name, person, check: error.check })
      if (error.reason === 'malformed') return { at: 'refused', reason: 'bad-frame' }
      if (refusal !== null) return { at: 'refused', reason: refusal }
      return error.retry ? { at: 'gap' } : { at: 'refused', reason: answerTo[error.reason] }
    }
  }
}
