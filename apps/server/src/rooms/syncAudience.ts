/*
 * All stock clients of one room: news per document, awareness a few times a second.
 */
import { AwarenessBook, type AwarenessNews } from './awareness.ts'
import type { News } from './delivery.ts'
import type { RoomDocument } from './document.ts'
import type { Audience } from './peer.ts'
import { Pulse } from './pulse.ts'
import type { Room } from './room.ts'
import type { SyncPeer } from './sync.ts'

/** So many connections hear of carets at once, and the next ones so much later. */
const AT_ONCE = 40
const BETWEEN_MS = 30

interface Followers { readonly peers: Set<SyncPeer>; readonly book: AwarenessBook<SyncPeer> }

export class SyncAudience implements Audience {
  readonly #room: Room
  readonly #documents = new Map<RoomDocument, Followers>()
  readonly #presenceChanged: () => void
  readonly #pulse: Pulse
  #people = 0

  constructor(room: Room, presenceChanged: () => void) {
    this.#room = room
    this.#presenceChanged = presenceChanged
    this.#pulse = new Pulse(room.deps.clock, () => this.#people, () => { this.#tellAwareness() })
  }

  enter(peer: SyncPeer): void {
    this.#followers(peer.document).peers.add(peer)
    this.#people += 1
    this.#room.peers.add(peer)
    this.#room.emptySince = null
    this.tellOthers(peer)
    this.#presenceChanged()
  }

  leave(peer: SyncPeer): void {
    const followers = this.#followers(peer.document)
    if (followers.peers.delete(peer)) this.#people -= 1
    followers.book.gone(peer)
    if (followers.peers.size === 0) this.#documents.delete(peer.document)
    this.#room.peers.delete(peer)
    if (this.#room.peers.size === 0) this.#room.emptySince = this.#room.now
    this.#presenceChanged()
    this.#pulse.soon()
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
    this.#pulse.goAlong()
  }

  awareness(peer: SyncPeer, update: Uint8Array): void {
    this.#followers(peer.document).book.hear(peer, update)
    this.#pulse.soon()
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

  #tellAwareness(): void {
    for (const { peers, book } of this.#documents.values()) if (book.hasNews) this.#tellSome([...peers], book.news(), 0)
  }

  /**
   * A few at a time: in a large room this is the one thing whose bytes grow with the square of it, and edits shall not stand behind it.
   * What the others told is the same for all of these; only what they told themselves is put together for each.
   */
  #tellSome(peers: readonly SyncPeer[], news: AwarenessNews<SyncPeer>, from: number): void {
    const some = new Set(peers.slice(from, from + AT_ONCE))
    const beside = news.beside(some)
    for (const peer of some) {
      if (peer.backlog.isBehind) continue
      if (!news.changed(peer)) {
        if (news.shared) peer.send(news.shared)
        continue
      }
      const among = news.among(some, peer)
      if (beside) peer.send(beside)
      if (among) peer.send(among)
    }
    if (from + AT_ONCE < peers.length) this.#room.deps.clock.after(BETWEEN_MS, () => { this.#tellSome(peers, news, from + AT_ONCE) })
  }

  #followers(document: RoomDocument): Followers {
    let followers = this.#documents.get(document)
    if (!followers) this.#documents.set(document, followers = { peers: new Set(), book: new AwarenessBook() })
    return followers
  }
}
