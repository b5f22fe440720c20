/*
 * How a connection reads that cannot keep up.
 *
 *   keeping up ─over SKIP unsent─► behind (gets nothing; we remember where it stopped) ─under RESUME─► caught up from what is committed
 *                                      └─over CLOSE─► closed with 1013, to come back later
 *
 * It costs the room nothing while it is behind: no copy of what it missed is kept for it.
 */
import type { RoomDocument } from './document.ts'
import type { Socket } from './ports.ts'

export const backlogLimits = { skip: 256 * 1024, resume: 64 * 1024, close: 4 * 1024 * 1024 } as const

/** Older than anything a room remembers of a document: it was asked for as a whole. */
export const BEFORE_ALL = -1

export class Backlog {
  readonly #socket: Socket
  /** Where each document stood when this connection stopped following. */
  #missed: Map<RoomDocument, number> | null = null

  constructor(socket: Socket) {
    this.#socket = socket
  }

  get isBehind(): boolean { return this.#missed !== null }

  /** Whether news may be sent now; if not, remembers from where to catch up. `before`: commits of the document before these news. */
  takes(news: readonly { document: RoomDocument; before: number }[]): boolean {
    if (!this.#missed && this.#socket.buffered() <= backlogLimits.skip) return true
    this.postpone(news)
    return false
  }

  /** Leaves news for the next catching up, though they could be sent: their reader would rather have much at once than little at a time. */
  postpone(news: readonly { document: RoomDocument; before: number }[]): void {
    this.#missed ??= new Map()
    for (const { document, before } of news) if (before < (this.#missed.get(document) ?? Infinity)) this.#missed.set(document, before)
  }

  /** Whether a whole document may be told now; if not, it is told once there is room. */
  takesWhole(document: RoomDocument): boolean { return this.takes([{ document, before: BEFORE_ALL }]) }

  get isHopeless(): boolean { return this.#socket.buffered() > backlogLimits.close }

  /** What was missed, once there is room for it; null while there is not, or nothing was missed. */
  caughtUp(): ReadonlyMap<RoomDocument, number> | null {
    if (!this.#missed || this.#socket.buffered() > backlogLimits.resume) return null
    const missed = this.#missed
    this.#missed = null
    return missed
  }
}
