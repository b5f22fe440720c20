/*
 * A meeting as this device lives it: the one object screens talk to.
 *
 * Joins line, documents, record, outbox, clock and presence. Screens read signals (documents are handed out as replaceable signals,
 * because a refused edit ends a document and opens a fresh one) and write through the model's functions on the Y.Doc or by `send`.
 * It never shows something as saved that the server has not acknowledged, and never drops what somebody typed: words of a refused
 * edit stay in `returned` until their author lets them go.
 */
import type { EventId, Millis, PersonId } from '@acta-viva/model/ids'
import { emptyState, leadRoles, may, type CommandType, type MeetingState, type Role } from '@acta-viva/model/record'
import { CONTROL, encodeControl, PROTOCOL, readDown, type ChannelRow, type Down, type Place, type RefusalReason, type Up, type WhisperKind } from '@acta-viva/model/wire'
import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'
import type * as Y from 'yjs'
import type { CaretRow, Carets, createCarets } from './carets.ts'
import { LiveDocument } from './document.ts'
import { createServerClock } from './server-clock.ts'
import { openLine, type Line, type LineDeps, type LineState } from './line.ts'
import { openLocalStore } from './local-store.ts'
import { openOutbox, type Kept, type Outcome, type Wish } from './outbox.ts'
import { inParts } from './parts.ts'
import { createRecord } from './record.ts'
import * as saving from './saved.ts'
import type { SavedWord } from './saved.ts'
import type { Memory } from './memory.ts'

export interface Presence { place: Place; devices: number }
/** Words the server did not take, kept for their author. */
export interface Returned { id: string; document: string; reason: RefusalReason | 'epoch'; words: string; at: Millis }
export interface Whisper { from: PersonId; kind: WhisperKind; at: Millis }

export interface StartState { epoch: string; documents: Readonly<Record<string, Uint8Array>> }
export interface LiveDeps extends LineDeps {
  url: () => string
  memory: Memory
  monotonic: () => Millis
  makeId: () => EventId
  makeClient: () => number
}
export interface LiveSeat { meeting: string; person: PersonId; standing: 'participant' | 'observer'; start: StartState | null }

export interface LiveMeeting {
  readonly id: string
  readonly me: PersonId
  readonly state: Accessor<MeetingState>
  /** My roles now, as the record says; `participant` or `observer` always among them. */
  readonly roles: Accessor<readonly Role[]>
  may: (type: CommandType) => boolean
  /** Whether this device may write a document now. */
  writes: (document: string) => boolean
  /** While true, what others write waits; `waits` says whether anything does. Never long, and never the record. */
  hold: (on: boolean) => void
  waits: () => boolean
  /** A document as a signal; opens its channel if need be. */
  document: (name: string) => Accessor<Y.Doc>
  /** Server time, ticking once a second and only while the page is seen. */
  readonly now: Accessor<Millis>
  exactNow: () => Millis
  send: (wish: Wish) => Promise<Outcome>
  readonly outbox: Accessor<readonly Kept[]>
  forgetKept: (id: string) => void
  /** Sends a kept wish whose moment has passed, because its person said so. */
  insistKept: (id: string) => void
  /** What the server has is here: what is seen is not only this device's memory. */
  readonly caughtUp: Accessor<boolean>
  readonly saved: Accessor<SavedWord>
  /** False once the browser would not keep something here. */
  readonly keptHere: Accessor<boolean>
  readonly line: Accessor<LineState>
  readonly health: Accessor<'ok' | 'full' | 'draining'>
  readonly presence: Accessor<ReadonlyMap<PersonId, Presence>>
  readonly returned: Accessor<readonly Returned[]>
  letGo: (id: string) => void
  readonly whispers: Accessor<readonly Whisper[]>
  whisper: (to: PersonId, kind: Whisper['kind']) => void
  /** Carets for one rich text; `create` is `createCarets`, which comes with the editor rather than with the room. */
  carets: (create: typeof createCarets, document: string, root: string, face: (person: PersonId) => { name: string; color: string }) => Carets
  /** Bytes this meeting used on this device, all visits. */
  readonly traffic: Accessor<{ up: number; down: number }>
  readonly lowData: Accessor<boolean>
  setLowData: (on: boolean) => void
  retry: () => void
  /** Tells the others whether this page is looked at. */
  sayPlace: (place: 'here' | 'away') => void
  /** Hangs up until `retry`: a hidden page that holds nothing rests. */
  rest: () => void
  leave: () => void
}

const FLUSH = 15

export function openMeeting(seat: LiveSeat, deps: LiveDeps): LiveMeeting {
  const { memory } = deps
  const clock = createServerClock(deps)
  const record = createRecord()
  const [lineState, setLineState] = createSignal<LineState>({ at: 'connecting', attempt: 0 })
  const [counters, setCounters] = createSignal<saving.Saving>(saving.nothingToSave)
  const [keptHere, setKeptHere] = createSignal(true)
  const [presence, setPresence] = createSignal<ReadonlyMap<PersonId, Presence>>(new Map())
  const [health, setHealth] = createSignal<'ok' | 'full' | 'draining'>('ok')
  const [returned, setReturned] = createSignal<readonly Returned[]>(memory.returned())
  const [whispers, setWhispers] = createSignal<readonly Whisper[]>([])
  const [kept, setKept] = createSignal<readonly Kept[]>([])
  const [traffic, setTraffic] = createSignal(memory.traffic())
  const [lowData, setLowData] = createSignal(memory.lowData())
  const [channels, setChannels] = createSignal<ReadonlyMap<string, ChannelRow>>(new Map())
  const state = inParts(record.state, Object.keys(emptyState()) as (keyof MeetingState)[])

  let epoch = seat.start?.epoch ?? memory.epoch()
  if (epoch !== null && epoch !== memory.epoch()) memory.setEpoch(epoch) // what is kept here is found again without a line
  let client = deps.makeClient()
  let flushing: (() => void) | null = null
  let carried: { document: string; root: string; carets: Carets }[] = []
  const documents = new Map<string, { live: LiveDocument; doc: Accessor<Y.Doc>; set: (doc: Y.Doc) => void }>()
  /** What the server last said we may write: it holds between a cut and the next greeting, so that nobody is thrown out of their text. */
  const rights = new Map<string, boolean>()
  const shared = () => [...documents].flatMap(([name, { live }]) => (name === 'record' ? [] : [live]))

  const say = (message: Up): boolean => line.send([{ channel: CONTROL, flags: 0, bytes: encodeControl(message) }])

  const open = (name: string): LiveDocument => {
    const store = epoch === null ? null : openLocalStore([seat.meeting, seat.person, name, epoch].join('/'))
    const live: LiveDocument = new LiveDocument(name, client, store, {
      edited: (done) => {
        setCounters((s) => saving.edited(s, false))
        void done.then((here) => { if (here) setCounters(saving.stored); else setKeptHere(false) })
        flushing ??= deps.after(FLUSH, flush)
      },
      out: (bytes) => {
        const row = channels().get(name)
        if (row !== undefined) line.send([{ channel: row.channel, flags: 0, bytes }])
      },
      exchanged: () => { if ([...documents.values()].every((one) => one.live.exchanged)) settleExchange() },
    })
    const first = seat.start?.epoch === epoch ? seat.start?.documents[name] : undefined
    if (first !== undefined) live.adopt(first)
    void live.ready.then(({ dirty, damaged }) => {
      if (damaged) setKeptHere(false)
      if (dirty) setCounters((s) => saving.edited(s, true))
    })
    if (name === 'record') record.follow(live.doc)
    return live
  }

  const flush = () => {
    flushing = null
    for (const { live } of documents.values()) live.flush()
    mark()
  }
  const mark = () => {
    if (!counters().synced || line === undefined) return
    const n = counters().sent + 1
    if (say({ t: 'mark', n })) setCounters(saving.marked)
  }
  const settleExchange = () => {
    setCounters(saving.exchanged)
    mark()
    outbox.resume()
  }

  const entry = (name: string) => {
    const found = documents.get(name)
    if (found !== undefined) return found
    const live = open(name)
    const [doc, set] = createSignal(live.doc)
    const made = { live, doc, set }
    documents.set(name, made)
    connect(name)
    return made
  }
  /** A channel is used once the browser's own copy is in the document, and only if it is still the channel then. */
  const connectReady = async (name: string, live: LiveDocument) => {
    await live.ready
    const row = channels().get(name)
    if (row !== undefined && documents.get(name)?.live === live) live.connect(row.write)
  }
  const connect = (name: string) => {
    const one = documents.get(name)
    if (one === undefined) return
    if (channels().has(name)) void connectReady(name, one.live)
    else if (lineState().at === 'open') say({ t: 'open', document: name })
  }

  /** Ends a document and opens a fresh one under a new client id; its author's words go to `returned`. */
  const startAfresh = async (name: string, reason: Returned['reason']) => {
    const one = documents.get(name)
    if (one === undefined) return
    client = deps.makeClient()
    const words = await one.live.retire(true)
    if (words !== '') keepWords({ id: deps.makeId(), document: name, reason, words, at: clock.exact() })
    one.live = open(name)
    one.set(one.live.doc)
    connect(name)
  }
  const keepWords = (one: Returned) => {
    setReturned((all) => [...all, one])
    memory.setReturned(returned())
  }

  const enterChannels = (rows: readonly ChannelRow[]) => {
    for (const row of rows) rights.set(row.document, row.write)
    setChannels(new Map(rows.map((row) => [row.document, row])))
  }

  const handlers: { [T in Down['t']]: (message: Extract<Down, { t: T }>) => void } = {
    hello: (message) => {
      if (epoch !== null && epoch !== message.epoch) { void changeEpoch(message.epoch, message.channels); return }
      if (epoch === null) { epoch = message.epoch; memory.setEpoch(epoch) }
      clock.assume(message.now)
      setPresence(new Map(message.presence.map(({ person, place, devices }) => [person, { place, devices }])))
      enterChannels(message.channels)
      for (const name of documents.keys()) connect(name)
      for (const name of documents.keys()) if (!channels().has(name)) say({ t: 'open', document: name })
      outbox.resume()
    },
    time: (message) => clock.heard(message.sent, message.now),
    answer: (message) => outbox.answered(message.id, 'event' in message
      ? { ok: true, event: message.event } : { ok: false, reason: message.refused }),
    saved: (message) => {
      setCounters((s) => saving.acknowledged(s, message.n))
      if (saving.allSaved(counters())) for (const { live } of documents.values()) live.settled()
    },
    // without a channel nothing of ours was refused: the document is just not for us
    refused: (message) => {
      if (channels().has(message.document)) void startAfresh(message.document, message.reason)
      else rights.set(message.document, false)
    },
    gap: (message) => connect(message.document),
    channel: (message) => {
      rights.set(message.document, message.write)
      setChannels((before) => {
        const next = new Map(before)
        if (message.channel === 0) next.delete(message.document)
        else next.set(message.document, message)
        return next
      })
      if (message.channel === 0) documents.get(message.document)?.live.disconnect()
      else if (documents.get(message.document)?.live.exchanged !== true) connect(message.document)
    },
    presence: (message) => setPresence((before) => {
      const next = new Map(before)
      for (const { person, place, devices } of message.rows) next.set(person, { place, devices })
      return next
    }),
    caret: (message) => {
      for (const one of carried) {
        if (one.document === message.document && one.root === message.root) one.carets.hear(message.carets satisfies CaretRow[])
      }
    },
    whisper: ({ from, kind }) => setWhispers((all) => [...all, { from, kind, at: clock.exact() }].slice(-20)),
    health: (message) => setHealth(message.state),
  }
  const heard = <T extends Down['t']>(message: Extract<Down, { t: T }>) => {
    (handlers[message.t as T] as ((message: Extract<Down, { t: T }>) => void) | undefined)?.(message)
  }

  /** The server's history was replaced: nothing of the old one is merged; unsent words go back to their author. */
  const changeEpoch = async (next: string, rows: ChannelRow[]) => {
    epoch = next
    memory.setEpoch(next)
    enterChannels(rows)
    for (const name of documents.keys()) await startAfresh(name, 'epoch')
  }

  const outbox = openOutbox({
    makeId: deps.makeId, now: () => clock.exact(), block: () => state().block,
    due: ({ command, about }) => {
      if (command.type !== 'turn.request' || about === undefined || about === null) return 'send'
      if (documents.get('record')?.live.exchanged !== true) return 'wait'
      return state().block === about ? 'send' : 'ask'
    },
    send: (command) => lineState().at === 'open' && channels().size > 0 && say({ t: 'command', command }),
    read: () => memory.outbox(), write: (all) => memory.setOutbox(all), changed: (all) => setKept(all),
    late: (one, outcome) => {
      if (outcome.ok === false) keepWords({ id: one.command.id, document: 'command', reason: readable(outcome.reason), words: one.command.type, at: one.at })
    },
  })
  setKept(outbox.kept())

  const line: Line = openLine(deps.url, {
    state: (next) => {
      // the hello goes first: whoever follows the line's state may speak at once
      if (next.at === 'open') say({ t: 'hello', protocol: PROTOCOL, client, ...(epoch !== null && { epoch }), low: lowData() })
      setLineState(next)
      if (next.at !== 'open') {
        setCounters(saving.cut)
        outbox.cut()
        setChannels(new Map())
        for (const { live } of documents.values()) live.disconnect()
      }
    },
    frames: (frames) => {
      for (const frame of frames) {
        if (frame.channel === CONTROL) heard(readDown(frame.bytes))
        else for (const row of channels().values()) if (row.channel === frame.channel) documents.get(row.document)?.live.hear(frame.bytes)
      }
    },
    ask: () => say({ t: 'time', sent: clock.asking() }),
    traffic: (up, down) => setTraffic((sum) => ({ up: sum.up + up, down: sum.down + down })),
  }, deps)

  clock.onSlept(() => line.hurry())
  const roles = createMemo<readonly Role[]>(() => {
    const held: Role[] = leadRoles.filter((role) => state().roles[role] === seat.person)
    return [...held, seat.standing]
  }, [], { equals: (a, b) => a.length === b.length && a.every((role, i) => role === b[i]) })

  const saved = createMemo(() => saving.savedWord(counters()))
  const caughtUp = createMemo(() => counters().synced)

  for (const name of ['record', 'table', 'plenary']) entry(name)

  const leave = () => {
    memory.setTraffic(traffic())
    flushing?.()
    flush()
    line.close()
    clock.close()
    for (const { live } of documents.values()) void live.retire(false)
  }
  onCleanup(leave)

  return {
    id: seat.meeting, me: seat.person, state, roles, now: clock.now, exactNow: clock.exact,
    may: (type) => roles().some((role) => may[type][role]),
    writes: (document) => channels().get(document)?.write ?? rights.get(document) ?? (lineState().at !== 'open'),
    hold: (on) => { for (const live of shared()) if (on) live.hold(); else live.release() },
    waits: () => shared().some((live) => live.holds),
    document: (name) => entry(name).doc,
    send: (wish) => outbox.send(wish), outbox: kept, forgetKept: (id) => outbox.forget(id), insistKept: (id) => outbox.insist(id),
    caughtUp, saved, keptHere, line: lineState, health, presence,
    returned,
    letGo: (id) => { setReturned((all) => all.filter((one) => one.id !== id)); memory.setReturned(returned()) },
    whispers, whisper: (to, kind) => { say({ t: 'whisper', to, kind }) },
    carets(create, document, root, face) {
      const carets = create(entry(document).doc(), { face, after: deps.after, say: (at) => { say({ t: 'caret', document, root, at }) } })
      const one = { document, root, carets }
      carried = [...carried, one]
      return { ...carets, close: () => { carried = carried.filter((other) => other !== one); carets.close() } }
    },
    traffic, lowData, setLowData: (on) => { memory.setLowData(on); setLowData(on) },
    retry: () => line.hurry(), rest: () => line.rest(), leave,
    sayPlace: (place) => { say({ t: 'place', place }) },
  }
}

const readable = (reason: RefusalReason | 'offline'): RefusalReason => (reason === 'offline' ? 'too-late' : reason)
