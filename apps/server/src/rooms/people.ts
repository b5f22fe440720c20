/*
 * Coming and going: what the server itself writes into the record about people.
 *
 *   unknown or back ─► person.joined (with the free lead roles of their links)      last device gone ─20 s─► person.left
 *
 * Somebody who gave a role away does not get it back by coming in again. A hidden page is not an absence.
 *
 * Everybody who joins downloads all earlier `person.joined` events. An id that repeats the person's id compresses away; a random one
 * costs a third of the event.
 */
import { misfit, resolvePerson, type LeadRole, type MeetingEvent, type MeetingState } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import { LEFT_AFTER_MS } from './presence.ts'
import type { Seat } from './ports.ts'
import type { Room } from './room.ts'

/** Free lead roles a person takes by coming in with their links; never one they held before. */
export function rolesToTake(state: MeetingState, seat: Seat): LeadRole[] {
  if (seat.standing === 'observer') return []
  const person = resolvePerson(state, seat.person)
  return seat.links.filter((role) => state.roles[role] === null
    && !state.handovers.some((handover) => handover.role === role && (handover.from === person || handover.to === person)))
}

/**
 * Writes down that somebody came in, if the record does not say so yet. The event is on its way, not yet on the disk.
 * @throws Refusal `removed`; `internal` when this room has left memory, so that they come back into the next one
 */
export function arrive(room: Room, seat: Seat): MeetingEvent | null {
  if (room.isOver) throw new Refusal('internal')
  const { state } = room.record
  const known = state.people[resolvePerson(state, seat.person)]
  if (known?.removed) throw new Refusal('removed')
  const roles = rolesToTake(state, seat)
  const running = state.phase === 'draft' || state.phase === 'open'
  const promoted = known?.standing === 'observer' && seat.standing === 'participant'
  if (known && roles.length === 0 && !promoted && (known.attendance === 'present' || !running)) return null
  const event: MeetingEvent = {
    id: room.record.freeId(`in-${seat.person}`, room.deps.makeId), type: 'person.joined', by: 'server', at: Math.max(room.now, state.lastAt),
    person: seat.person, name: known?.name ?? seat.name, standing: seat.standing, ...(roles.length > 0 && { roles }),
  }
  room.append(event)
  return event
}

/** Whoever acts is here, also somebody without a socket whom the record had let go. */
export function returnIfLeft(room: Room, seat: Seat): void {
  const known = room.record.state.people[resolvePerson(room.record.state, seat.person)]
  if (known && !known.removed && known.attendance !== 'present') arrive(room, seat)
}

/** A device of theirs is gone. */
export function depart(room: Room, seat: Seat, device: object): void {
  if (!room.presence.gone(seat.person, device, room.now)) return
  room.deps.clock.after(LEFT_AFTER_MS, () => { leaveIfSilent(room, seat.person) })
}

function leaveIfSilent(room: Room, person: string): void {
  const since = silentSince(room, person)
  if (since === null) return
  const { state } = room.record
  const at = Math.max(room.now, state.lastAt)
  const event: MeetingEvent = { id: room.deps.makeId(), type: 'person.left', by: 'server', at, person, since: Math.min(Math.round(since), at) }
  if (misfit(state, event) === null) room.append(event)
}

/** Since when they have been silent, if for too long. */
function silentSince(room: Room, person: string): number | null {
  const since = room.presence.absentSince(person)
  return since === null || room.now - since < room.presence.patience(person) ? null : since
}

/** Whom the record says to be here since before this room was in memory has as long to come back as anybody whose line broke. */
export function awaitReturn(room: Room): void {
  room.deps.clock.after(LEFT_AFTER_MS, () => { letGo(room, Object.keys(room.record.state.people)) })
}

/** Those who only asked over HTTP, and do so no longer. */
export function sweep(room: Room): void {
  const silent = room.presence.onlyAsked(room.now)
  if (silent.length > 0) letGo(room, silent)
}

/** Whoever came by themselves and is silent has left; whom the secretary marked stays as marked. */
function letGo(room: Room, people: readonly string[]): void {
  const { state } = room.record
  const silent = people.filter((person) => state.people[person]?.attendance === 'present' && silentSince(room, person) !== null)
  if (silent.length === 0) return
  const themselves = new Map<string, boolean>()
  for (const event of room.record.events()) {
    if (event.type === 'person.joined' || event.type === 'presence.mark') themselves.set(event.person, event.type === 'person.joined')
  }
  for (const person of silent) if (themselves.get(person) === true) leaveIfSilent(room, person)
}

/** Ends every connection of a person. */
export function kick(room: Room, person: string, reason: 'removed' | 'room-draining' = 'removed'): void {
  for (const peer of room.peers) if (peer.seat.person === person) peer.end(reason)
}
