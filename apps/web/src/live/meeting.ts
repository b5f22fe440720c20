/*
 * A meeting as this device lives it: the one object screens talk to.
 *
 * Joins line, record, outbox, clock, presence and, once their code is here, the documents. Screens read signals (documents are handed
 * out as replaceable signals, because a refused edit ends a document and opens a fresh one) and write through the model's functions on
 * the Y.Doc or by `send`. It never shows something as saved that the server has not acknowledged, and never drops what somebody typed:
 * words of a refused edit stay in `returned` until their author lets them go. Nothing here may need Yjs before the first picture.
 */
import { noRows, type TableRows } from '@acta-viva/model/documents'
import type { PersonId } from '@acta-viva/model/ids'
import { leadRoles, may, type Role } from '@acta-viva/model/record'
import { CONTROL, encodeControl, PROTOCOL, readDown, type ChannelRow, type Down, type RefusalReason, type Up } from '@acta-viva/model/wire'
import { createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import type { CaretRow, Carets } from './carets.ts'
import type { Documents } from './documents.ts'
import { createServerClock } from './server-clock.ts'
import { openLine, type Line, type LineState } from './line.ts'
import type { DeviceCopy, LiveDeps, LiveMeeting, LiveSeat, Presence, Returned, Whisper } from './live-meeting.ts'
import { openOutbox, type Kept } from './outbox.ts'
import { createRecord } from './record.ts'
import * as saving from './saved.ts'

/** Between two tries to fetch the documents' code on a line that fails. */
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

export function openMeeting(seat: LiveSeat, deps: LiveDeps): LiveMeeting {
  const { memory } = deps
  const clock = createServerClock(deps)
  const record = createRecord(seat.start?.record)
  const [lineState, setLineState] = createSignal<LineState>({ at: 'connecting', attempt: 0 })
  const [counters, setCounters] = createSignal<saving.Saving>(saving.nothingToSave)
  const [copy, setCopy] = createSignal<DeviceCopy>('kept')
  const [presence, setPresence] = createSignal<ReadonlyMap<PersonId, Presence>>(new Map())
  const [health, setHealth] = createSignal<'ok' | 'full' | 'draining'>('ok')
  const [returned, setReturned] = createSignal<readonly Returned[]>(memory.returned())
  const [whispers, setWhispers] = createSignal<readonly Whisper[]>([])
  const [kept, setKept] = createSignal<readonly Kept[]>([])
  const [traffic, setTraffic] = createSignal(memory.traffic())
  const [lowData, setLowData] = createSignal(deps.spares !== false && memory.lowData())
  const [channels, setChannels] = createSignal<ReadonlyMap<string, ChannelRow>>(new Map())
  const [table, setTable] = createSignal<TableRows>(seat.start?.table ?? noRows)
  const [documentsHere, setHere] = createSignal(false)
  const { state } = record

  let epoch = seat.start?.epoch ?? memory.epoch()
  /** The epoch this device remembered, when another one stands in its place. */
  let former = epoch === memory.epoch() ? null : memory.epoch()
  if (epoch !== null && epoch !== memory.epoch()) memory.setEpoch(epoch) // what is kept here is found again without a line
  let client = deps.makeClient()
  let carried: { document: string; root: string; carets: Carets }[] = []
  let documents: Documents | null = null
  let left = false
  /** What the server last said we may write: it holds between a cut and the next greeting, so that nobody is thrown out of their text. */
  const rights = new Map<string, boolean>()

  const say = (message: Up): boolean => line.send([{ channel: CONTROL, flags: 0, bytes: encodeControl(message) }])

  const installed = ({ openDocuments }: typeof import('./documents.ts')) => {
    if (left) return
    documents = openDocuments(seat, {
      epoch: () => epoch, client: () => client, renewClient: () => (client = deps.makeClient()), channels, open: () => lineState().at === 'open', say,
      out: (channel, bytes) => { line.send([{ channel, flags: 0, bytes }]) }, after: deps.after, counters, setCounters, record,
      putTable: (rows) => setTable((before) => ({ ...before, ...rows })), here: () => setHere(true), exchanged: () => outbox.resume(),
      notKept: () => setCopy('refused'), mended: () => setCopy((before) => (before === 'refused' ? before : 'mended')),
      returned: (document, reason, words) => keepWords({ id: deps.makeId(), document, reason, words, at: clock.exact() }),
    })
    if (former !== null) void documents.startOver(former)
  }
  /** The documents' code comes after the room's own; on a line that fails it is asked for until it is here. */
  let again: () => void = () => undefined
  const fetchDocuments = (pause: number) => {
    void import('./documents.ts').then(installed, () => {
      if (left) return
      const stop = deps.after(pause, () => again())
      again = () => { stop(); again = () => undefined; fetchDocuments(Math.min(pause * 2, LONGEST_PAUSE)) }
    })
  }
  const count = (up: number, down: number) => { setTraffic((sum) => ({ up: sum.up + up, down: sum.down + down })) }
  const keepWords = (one: Returned) => {
    setReturned((all) => [...all, one])
    memory.setReturned(returned())
  }

  const handlers: { [T in Down['t']]: (message: Extract<Down, { t: T }>) => void } = {
    hello: (message) => {
      const other = epoch !== null && epoch !== message.epoch
      if (other) former = epoch
      if (epoch !== message.epoch) { epoch = message.epoch; memory.setEpoch(epoch) }
      clock.assume(message.now)
      memory.setAhead(message.now - deps.now())
      setPresence(new Map(message.presence.map(({ person, place, devices }) => [person, { place, devices }])))
      for (const row of message.channels) rights.set(row.document, row.write)
      setChannels(new Map(message.channels.map((row) => [row.document, row])))
      if (other && former !== null) void documents?.startOver(former)
      else documents?.greeted()
      outbox.resume()
    },
    time: (message) => clock.heard(message.sent, message.now),
    answer: (message) => {
      if ('event' in message) record.tell(message.event)
      outbox.answered(message.id, 'event' in message ? { ok: true, event: message.event } : { ok: false, reason: message.refused })
    },
    saved: (message) => documents?.acknowledged(message.n),
    // without a channel nothing of ours was refused: the document is just not for us
    refused: (message) => {
      if (channels().has(message.document)) void documents?.startAfresh(message.document, message.reason)
      else rights.set(message.document, false)
    },
    afresh: (message) => documents?.renew(message.document),
    gap: (message) => documents?.connect(message.document),
    channel: (message) => {
      rights.set(message.document, message.write)
      setChannels((before) => {
        const next = new Map(before)
        if (message.channel === 0) next.delete(message.document)
        else next.set(message.document, message)
        return next
      })
      documents?.channel(message)
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

  const outbox = openOutbox({
    makeId: deps.makeId, now: () => clock.exact(), block: () => state().block,
    due: ({ command, about }) => {
      if (command.type !== 'turn.request' || about === undefined || about === null) return 'send'
      if (documents?.exchanged('record') !== true) return 'wait'
      return state().block === about ? 'send' : 'ask'
    },
    send: (command) => lineState().at === 'open' && channels().size > 0 && say({ t: 'command', command }),
    coming: () => { const line = lineState(); return channels().size === 0 && (line.at === 'open' || (line.at === 'connecting' && line.attempt === 0)) },
    after: deps.after,
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
      if (next.at === 'waiting') clock.doWithout(memory.ahead())
      if (next.at !== 'open') {
        outbox.cut()
        setChannels(new Map())
        documents?.cut()
      }
    },
    frames: (frames) => {
      for (const frame of frames) {
        if (frame.channel === CONTROL) heard(readDown(frame.bytes))
        else for (const row of channels().values()) if (row.channel === frame.channel) documents?.hear(row.document, frame.bytes)
      }
    },
    ask: () => say({ t: 'time', sent: clock.asking() }), sparing: lowData,
    traffic: count,
  }, deps)

  clock.onSlept(() => line.hurry())
  const roles = createMemo<readonly Role[]>(() => {
    const held: Role[] = leadRoles.filter((role) => state().roles[role] === seat.person)
    return [...held, seat.standing]
  }, [], { equals: (a, b) => a.length === b.length && a.every((role, i) => role === b[i]) })

  const saved = createMemo(() => saving.savedWord(counters()))
  const caughtUp = createMemo(() => counters().synced)

  fetchDocuments(FIRST_PAUSE)

  const opened = (): Documents => {
    if (documents === null || !documentsHere()) throw new Error('documents are not here yet: stand inside <WithDocuments>')
    return documents
  }
  const leave = () => {
    memory.setTraffic(traffic())
    left = true
    documents?.leave()
    line.close()
    clock.close()
  }
  onCleanup(leave)

  return {
    id: seat.meeting, me: seat.person, state, roles, now: clock.now, timed: clock.timed, exactNow: clock.exact,
    may: (type) => roles().some((role) => may[type][role]),
    writes: (document) => documentsHere() && (channels().get(document)?.write ?? rights.get(document) ?? (lineState().at !== 'open')),
    hold: (on) => documents?.hold(on), waits: () => documents?.waits() === true,
    table, documentsHere, document: (name) => opened().document(name),
    send: (wish) => outbox.send(wish), outbox: kept, forgetKept: (id) => outbox.forget(id), insistKept: (id) => outbox.insist(id),
    caughtUp, saved, copy, line: lineState, health, presence,
    returned,
    letGo: (id) => { setReturned((all) => all.filter((one) => one.id !== id)); memory.setReturned(returned()) },
    whispers, whisper: (to, kind) => { say({ t: 'whisper', to, kind }) },
    carets(create, document, root, face) {
      const staticCarets = create(opened().document(document)(), { face, after: deps.after, say: (at) => { if (!lowData()) say({ t: 'caret', document, root, at }) } })
      const one = { document, root, carets: staticCarets }
      carried = [...carried, one]
      return { ...staticCarets, close: () => { carried = carried.filter((other) => other !== one); staticCarets.close() } }
    },
    traffic, count, lowData,
    setLowData(on) {
      memory.setLowData(on)
      setLowData(on)
      line.rest()
      line.hurry() // the server is told on greeting
    },
    retry: () => { line.hurry(); again() }, rest: () => line.rest(), leave,
    sayPlace: (place) => {
      memory.setTraffic(untrack(traffic)) // a page that is put away may never come back
      say({ t: 'place', place })
    },
  }
}

const readable = (reason: RefusalReason | 'offline'): RefusalReason => (reason === 'offline' ? 'too-late' : reason)
