/*
 * A small world for tests of rooms: the real store in a temporary folder, a clock that is moved by hand, sockets in memory.
 *
 * Nothing here replaces a part of the server but the clock, the network and the one who seals the minutes, whose part is played in
 * the open: it writes down what it was given.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { LeadRole } from '@acta-viva/model/record'
import * as Y from 'yjs'
import { openLog } from '../../log.ts'
import { openSqlite } from '../../store/sqlite/sqlite.ts'
import type { Store } from '../../store/store.ts'
import { openRooms, type Rooms } from '../rooms.ts'
import type { Clock, RoomDeps, Sealing, Seat } from '../ports.ts'

export const START = Date.UTC(2026, 2, 5, 15)
export const MEETING = 'm1'

export class HandClock implements Clock {
  #now = START
  #timers: { at: number; run: () => void }[] = []

  readonly now = (): number => this.#now

  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + ms, run }
    this.#timers.push(timer)
    return () => { this.#timers = this.#timers.filter((other) => other !== timer) }
  }

  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#timers = this.#timers.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }
}

export interface World {
  readonly clock: HandClock
  readonly store: Store
  rooms: Rooms
  readonly deps: RoomDeps
  readonly sealings: { state: Sealing['state']; table: unknown; plenary: unknown }[]
  readonly faults: Error[]
  /** Moves the clock in steps (milliseconds) until it is so. Fails when it never is. */
  until(what: string, so: () => boolean | Promise<boolean>, step?: number): Promise<void>
  /** Forgets all memory, as after the death of the process, and opens the rooms again from the disk. */
  restart(): void
  close(): Promise<void>
}

const seedTable = (doc: Y.Doc): void => {
  doc.getMap('meeting').set('title', new Y.Text('Colegiado'))
  const agenda = doc.getMap('agenda')
  for (const [i, id] of ['b1', 'b2'].entries()) {
    const row = new Y.Map<unknown>()
    row.set('title', new Y.Text(`Bloque ${i + 1}`))
    row.set('minutes', 10)
    row.set('order', `a${i}`)
    agenda.set(id, row)
  }
}

export async function openWorld(change: Partial<RoomDeps> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'rooms-'))
  const store = await openSqlite(folder)
  const clock = new HandClock()
  const sealings: World['sealings'] = []
  const faults: Error[] = []
  let made = 0
  const community = { id: 'c1', name: 'CAP Norte', createdAt: START, coordinatorKeyHash: null, memberKeyHash: null }
  await store.directory.createMeeting({
    meeting: { id: MEETING, title: 'Colegiado', language: 'es', template: 't', createdAt: START, startsAt: null, phase: 'draft' },
    community, links: [],
  })
  const deps: RoomDeps = {
    store, clock,
    makeId: () => `id${(made += 1)}`,
    log: openLog({ level: 'error', pretty: false, now: clock.now, write: (line) => { faults.push(new Error(line)) } }),
    fatal: (error) => { faults.push(error) },
    async seal({ meeting, state, table, plenary, by, at, reason }) {
      sealings.push({ state, table: table.toJSON(), plenary: plenary.toJSON() })
      const place = await store.directory.nextActa(meeting, 'c1', 2026)
      const json = JSON.stringify(plenary.getMap('cards').toJSON())
      const sha256 = 'f'.repeat(64)
      return {
        extras: { ...place, sha256 },
        acta: { meeting, community: 'c1', ...place, closedAt: at, closedBy: by, reason, sha256, json, signature: '' },
      }
    },
    ...change,
  }
  const world: World = {
    clock, store, deps, sealings, faults, rooms: openRooms(deps),
    async until(what, so, step = 5) {
      for (let left = 5000; !await so(); left -= 1) {
        if (left === 0) throw new Error(`never happened: ${what}`)
        clock.advance(step)
        await pause(1)
      }
    },
    restart() { world.rooms = openRooms(deps) },
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  await world.rooms.create(MEETING, seedTable)
  return world
}

export const seat = (person: string, ...links: LeadRole[]): Seat =>
  ({ meeting: MEETING, person, name: person.toUpperCase(), standing: 'participant', links })

export const observer = (person: string): Seat => ({ ...seat(person), standing: 'observer' })
