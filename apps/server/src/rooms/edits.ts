/*
 * One connection's edits, whichever protocol brings them: when they may go in, and what is known of their fate.
 *
 *   edit ─held?─► waits here, with every mark behind it ─► taken · nothing · gap (ask for what we lack) · refused (stop this document)
 *
 * What the gate put in order stands elsewhere in its author's copy: once a mark behind it is on the disk, the author is told to take that
 * document anew. A mark is never answered while something before it hangs in a gap, or waits. After a refusal the document hears nothing more from
 * this connection until it starts afresh, because whatever comes next from the same copy rests on what was refused.
 */
import { Refusal, type RefusalReason } from '@acta-viva/model/wire'
import type { RoomDocument } from './document.ts'
import type { Outcome, Peer } from './peer.ts'
import type { Room } from './room.ts'

export interface EditAnswers {
  /** Ask the client for everything the server lacks. */
  gap(document: RoomDocument): void
  refused(document: RoomDocument, reason: RefusalReason): void
  /** More waits than any honest client would send. */
  overflow(): void
}

/** Gaps in a row after which a client is not believed any more. */
const MOST_GAPS = 4
const MOST_HELD_BYTES = 2 * 1024 * 1024

export class Edits {
  /** The highest mark heard, and the highest with everything before it judged. */
  #heard = 0
  #mark = 0
  /** What waits while the room is held, in its order; a mark has no bytes. */
  #held: { readonly bytes: number; run(): void }[] = []
  #heldBytes = 0
  /** Documents that were put in order, by the mark that covers it; 0 while none does. */
  readonly #straightened = new Map<RoomDocument, number>()
  readonly #gaps = new Map<RoomDocument, { count: number; round: number }>()
  readonly #stopped = new Set<RoomDocument>()
  readonly #room: Room
  readonly #peer: Peer
  readonly #answers: EditAnswers

  constructor(room: Room, peer: Peer, answers: EditAnswers) {
    this.#room = room
    this.#peer = peer
    this.#answers = answers
  }

  /** `whole`: everything the client has that we lack, not just its latest. */
  edit(document: RoomDocument, bytes: Uint8Array, whole: boolean): void {
    if (!this.#room.isHeld && this.#held.length === 0) return this.#apply(document, bytes, whole)
    this.#heldBytes += bytes.length
    if (this.#heldBytes > MOST_HELD_BYTES) return this.#answers.overflow()
    this.#held.push({ bytes: bytes.length, run: () => { this.#apply(document, bytes, whole) } })
  }

  /** @throws Refusal('bad-frame') for one lower than before */
  mark(n: number): void {
    if (n < this.#heard) throw new Refusal('bad-frame')
    this.#heard = n
    if (this.#room.isHeld || this.#held.length > 0) this.#held.push({ bytes: 0, run: () => { this.#take(n) } })
    else this.#take(n)
  }

  /** The client starts this document afresh. */
  restart(document: RoomDocument): void {
    this.#room.judging.judge()
    this.#stopped.delete(document)
    this.#closeGap(document)
  }

  /** The highest mark that may be answered once what was taken is on the disk; 0 for none. */
  takeMark(): number {
    return this.#gaps.size > 0 ? 0 : this.#mark
  }

  /** Documents to take anew now that everything up to mark `n` is on the disk. */
  takeStraightened(n: number): readonly RoomDocument[] {
    if (this.#straightened.size === 0) return []
    const due = [...this.#straightened].flatMap(([document, mark]) => (mark > 0 && mark <= n ? [document] : []))
    for (const document of due) this.#straightened.delete(document)
    return due
  }

  /** Lets in what waits, and behind it what comes meanwhile, until somebody holds the room again: what is left keeps its place. */
  released(): void {
    let at = 0
    try {
      while (at < this.#held.length && !this.#room.isHeld) {
        const { bytes, run } = this.#held[at]!
        at += 1
        this.#heldBytes -= bytes
        run()
      }
    } finally {
      this.#held = this.#held.slice(at)
    }
  }

  end(): void {
    this.#held = []
  }

  #take(n: number): void {
    this.#room.judging.after(() => {
      this.#mark = Math.max(this.#mark, n)
      for (const [document, mark] of this.#straightened) if (mark === 0) this.#straightened.set(document, n)
      this.#room.mark(this.#peer)
    })
  }

  #apply(document: RoomDocument, bytes: Uint8Array, whole: boolean): void {
    const isWanted = (): boolean => !this.#stopped.has(document)
    if (!isWanted()) return
    const { judging } = this.#room
    const slices = judging.slices(bytes)
    const settle = (outcome: Outcome): void => { this.#settle(document, outcome, whole) }
    if (slices.length === 1) this.#room.offer({ peer: this.#peer, document, bytes, isWanted, settle })
    else judging.slowly(this.#peer, document, slices, settle)
  }

  #settle(document: RoomDocument, outcome: Outcome, whole: boolean): void {
    if (outcome.at === 'gap') return this.#gap(document)
    if (outcome.at === 'refused') return this.#refuse(document, outcome.reason)
    if (outcome.at === 'taken' && outcome.straightened) this.#straightened.set(document, 0)
    if (whole) this.#closeGap(document) // an edit that can stand without what is missing tells nothing about it
  }

  #gap(document: RoomDocument): void {
    const { round } = this.#room.judging
    const known = this.#gaps.get(document)
    if (known?.round === round) return // of one question one answer
    const count = (known?.count ?? 0) + 1
    this.#gaps.set(document, { count, round })
    if (count > MOST_GAPS) this.#refuse(document, 'gap')
    else this.#answers.gap(document)
  }

  #refuse(document: RoomDocument, reason: RefusalReason): void {
    this.#stopped.add(document)
    this.#closeGap(document)
    this.#answers.refused(document, reason)
  }

  #closeGap(document: RoomDocument): void {
    if (this.#gaps.delete(document) && this.#gaps.size === 0 && this.#mark > 0) this.#room.mark(this.#peer)
  }
}
