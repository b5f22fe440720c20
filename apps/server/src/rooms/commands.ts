/*
 * Commands: the one path by which a wish becomes an event, for sockets and HTTP alike.
 *
 *   read ─► seen before? (same body: same event) ─► wait while the minutes are being sealed ─► decide ─► append ─► on the disk ─► answer
 *
 * A refused command leaves no trace; its id may be used again. An accepted one is stored with its event in one transaction, so a
 * repeat finds it even after the server died in between.
 */
import { commandSchema, decide, finishNeedsSeal, type Command, type DecideContext, type MeetingEvent } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { CommandRow } from '../store/store.ts'
import { closeMinutes } from './closing.ts'
import { returnIfLeft } from './people.ts'
import type { Seat } from './ports.ts'
import type { Room } from './room.ts'
import { tableView } from './tableView.ts'

export interface Commands {
  /** The event a command became, once it is on the disk. @throws Refusal */
  run(seat: Seat, raw: unknown): Promise<MeetingEvent>
}

interface Running { readonly body: string; readonly done: Promise<MeetingEvent> }

export function openCommands(room: Room): Commands {
  const running = new Map<string, Running>()

  const answer = async (seat: Seat, command: Command, body: string): Promise<MeetingEvent> => {
    const stored = room.record.mayKnow(command.id) ? await room.deps.store.log.command(room.id, seat.person, command.id) : null
    if (stored && stored.body !== body) throw new Refusal('repeated-id')
    if (stored) return stored.event as MeetingEvent
    await room.document('table')
    for (;;) {
      if (room.isHeldFor('draining')) throw new Refusal('room-draining')
      if (room.isHeldFor('full')) throw new Refusal('full')
      if (!room.isHeld) break
      await room.opened()
    }
    room.presence.heard(seat.person, room.now)
    returnIfLeft(room, seat)
    const row = (event: MeetingEvent): CommandRow => ({ scope: room.id, person: seat.person, id: command.id, body, event })
    if (command.type === 'minutes.close') return closeMinutes(room, seat, command, row)
    if (command.type === 'minutes.finish' && finishNeedsSeal(room.record.state)) return closeMinutes(room, seat, command, row)
    return accept(seat, command, row)
  }

  const accept = async (seat: Seat, command: Command, row: (event: MeetingEvent) => CommandRow): Promise<MeetingEvent> => {
    const event = decided(room, seat, command)
    room.append(event, row(event))
    await room.settled()
    return event
  }

  return {
    run(seat, raw) {
      const read = v.safeParse(commandSchema, raw)
      if (!read.success) return Promise.reject(new Refusal('bad-command'))
      const command = read.output
      const body = createHash('sha256').update(canonical(command)).digest('hex')
      const key = JSON.stringify([seat.person, command.id])
      const same = running.get(key)
      if (same) return same.body === body ? same.done : Promise.reject(new Refusal('repeated-id'))
      const done = answer(seat, command, body).finally(() => running.delete(key))
      running.set(key, { body, done })
      return done
    },
  }
}

/** What the model says of a command now. @throws Refusal */
export function decided(room: Room, seat: Seat, command: Command, seal?: DecideContext['seal']): MeetingEvent {
  room.judging.judge() // what its sender wrote before it counts
  const { state } = room.record
  const lastContact = room.presence.lastContact(seat.person)
  const decision = decide(state, command, {
    by: seat.person, at: room.now, makeId: room.deps.makeId, links: seat.links, presence: room.presence,
    table: tableView(() => room.loaded('table')!.live),
    ...(lastContact !== undefined && { lastContact }), ...(seal && { seal }),
  })
  if (!decision.ok) throw new Refusal(decision.reason)
  return { ...decision.event, id: room.record.freeId(decision.event.id, room.deps.makeId) }
}

/** JSON with its keys in order, so that equal commands have equal bytes. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
    : part))
