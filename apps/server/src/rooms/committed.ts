/*
 * What of one document is on the disk, as bytes: a base, and a tail of the updates since.
 *
 * Everything that leaves towards anybody is made here, and what many ask for is made once. `live` is a Y.Doc that holds exactly this and
 * nothing more: with it an answer is exact and short, without it most are as good. Nothing uncommitted ever gets in here.
 */
import { Refusal, type Frame } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import type { StoredDocument } from '../store/store.ts'
import { bodyOf, stateMessage } from './messages.ts'
import { packedState, packedTail } from './packed.ts'

/** A longer tail is folded into the base before it is sent to newcomers, if nothing is waiting to be committed. */
const MOST_TAIL_SHOWN = 16
/** A tail of so many updates, or bytes, becomes a new base at the next chance. */
const TAIL_ROWS = 256
const TAIL_BYTES = 64 * 1024

export class Committed {
  /** Updates committed since the room opened the document. */
  seq = 0
  /** Updates on the disk behind the last snapshot. */
  rowsOnDisk: number
  /** The base and each update after it, as messages; what is inside is read by a window. */
  #base: Uint8Array
  #baseSeq = 0
  #tail: Uint8Array[] = []
  #tailBytes = 0
  #packed: { base: Uint8Array; frame: Frame } | null = null
  #packedTail: { seq: number; frame: Frame } | null = null
  #lastDiff: { seq: number; vector: Uint8Array; messages: Uint8Array[] } | null = null
  #merged: { seq: number; state: Uint8Array } | null = null
  readonly #channel: number

  constructor(channel: number, stored: StoredDocument) {
    this.#channel = channel
    this.#base = stateMessage(stored.state)
    this.rowsOnDisk = stored.tail
  }

  get bytes(): number { return this.#base.length + this.#tailBytes }
  get hasTail(): boolean { return this.#tail.length > 0 }
  get isLongForNewcomers(): boolean { return this.#tail.length > MOST_TAIL_SHOWN }
  /** Whether the tail is due to become a base, once so many more updates are in it. */
  isLongWith(more: number): boolean { return this.#tail.length + more > TAIL_ROWS || this.#tailBytes > TAIL_BYTES }

  /** One more update is on the disk. */
  land(message: Uint8Array): void {
    this.#tail.push(message)
    this.#tailBytes += message.length
    this.rowsOnDisk += 1
    this.seq += 1
  }

  /** All of it in one update. */
  rebase(state: Uint8Array): void {
    this.#base = stateMessage(state)
    this.#baseSeq = this.seq
    this.#merged = null
    this.#packedTail = null
    this.#tail = []
    this.#tailBytes = 0
  }

  /** Messages that hold everything; the first is shared by all who ask. */
  whole(): readonly Uint8Array[] { return [this.#base, ...this.#tail] }

  /** Messages committed after `seq`. */
  since(seq: number): readonly Uint8Array[] {
    return seq < this.#baseSeq ? this.whole() : this.#tail.slice(seq - this.#baseSeq)
  }

  /** Everything, in the fewest bytes: for our own web. */
  packed(live: Y.Doc | null): readonly Frame[] {
    if (this.#packed?.base !== this.#base) {
      const state = live && !this.hasTail ? Y.encodeStateAsUpdateV2(live) : null
      this.#packed = { base: this.#base, frame: packedState(this.#channel, this.#base, state) }
    }
    if (!this.hasTail) return [this.#packed.frame]
    if (this.#packedTail?.seq !== this.seq) this.#packedTail = { seq: this.seq, frame: packedTail(this.#channel, this.#tail) }
    return [this.#packed.frame, this.#packedTail.frame]
  }

  /** Everything, as one update. */
  state(): Uint8Array {
    if (!this.hasTail) return bodyOf(this.#base)
    if (this.#merged?.seq !== this.seq) this.#merged = { seq: this.seq, state: Y.mergeUpdates(this.whole().map(bodyOf)) }
    return this.#merged.state
  }

  vector(): Uint8Array { return Y.encodeStateVectorFromUpdate(bodyOf(this.#base)) }

  /**
   * Messages that bring somebody with this state vector up to date.
   * @throws Refusal('bad-frame') when it is no state vector
   */
  answer(vector: Uint8Array, live: Y.Doc | null): readonly Uint8Array[] {
    const last = this.#lastDiff
    if (last && last.seq === this.seq && same(last.vector, vector)) return last.messages
    const messages = this.#diff(vector, live)
    this.#lastDiff = { seq: this.seq, vector: vector.slice(), messages }
    return messages
  }

  /** Forgets what was made for those who asked lately. */
  relax(): void { this.#lastDiff = null }

  #diff(vector: Uint8Array, live: Y.Doc | null): Uint8Array[] {
    try {
      if (live) return [stateMessage(Y.encodeStateAsUpdate(live, vector))]
      return [stateMessage(Y.diffUpdate(bodyOf(this.#base), vector)), ...this.#tail]
    } catch (cause) {
      throw new Refusal('bad-frame', { cause })
    }
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])
