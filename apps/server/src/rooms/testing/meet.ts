/*
 * What most tests of rooms do first: enter, ask, wait.
 */
import type { LeadRole, MeetingEvent } from '@acta-viva/model/record'
import type { Down } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import type { Seat } from '../ports.ts'
import { LiveClient } from './client.ts'
import { MEETING, seat, type World } from './world.ts'

/** Moves the clock until a promise is settled. */
export async function settled<T>(world: World, promise: Promise<T>): Promise<T> {
  let over = false
  const noted = promise.finally(() => { over = true })
  noted.catch(() => undefined)
  await world.until('settled', () => over)
  return noted
}

export async function enterAs(world: World, who: Seat): Promise<LiveClient> {
  const client = new LiveClient(world.rooms, who)
  await world.until(`${who.person} is in`, () => client.isReady && client.doc('table').getMap('meeting').size > 0)
  return client
}

export const enter = (world: World, person: string, ...links: LeadRole[]): Promise<LiveClient> => enterAs(world, seat(person, ...links))

type Answer = Extract<Down, { t: 'answer' }>

/** Sends a command and waits for its answer. */
export async function ask(world: World, client: LiveClient, command: { id: string; type: string } & Record<string, unknown>): Promise<Answer> {
  client.command(command)
  await world.until(`answer to ${command.id}`, () => client.answer(command.id) !== undefined)
  return client.answer(command.id)!
}

/** Waits until everything this client did is on the disk. */
export async function saved(world: World, client: LiveClient): Promise<void> {
  const n = client.mark()
  await world.until('saved', () => client.saved >= n)
}

export async function events(world: World): Promise<MeetingEvent[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await world.rooms.document(MEETING, 'record'))
  return doc.getArray<MeetingEvent>('events').toArray()
}
