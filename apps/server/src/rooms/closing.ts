/*
 * Closing the minutes while people may still be typing.
 *
 *   asked ─► hold new edits ─► everything before is on the disk ─► project and sign ─► event + acta in one transaction
 *                                                                     └─ number taken meanwhile: project again ─┘
 *   then ─► everybody is told ─► what was held goes in, and is refused as 'closed': its author keeps it
 *
 * Each edit is in the acta or given back, never both and never neither. If anything fails, the room goes on as it was.
 */
import type { Command, CommandOf, MeetingEvent } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import { StoreError, type CommandRow } from '../store/store.ts'
import { decided } from './commands.ts'
import type { Sealed, Seat } from './ports.ts'
import type { Room } from './room.ts'

/** How often another meeting may take the number first. */
const TRIES = 5

/** @throws Refusal when it may not be closed now, or when the disk refuses */
export async function closeMinutes(
  room: Room, seat: Seat, command: CommandOf<'minutes.close'>, row: (event: MeetingEvent) => CommandRow,
): Promise<MeetingEvent> {
  const asked = decided(room, seat, command)
  room.hold('closing')
  try {
    await room.settled()
    for (let attempt = 1; ; attempt += 1) {
      const closed = await sealOnce(room, seat, { ...command, id: asked.id }, asked, row)
      if (closed) return closed
      if (attempt === TRIES) throw new Refusal('internal')
    }
  } finally {
    room.release('closing')
  }
}

/** Null when the number was taken meanwhile. */
async function sealOnce(
  room: Room, seat: Seat, command: Command, asked: MeetingEvent, row: (event: MeetingEvent) => CommandRow,
): Promise<MeetingEvent | null> {
  const documents = await copies(room)
  try {
    const sealed = await room.deps.seal({
      meeting: room.id, state: room.record.state, events: room.record.events(), ...documents,
      by: asked.by, at: asked.at, reason: 'reason' in asked && typeof asked.reason === 'string' ? asked.reason : null, event: asked.id,
    })
    const event = { ...decided(room, seat, command, sealed.extras), id: asked.id, at: asked.at }
    return await written(room, event, sealed, row) ? event : null
  } finally {
    for (const doc of [documents.table, documents.plenary, ...documents.teams.values()]) doc.destroy()
  }
}

async function written(room: Room, event: MeetingEvent, { acta }: Sealed, row: (event: MeetingEvent) => CommandRow): Promise<boolean> {
  const update = room.record.draft(event)
  try {
    await room.deps.store.log.commit({
      updates: [{ scope: room.id, name: 'record', bytes: update, person: null, clients: [] }], commands: [row(event)], acta,
    })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    if (error.kind === 'conflict') return false
    if (error.kind === 'full' || error.kind === 'busy') throw new Refusal('full', { cause: error })
    room.deps.fatal(error)
    throw new Refusal('internal', { cause: error })
  }
  room.announce(event, room.record.adopt(event, update))
  return true
}

async function copies(room: Room): Promise<{ table: Y.Doc; plenary: Y.Doc; teams: Map<string, Y.Doc> }> {
  const copy = async (name: string): Promise<Y.Doc> => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await room.document(name)).state())
    return doc
  }
  const teams = new Map<string, Y.Doc>()
  for (const { id } of room.record.state.teams.list) teams.set(id, await copy(`team-${id}`))
  return { table: await copy('table'), plenary: await copy('plenary'), teams }
}
