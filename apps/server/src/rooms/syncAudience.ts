/*
 * All stock clients of one room: news per document, awareness a few times a second.
 */
import { AwarenessBook } from './awareness.ts'
import type { News } from './delivery.ts'
import type { RoomDocument } from './document.ts'
import type { Audience } from './peer.ts'
import { PRESENCE_GRACE_MS, PRESENCE_MS } from './presence.ts'
import type { Room } from './room.ts'
import type { SyncPeer } from './sync.ts'

interface Followers { readonly peers: Set<SyncPeer>; readonly book: AwarenessBook<SyncPeer> }

export class SyncAudience implements Audience {
  readonly #room: Room
  readonly #documents = new Map<RoomDocument, Followers>()
  readonly #presenceChanged: () => void
  #toldAt = -Infinity
  #cancel: (() => void) | null = null

  constructor(room: Room, presenceChanged: () => void) {
    this.#room = room
    this.#presenceChanged = presenceChanged
  }

  enter(peer: SyncPeer): void {
    this.#followers(peer.document).peers.add(peer)
    this.#room.peers.add(peer)
    this.#room.emptySince = null
    this.tellOthers(peer)
    this.#presenceChanged()
  }

  leave(peer: SyncPeer): void {
    const followers = this.#followers(peer.document)
    followers.peers.delete(peer)
    followers.book.gone(peer)
    if (followers.peers.size === 0) this.#documents.delete(peer.document)
    this.#room.peers.delete(peer)
    if (this.#room.peers.size === 0) this.#room.emptySince = this.#room.now
    this.#presenceChanged()
    this.#soon()
  }

  deliver(news: readonly News[]): void {
    for (const one of news) {
      for (const peer of this.#documents.get(one.document)?.peers ?? []) {
        if (one.author === peer) continue
        this.#catchUp(peer)
        if (peer.backlog.takes([one])) for (const message of one.messages) peer.send(message)
        else if (peer.backlog.isHopeless) peer.end('too-many')
      }
    }
    this.#goAlong()
  }

  awareness(peer: SyncPeer, update: Uint8Array): void {
    this.#followers(peer.document).book.hear(peer, update)
    this.#soon()
  }

  /** Everybody else's carets, for one who asks. */
  tellOthers(peer: SyncPeer): void {
    const others = this.#followers(peer.document).book.others(peer)
    if (others) peer.send(others)
  }

  beat(): void {
    for (const { peers } of this.#documents.values()) for (const peer of peers) this.#catchUp(peer)
  }

  #catchUp(peer: SyncPeer): void {
    for (const [document, seq] of peer.backlog.caughtUp() ?? []) for (const message of document.since(seq)) peer.send(message)
  }

  #soon(): void {
    if (this.#cancel) return
    const wait = Math.max(0, this.#toldAt + PRESENCE_MS + PRESENCE_GRACE_MS - this.#room.now)
    this.#cancel = this.#room.deps.clock.after(wait, () => { this.#flush() })
  }

  /** Somebody is being written to anyway: what waits goes along, unless it went a moment ago. */
  #goAlong(): void {
    if (this.#cancel && this.#room.now - this.#toldAt >= PRESENCE_MS) this.#flush()
  }

  #flush(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#toldAt = this.#room.now
    for (const { peers, book } of this.#documents.values()) {
      if (!book.hasNews) continue
      const news = book.news()
      for (const peer of peers) {
        const bytes = news.changed(peer) ? news.without(peer) : news.shared
        if (bytes && !peer.backlog.isBehind) peer.send(bytes)
      }
    }
  }

  #followers(document: RoomDocument): Followers {
    let followers = this.#documents.get(document)
    if (!followers) this.#documents.set(document, followers = { peers: new Set(), book: new AwarenessBook() })
    return followers
  }
}
