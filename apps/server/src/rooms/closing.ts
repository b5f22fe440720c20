/*
 * Closing the minutes while people may still be typing.
 *
 *   asked ─► hold new edits ─► everything before is on the disk ─► project and sign ─► event + acta in one transaction
 *                                                                     └─ number taken meanwhile: project again ─┘
 *   then ─► everybody is told ─► what was held goes in, and is refused as 'closed': its author keeps it
 *
 * The version with the accepted corrections is made the same way, when somebody ends the days of confirmation or when they are over.
 * Each edit is in the acta or given back, never both and never neither. If anything fails, the room goes on as it was.
 */
import { finishNeedsSeal, isDue, type CommandOf, type MeetingEvent } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import { StoreError, type CommandRow } from '../store/store.ts'
import { decided } from './commands.ts'
import type { Sealed, Seat } from './ports.ts'
import type { Room } from './room.ts'

/** How often another meeting may take the number first. */
const TRIES = 5

/** What is being sealed: the event as it would be with this seal, judged anew each time; and its command, if somebody asked. */
interface Ask {
  event(seal?: Sealed['extras']): MeetingEvent
  row?: ((event: MeetingEvent) => CommandRow) | undefined
}

/** Closes, or makes the version with the accepted corrections. @throws Refusal when it may not be now, or when the disk refuses */
export const closeMinutes = (
  room: Room, seat: Seat, command: CommandOf<'minutes.close' | 'minutes.finish'>, row: (event: MeetingEvent) => CommandRow,
): Promise<MeetingEvent> => sealed(room, { event: (seal) => decided(room, seat, command, seal), row })

/**
 * Makes a closed acta final whose days are over; does nothing otherwise. Nobody asks for this: the clock does.
 * @throws Refusal when the disk refuses
 */
export async function finishIfDue(room: Room): Promise<void> {
  if (!isDue(room.record.state, room.now) || room.isHeld) return
  const id = room.record.freeId(room.deps.makeId(), room.deps.makeId)
  const event = (seal?: Sealed['extras']): MeetingEvent => ({
    id, type: 'minutes.finish', by: 'server', at: Math.max(room.now, room.record.state.lastAt), ...(seal !== undefined && { seal }),
  })
  if (finishNeedsSeal(room.record.state)) {
    await sealed(room, { event })
    return
  }
  room.append(event())
  await room.settled()
}

async function sealed(room: Room, ask: Ask): Promise<MeetingEvent> {
  const first = ask.event()
  room.hold('closing')
  try {
    await room.settled()
    for (let attempt = 1; ; attempt += 1) {
      const closed = await sealOnce(room, first, ask)
      if (closed) return closed
      if (attempt === TRIES) throw new Refusal('internal')
    }
  } finally {
    room.release('closing')
  }
}

/** Null when the number was taken meanwhile. */
async function sealOnce(room: Room, first: MeetingEvent, ask: Ask): Promise<MeetingEvent | null> {
  const documents = await copies(room)
  try {
    const made = await room.deps.seal({
      meeting: room.id, state: room.record.state, events: room.record.events(), ...documents,
      by: first.by, at: first.at, reason: 'reason' in first && typeof first.reason === 'string' ? first.reason : null, event: first.id,
      finishes: first.type === 'minutes.finish',
    })
    const event = { ...ask.event(made.extras), id: first.id, at: first.at }
    return await written(room, event, made, ask.row) ? event : null
  } finally {
    for (const doc of [documents.table, documents.plenary, ...documents.teams.values()]) doc.destroy()
  }
}

async function written(room: Room, event: MeetingEvent, { acta }: Sealed, row: Ask['row']): Promise<boolean> {
  const draft = room.record.draft(event)
  try {
    await room.deps.store.log.commit({
      updates: [{ scope: room.id, name: 'record', bytes: draft.update, person: null, clients: [] }], commands: row === undefined ? [] : [row(event)], acta,
    })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    if (error.kind === 'conflict') return false
    if (error.kind === 'full' || error.kind === 'busy') throw new Refusal('full', { cause: error })
    room.deps.fatal(error)
    throw new Refusal('internal', { cause: error })
  }
  room.announce(event, room.record.adopt(draft))
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
