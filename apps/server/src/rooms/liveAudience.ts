/*
 * Everybody on the live socket of one room: news once per group of followers, presence and carets a few times a second.
 *
 * What many get is encoded once. Presence and carets are the first to wait for a slow reader, documents never get lost on them.
 * Who asked to be spared has what others write and who is here with the next beat, in one message; what happens (the record) at once.
 */
import { CONTROL, encodeControl, type Down, type Frame, type PresenceRow } from '@acta-viva/model/wire'
import { Carets, type Caret } from './carets.ts'
import { BEFORE_ALL } from './backlog.ts'
import type { Commands } from './commands.ts'
import { frameOf, GROUP_DOCUMENTS, Groups, messageOf, Packed, type News } from './delivery.ts'
import type { LivePeer } from './live.ts'
import type { Audience } from './peer.ts'
import { Pulse } from './pulse.ts'
import { packedTail } from './packed.ts'
import type { Room } from './room.ts'

/** What one reader missed is packed together up to so many bytes; above, each message is packed once for all who missed it. */
const PACKED_FOR_ONE = 16 * 1024

export class LiveAudience implements Audience {
  readonly commands: Commands
  readonly packed = new Packed()
  readonly #room: Room
  readonly #peers = new Set<LivePeer>()
  readonly #carets = new Carets()
  readonly #pulse: Pulse
  /** Whoever has yet to hear of everybody: who just came, and who was told nothing while they read slowly. */
  readonly #uninformed = new Set<LivePeer>()
  /** Who is here, as those who are spared have not been told yet. */
  readonly #untold = new Map<string, PresenceRow>()

  constructor(room: Room, commands: Commands) {
    this.#room = room
    this.commands = commands
    this.#pulse = new Pulse(room.deps.clock, () => this.#peers.size, () => { this.#tellPresence() })
  }

  enter(peer: LivePeer): void {
    this.#peers.add(peer)
    this.#room.peers.add(peer)
    this.#room.emptySince = null
    this.#uninformed.add(peer)
    this.presenceChanged()
  }

  leave(peer: LivePeer): void {
    this.#carets.put(peer, null)
    this.#peers.delete(peer)
    this.#uninformed.delete(peer)
    this.#room.peers.delete(peer)
    if (this.#room.peers.size === 0) this.#room.emptySince = this.#room.now
    this.#pulse.soon()
  }

  deliver(news: readonly News[]): void {
    for (let at = 0; at < news.length; at += GROUP_DOCUMENTS) this.#deliverSome(news.slice(at, at + GROUP_DOCUMENTS))
    this.#pulse.goAlong()
  }

  presenceChanged(): void { this.#pulse.soon() }

  caret(peer: LivePeer, caret: Caret | null): void {
    this.#carets.put(peer, caret)
    this.#pulse.soon()
  }

  /** This device follows a document no longer: its caret is not there, and it hears of no other there. */
  unfollowed(peer: LivePeer, document: string): void {
    if (this.#carets.documentOf(peer) === document) this.caret(peer, null)
  }

  /** Whether a device of theirs is here to hear it. */
  whisper(person: string, message: Down): boolean {
    let heard = false
    for (const peer of this.#peers) {
      if (peer.person !== person) continue
      peer.tell(message)
      heard = true
    }
    return heard
  }

  /** Brings those up to date who had fallen behind and read again, or who wanted it all at once. */
  beat(): void {
    const rows = [...this.#untold.values()]
    this.#untold.clear()
    const presence = rows.length > 0 ? [frameOf(CONTROL, encodeControl({ t: 'presence', rows }))] : []
    for (const peer of this.#peers) this.catchUp(peer, peer.low ? presence : [])
  }

  #deliverSome(news: readonly News[]): void {
    const groups = new Groups(news)
    for (const peer of this.#peers) {
      let mask = 0
      for (let i = 0; i < news.length; i += 1) if (news[i]!.author !== peer && peer.follows(news[i]!.document)) mask |= 1 << i
      if (mask === 0) continue
      if (peer.low && !news.some(({ document }, i) => (mask & (1 << i)) !== 0 && document.name === 'record')) {
        peer.backlog.postpone(news.filter((_, i) => (mask & (1 << i)) !== 0))
        continue
      }
      this.catchUp(peer)
      if (peer.backlog.takes(news)) peer.send(groups.bytes(mask))
      else if (peer.backlog.isHopeless) peer.end('too-many')
    }
  }

  /** Tells what was missed, if it may be told now. `also`: what goes along, or alone if nothing was missed. */
  catchUp(peer: LivePeer, also: readonly Frame[] = []): void {
    const missed = peer.backlog.caughtUp()
    if (!missed && also.length === 0) return
    const frames = [...missed ?? []].filter(([document]) => peer.follows(document)).flatMap(([document, seq]) => {
      const messages = document.since(seq)
      const isSmall = messages.length > 1 && messages.reduce((sum, { length }) => sum + length, 0) < PACKED_FOR_ONE
      const told = isSmall ? [packedTail(document.channel, messages)] : messages.map((message) => this.packed.frame(document.channel, message))
      return seq === BEFORE_ALL ? [...told, ...peer.question(document)] : told
    })
    if (missed && this.#uninformed.delete(peer)) frames.push(frameOf(CONTROL, encodeControl({ t: 'presence', rows: this.#room.presence.all() })))
    if (frames.length + also.length > 0) peer.sendFrames([...frames, ...also])
  }

  #tellPresence(): void {
    const { presence } = this.#room
    const rows = presence.news()
    for (const row of rows) this.#untold.set(row.person, row)
    const changed = rows.length > 0 ? encoded({ t: 'presence', rows }) : null
    const all = this.#uninformed.size > 0 ? encoded({ t: 'presence', rows: presence.all() }) : null
    for (const peer of this.#peers) {
      const isUninformed = this.#uninformed.has(peer)
      const bytes = isUninformed ? all : peer.low ? null : changed
      if (!bytes) continue
      if (peer.backlog.isBehind) this.#uninformed.add(peer) // these rows come no more: it gets all of them with what it missed
      else {
        this.#uninformed.delete(peer)
        peer.send(bytes)
      }
    }
    this.#carets.flush()
  }
}

/** Packed well: it is made once for many. */
const encoded = (message: Down): Uint8Array => messageOf([frameOf(CONTROL, encodeControl(message), 6)])
