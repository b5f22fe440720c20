/*
 * A meeting that lives in this page alone: the same documents, the same `decide` and `fold`, no server.
 *
 * For practising. It has no socket and no store, so there is nothing it could send or keep; when the page goes, it is gone. Other
 * people are played by whoever holds the `Stage`: their commands are judged like everybody's, their writing has its own author.
 */
import type { PersonId } from '@acta-viva/model/ids'
import { readTable, type TableRows } from '@acta-viva/model/documents'
import { decide, leadRoles, may, type Command, type LeadRole, type MeetingEvent, type Role, type ServerEvent } from '@acta-viva/model/record'
import { createMemo, createSignal, onCleanup } from 'solid-js'
import * as Y from 'yjs'
import type { LiveMeeting } from './live-meeting.ts'
import type { Outcome, Wish } from './outbox.ts'
import { createRecord } from './record.ts'
import { followTable } from './table-rows.ts'
import { createServerClock, type ServerClockDeps } from './server-clock.ts'
import { viewOf } from './table.tsx'

export interface Actor { id: PersonId; name: string; roles: readonly LeadRole[] }
export interface LocalDeps extends ServerClockDeps { makeId: () => string }

/** Where the others are played from. */
export interface Stage {
  /** A command of somebody, judged like everybody's. */
  act: (person: PersonId, wish: Wish) => Outcome
  /** Something somebody writes, with them as its author. */
  write: (person: PersonId, document: string, change: (doc: Y.Doc) => void) => void
}

type Notice = ServerEvent extends infer E ? E extends ServerEvent ? Omit<E, 'id' | 'by' | 'at'> : never : never

/** `seed` fills the table before anybody looks; the first actor is whoever holds this device. */
export function createLocalMeeting(
  id: string, actors: readonly [Actor, ...Actor[]], seed: (table: Y.Doc) => void, deps: LocalDeps,
): { meeting: LiveMeeting; stage: Stage } {
  const me = actors[0].id
  const clock = createServerClock(deps)
  clock.doWithout(0)
  const record = createRecord()
  const documents = new Map<string, Y.Doc>()
  const doc = (name: string): Y.Doc => {
    const found = documents.get(name) ?? new Y.Doc()
    documents.set(name, found)
    return found
  }
  const events = doc('record').getArray<MeetingEvent>('events')
  record.follow(doc('record'))
  const { state } = record
  const moment = () => Math.round(clock.exact()) // the record counts whole milliseconds
  const notice = (what: Notice) => { events.push([{ ...what, id: deps.makeId(), by: 'server', at: moment() } as MeetingEvent]) }

  seed(doc('table'))
  const [table, setTable] = createSignal<TableRows>(readTable(doc('table')))
  const rows = followTable((changed) => setTable((before) => ({ ...before, ...changed })))
  rows.follow(doc('table'))
  notice({ type: 'meeting.created', title: '' })
  const clients = new Map<PersonId, number>()
  for (const actor of actors) {
    notice({ type: 'person.joined', person: actor.id, name: actor.name, standing: 'participant', roles: [...actor.roles] })
    if (actor.id !== me) clients.set(actor.id, new Y.Doc().clientID)
  }
  for (const [person, client] of clients) notice({ type: 'client.bound', client, person })
  for (const name of ['table', 'plenary']) notice({ type: 'client.bound', client: doc(name).clientID, person: me })

  const tableView = () => {
    const { agenda, steps, agreements } = table()
    return viewOf(agenda, steps, new Set(agreements.map((one) => one.id)), (text) => text)
  }
  const judge = (person: PersonId, wish: Wish): Outcome => {
    const at = moment()
    const decision = decide(state(), { ...wish, id: deps.makeId() } as Command, {
      by: person, at, table: tableView(), makeId: deps.makeId, presence: { absentSince: () => null },
      seal: { number: 1, year: new Date(at).getFullYear(), version: 1, sha256: '' },
    })
    if (!decision.ok) return decision
    events.push([decision.event])
    return decision
  }
  const roles = createMemo<readonly Role[]>(() => [...leadRoles.filter((role) => state().roles[role] === me), 'participant'])
  const [lowData, setLowData] = createSignal(false)
  const fixed = <T>(value: T) => () => value
  const everybody = new Map(actors.map((actor) => [actor.id, { place: 'here' as const, devices: 1 }]))
  const leave = () => {
    clock.close()
    rows.stop()
    for (const one of documents.values()) one.destroy()
  }
  onCleanup(leave)

  return {
    stage: {
      act: judge,
      write(person, name, change) {
        const own = new Y.Doc()
        Y.applyUpdate(own, Y.encodeStateAsUpdate(doc(name)))
        own.clientID = clients.get(person) ?? own.clientID // afterwards: Yjs leaves an id that it meets in what it is given
        const before = Y.encodeStateVector(own)
        change(own)
        Y.applyUpdate(doc(name), Y.encodeStateAsUpdate(own, before))
        own.destroy()
      },
    },
    meeting: {
      id, me, state, roles, now: clock.now, timed: clock.timed, exactNow: clock.exact,
      may: (type) => roles().some((role) => may[type][role]),
      writes: (name) => name === 'plenary' || name === `private-${me}` || (name === 'table' && roles().length > 1),
      hold: () => undefined, waits: () => false, table, documentsHere: fixed(true),
      document: (name) => { const found = doc(name); return () => found },
      send: (wish) => Promise.resolve(judge(me, wish)),
      outbox: fixed([]), forgetKept: () => undefined, insistKept: () => undefined, caughtUp: fixed(true),
      saved: fixed('saved'), copy: fixed('kept'), line: fixed({ at: 'resting' }),
      health: fixed('ok'), presence: fixed(everybody), returned: fixed([]), letGo: () => undefined,
      whispers: fixed([]), whisper: () => undefined,
      carets: (create, name, _root, face) => create(doc(name), { face, after: deps.after, say: () => undefined }),
      traffic: fixed({ up: 0, down: 0 }), count: () => undefined, lowData, setLowData,
      retry: () => undefined, rest: () => undefined, sayPlace: () => undefined, leave,
    },
  }
}
