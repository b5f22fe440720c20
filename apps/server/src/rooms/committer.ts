/*
 * The tick: what waits in all rooms goes to the disk together, and only then to people.
 *
 *   idle ─wake─► (at once after silence, else a tick after the last) ─► one transaction for all rooms ─► every room tells its people
 *                                                                          └─ the disk says no ─► rooms keep their edits ─► again
 *
 * One commit is on its way at a time, so whatever a room hands over empty-handed stands on the disk already. A room whose data is
 * refused by itself does not hold up the others. When the disk can no longer be trusted, the process ends: nothing is retried then. A room
 * that fails in itself, while it hands over or tells its people, is broken, and no other.
 */
import type { DocumentLog, Batch, CommandRow, Update } from '../store/store.ts'
import { StoreError, type StoreErrorKind } from '../store/store.ts'
import type { Clock } from './ports.ts'

/** What one room hands over for one commit. */
export interface RoomBatch {
  readonly updates: readonly Update[]
  readonly commands: readonly CommandRow[]
  /** On the disk: tell people. */
  done(): void
  /** Not on the disk: keep it for the next tick. `conflict`: it will never get there. */
  undone(why: StoreErrorKind): void
}

export interface Committable {
  take(): RoomBatch
  /** It failed in itself, not on the disk: it can no longer be trusted and has to be read again. */
  broken(error: unknown): void
}

interface Taken { readonly room: Committable; readonly batch: RoomBatch }

export interface Committer {
  /** This room has something to write, or marks to answer. */
  wake(room: Committable): void
  /** All it had is handed over with the present batch. */
  rest(room: Committable): void
  /** Resolves when everything handed over until now is on the disk, or the disk refuses it. */
  settle(): Promise<void>
}

/** Length of a tick, in milliseconds: each costs a transaction with its fsync, whatever is in it. Nobody waits for it after silence. */
export const TICK_MS = 40
const RETRY_MS = 500

/** @param fatal called once, with what broke */
export function openCommitter(log: Pick<DocumentLog, 'commit'>, clock: Clock, fatal: (error: Error) => void): Committer {
  let dirty = new Set<Committable>()
  let startedAt = -Infinity
  let retryAt = -Infinity
  let cancel: (() => void) | null = null
  let running: Promise<void> | null = null
  let dead = false

  const schedule = (): void => {
    if (cancel !== null || running !== null || dead || dirty.size === 0) return
    const now = clock.now()
    cancel = clock.after(Math.max(0, startedAt + TICK_MS - now, retryAt - now), start)
  }

  const start = (): void => {
    cancel?.()
    cancel = null
    startedAt = clock.now()
    running = begin().finally(() => {
      running = null
      schedule()
    })
  }

  /** Rooms may wake while they hand over: that must find this commit running. */
  const begin = async (): Promise<void> => {
    await Promise.resolve()
    await run()
  }

  const run = async (): Promise<void> => {
    const rooms = dirty
    dirty = new Set()
    const taken: Taken[] = []
    for (const room of rooms) inItself(room, () => { taken.push({ room, batch: room.take() }) })
    try {
      await write(taken.map(({ batch }) => batch))
    } catch (error) {
      if (kindOf(error) === 'conflict' && taken.length > 1) {
        for (const one of taken) await alone(one)
      } else {
        for (const one of taken) failed(one, error)
      }
      return
    }
    for (const { room, batch } of taken) inItself(room, () => { batch.done() })
  }

  const alone = async (one: Taken): Promise<void> => {
    try {
      await write([one.batch])
    } catch (error) {
      failed(one, error)
      return
    }
    inItself(one.room, () => { one.batch.done() })
  }

  const write = async (batches: readonly RoomBatch[]): Promise<void> => {
    const whole: Batch = {
      updates: batches.length === 1 ? batches[0]!.updates : batches.flatMap(({ updates }) => updates),
      commands: batches.flatMap(({ commands }) => commands),
    }
    if (whole.updates.length > 0 || whole.commands!.length > 0) await log.commit(whole)
  }

  const failed = ({ room, batch }: Taken, error: unknown): void => {
    const kind = kindOf(error)
    if (kind === null || kind === 'failed' || kind === 'closed') {
      if (!dead) fatal(error instanceof Error ? error : new Error('the store failed', { cause: error }))
      dead = true
      return
    }
    if (!inItself(room, () => { batch.undone(kind) }) || kind === 'conflict') return
    dirty.add(room)
    retryAt = clock.now() + RETRY_MS
  }

  return {
    wake(room) {
      dirty.add(room)
      schedule()
    },
    rest(room) { dirty.delete(room) },
    async settle() {
      if (running) await running
      if (dirty.size > 0 && !dead) {
        start()
        await running
      }
    },
  }
}

/** Whether the room did it: otherwise it is broken. */
function inItself(room: Committable, run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    room.broken(error)
    return false
  }
}

const kindOf = (error: unknown): StoreErrorKind | null => (error instanceof StoreError ? error.kind : null)
