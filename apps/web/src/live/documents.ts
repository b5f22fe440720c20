/*
 * The documents of a meeting on this device: each open or opening, its channel, what waits to be sent, what came back refused.
 *
 *   fetched ─copies read, or (where entering brought a picture) all exchanged─► here ─► the screen follows them
 *
 * Comes after the room's first picture, with Yjs: until `here`, the picture and the record that entering answered with stand alone.
 * It owns no socket and no clock; the meeting tells it what the line did. It never calls anything saved that was not acknowledged.
 */
import type { TableRows } from '@acta-viva/model/documents'
import type { ChannelRow, Up } from '@acta-viva/model/wire'
import { createSignal, type Accessor, type Setter } from 'solid-js'
import type * as Y from 'yjs'
import { LiveDocument } from './document.ts'
import { clientsOf, keptUnder, wordsLacking, type Former } from './former.ts'
import type { LineDeps } from './line.ts'
import { openLocalStore } from './local-store.ts'
import type { LiveSeat, Returned } from './live-meeting.ts'
import type { RecordFollower } from './record.ts'
import * as saving from './saved.ts'
import { followTable } from './table-rows.ts'

/** What everybody follows from the start. */
const first = ['record', 'table', 'plenary'] as const
/** Edits made this close together leave as one message. */
const FLUSH_MS = 15

export interface DocumentsHost {
  epoch: () => string | null
  client: () => number
  /** After a refusal nothing of the old client id may be used again. */
  renewClient: () => number
  channels: () => ReadonlyMap<string, ChannelRow>
  /** Whether there is a line to say things on. */
  open: () => boolean
  say: (message: Up) => boolean
  out: (channel: number, bytes: Uint8Array) => void
  after: LineDeps['after']
  counters: Accessor<saving.Saving>
  setCounters: Setter<saving.Saving>
  record: RecordFollower
  putTable: (rows: Partial<TableRows>) => void
  /** The documents hold at least what the first picture showed. */
  here: () => void
  /** Everything open has exchanged what it had. */
  exchanged: () => void
  /** The browser would not keep something. */
  notKept: () => void
  /** Part of what it kept could not be read and was left out. */
  mended: () => void
  returned: (document: string, reason: Returned['reason'], words: string) => void
}

export interface Documents {
  document: (name: string) => Accessor<Y.Doc>
  exchanged: (name: string) => boolean
  hear: (name: string, bytes: Uint8Array) => void
  /** The line has greeted: every document looks for its channel. */
  greeted: () => void
  connect: (name: string) => void
  /** One channel changed, or is gone. */
  channel: (row: ChannelRow) => void
  cut: () => void
  /** Every mark up to `n` is on the server's disk. */
  acknowledged: (n: number) => void
  /** Ends a document and opens a fresh one under a new client id; its author's words go to `returned`. */
  startAfresh: (name: string, reason: Returned['reason']) => Promise<void>
  /** An edit of ours was saved in another order than ours: the server's copy takes the place of this one. */
  renew: (name: string) => void
  /** The server's history was replaced: nothing of the old one is merged; own words that the new one lacks go back to their author. */
  startOver: (epoch: string) => Promise<void>
  hold: (on: boolean) => void
  waits: () => boolean
  leave: () => void
}

export function openDocuments(seat: LiveSeat, host: DocumentsHost): Documents {
  /** `of`: the epoch it is a copy of. */
  interface Entry { live: LiveDocument; of: string | null; doc: Accessor<Y.Doc>; set: (doc: Y.Doc) => void }
  const entries = new Map<string, Entry>()
  const table = followTable(host.putTable)
  const { counters, setCounters } = host
  const shared = () => [...entries].flatMap(([name, { live }]) => (name === 'record' ? [] : [live]))
  let flushing: (() => void) | null = null
  /** Copies of a history that was replaced, until they were compared with today's; and who wrote in them as this person. */
  let former: Former[] = []
  let clients: number[] = []
  let here = false

  const follow = (name: string, doc: Y.Doc) => {
    if (!here) return
    if (name === 'record') host.record.follow(doc)
    if (name === 'table') table.follow(doc)
  }
  const arrive = () => {
    if (here) return
    here = true
    for (const name of first) follow(name, entry(name).live.doc)
    host.here()
  }

  const open = (name: string): LiveDocument => {
    const epoch = host.epoch()
    const store = epoch === null ? null : openLocalStore([seat.meeting, seat.person, name, epoch].join('/'))
    const live: LiveDocument = new LiveDocument(name, host.client(), store, {
      edited: (done) => {
        setCounters(saving.edited)
        void done.then((kept) => {
          setCounters((s) => saving.stored(s, kept))
          if (!kept) host.notKept()
        })
        flushing ??= host.after(FLUSH_MS, flush)
      },
      out: (bytes) => {
        const row = host.channels().get(name)
        if (row !== undefined) host.out(row.channel, bytes)
      },
      exchanged: () => { if ([...entries.values()].every((one) => one.live.exchanged)) settleExchange() },
      renewed: () => {
        follow(name, live.doc)
        entries.get(name)?.set(live.doc)
      },
    })
    void live.ready.then(({ copy, dirty }) => {
      if (copy === 'refused') host.notKept()
      if (copy === 'damaged') host.mended()
      if (dirty) setCounters(saving.found)
    })
    follow(name, live.doc)
    return live
  }

  const flush = () => {
    flushing = null
    for (const { live } of entries.values()) live.flush()
    mark()
  }
  const mark = () => {
    if (counters().synced && host.say({ t: 'mark', n: counters().sent + 1 })) setCounters(saving.marked)
  }
  const settleExchange = () => {
    setCounters(saving.exchanged)
    mark()
    arrive()
    returnFormer()
    host.exchanged()
  }
  const returnFormer = () => {
    for (const one of former) {
      const today = entries.get(one.name)
      if (today?.live.exchanged !== true) continue
      const words = one.name === 'record' ? '' : wordsLacking(one, today.live.doc, clients)
      if (words !== '') host.returned(one.name, 'epoch', words)
      one.forget()
      former = former.filter((other) => other !== one)
    }
  }

  const make = (name: string): Entry => {
    const live = open(name)
    const [doc, set] = createSignal(live.doc)
    const made = { live, of: host.epoch(), doc, set }
    entries.set(name, made)
    return made
  }
  const entry = (name: string): Entry => {
    const found = entries.get(name)
    if (found !== undefined) return found
    const made = make(name)
    connect(name)
    return made
  }
  /** Channels are used once the browser's own copies are in their documents, and only if they are still the channels then: all in one breath. */
  const connectReady = async (some: readonly [string, LiveDocument][]) => {
    await Promise.all(some.map(([, live]) => live.ready))
    for (const [name, live] of some) {
      const row = host.channels().get(name)
      if (row !== undefined && entries.get(name)?.live === live) live.connect(row.write)
    }
  }
  const connect = (...names: string[]) => {
    void connectReady(names.flatMap((name): [string, LiveDocument][] => {
      const one = entries.get(name)
      if (one === undefined) return []
      if (host.channels().has(name)) return [[name, one.live]]
      if (host.open()) host.say({ t: 'open', document: name })
      return []
    }))
  }
  const startAfresh = async (name: string, reason: Returned['reason']) => {
    const one = entries.get(name)
    if (one === undefined) return
    host.renewClient()
    const words = await one.live.retire(reason !== 'epoch')
    if (words !== '' && reason !== 'epoch') host.returned(name, reason, words)
    one.live = open(name)
    one.of = host.epoch()
    one.set(one.live.doc)
    connect(name)
  }

  for (const name of first) make(name)
  connect(...first)
  if (seat.start === null) void Promise.all(first.map((name) => entry(name).live.ready)).then(arrive)

  return {
    connect, startAfresh,
    document: (name) => entry(name).doc,
    renew: (name) => entries.get(name)?.live.renew(),
    exchanged: (name) => entries.get(name)?.live.exchanged === true,
    hear: (name, bytes) => entries.get(name)?.live.hear(bytes),
    greeted() { connect(...entries.keys()) },
    channel({ channel, document }) {
      if (channel === 0) entries.get(document)?.live.disconnect()
      else if (entries.get(document)?.live.exchanged !== true) connect(document)
    },
    cut() {
      setCounters(saving.cut)
      for (const { live } of entries.values()) live.disconnect()
    },
    acknowledged(n) {
      setCounters((s) => saving.acknowledged(s, n))
      if (saving.allSaved(counters())) for (const { live } of entries.values()) live.settled()
    },
    async startOver(epoch) {
      const open = await Promise.all([...entries].map(async ([name, { live, of }]): Promise<Former[]> => {
        await live.ready
        return of === epoch ? [{ name, whole: live.whole(), forget: () => live.forget() }] : []
      }))
      former = open.flat()
      const kept = await keptUnder(seat.meeting, seat.person, epoch)
      former.push(...kept.filter(({ name }) => !former.some((one) => one.name === name)))
      clients = [...clientsOf(seat.person, former), ...[...entries.values()].map(({ live }) => live.doc.clientID)]
      for (const [name, { of }] of entries) if (of === epoch) await startAfresh(name, 'epoch')
      for (const { name } of former) if (name === `private-${seat.person}`) entry(name)
      if ([...entries.values()].every(({ live }) => live.exchanged)) returnFormer()
    },
    hold(on) { for (const live of shared()) if (on) live.hold(); else live.release() },
    waits: () => shared().some((live) => live.holds),
    leave() {
      flushing?.()
      flush()
      table.stop()
      for (const { live } of entries.values()) void live.retire(false)
    },
  }
}
