/*
 * How the parts fit together: store, clock and dice in, one app out. No port, no environment, no file of the web.
 *
 * Tests assemble a server with a store in a temporary folder, a clock they move and dice they know; nothing in here is replaced.
 */
import { newId, type RandomBytes } from './access/keys.ts'
import { openJoin } from './access/join.ts'
import { openLimiter } from './access/limits.ts'
import { openSessions } from './access/sessions.ts'
import { openTickets } from './access/tickets.ts'
import { openApp } from './http/app.ts'
import type { Web } from './http/static.ts'
import type { Log } from './log.ts'
import { openCreate } from './meetings/create.ts'
import { openFollower } from './meetings/follow.ts'
import { openPulses } from './meetings/pulse.ts'
import { prepareNext } from './meetings/series.ts'
import { openWindows } from './meetings/windows.ts'
import { openMinutes } from './minutes/index.ts'
import { openRooms, realClock, type Rooms } from './rooms/index.ts'
import type { Store } from './store/store.ts'

export interface AssembleOptions {
  readonly store: Store
  readonly web: Web
  readonly log: Log
  readonly now: () => number
  readonly random: RandomBytes
  readonly publicUrl: string | null
  readonly accepting: () => boolean
}

export async function assemble({ store: opened, web, log, now, random, publicUrl, accepting }: AssembleOptions) {
  let fail: (error: Error) => void = () => undefined
  const failure = new Promise<Error>((done) => { fail = done })
  let commits = 0
  const store: Store = {
    ...opened,
    log: {
      ...opened.log,
      async commit(batch) {
        const committed = await opened.log.commit(batch)
        commits++
        return committed
      },
    },
  }
  const follower = openFollower({ store, log, now, random })
  const minutes = openMinutes({
    store, now, publicUrl,
    ready: {
      closing: (meeting) => windows.closing(meeting),
      prepareNext: (meeting, next) => prepareNext({ store, rooms, create, now, random, followed: () => follower.idle() }, meeting, next),
    },
  })
  const rooms: Rooms = openRooms({
    store, log, makeId: () => newId(random), seal: minutes.seal, fatal: fail,
    told: (meeting, event) => {
      follower.told(meeting, event)
      windows.told(meeting, event)
    },
    clock: { now, after: realClock.after },
  })
  const create = openCreate({ store, rooms, now, random })
  const windows = openWindows({ directory: store.directory, finish: rooms.finish, log, after: realClock.after })
  windows.start()
  const limiter = openLimiter(now)
  const tickets = openTickets(now, random)
  const sessions = openSessions({ store, tickets, now, random })
  const app = openApp({
    store, rooms, sessions, tickets, limiter, log, now, random, publicUrl, web, accepting, commits: () => commits,
    join: openJoin({ store, rooms, sessions, limiter, now, random }),
    create,
    pulses: openPulses(store, random), followed: () => follower.idle(), minutes: minutes.files(rooms),
    previous: minutes.previous, publicKey: minutes.publicKey,
  })
  return {
    app, rooms, failure,
    /** Saves what rooms hold within `ms`, and waits for what follows from it. The store stays open. */
    async close(ms: number) {
      await windows.stop()
      await rooms.drain(ms)
      await follower.idle()
      await minutes.close()
    },
    /** Resolves when the directory has followed everything that was told so far. */
    settled: () => follower.idle(),
    /** Looks at every acta that waits to become final. */
    look: () => windows.look(),
  }
}
