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
import { openActas } from './meetings/acta.ts'
import { openCreate } from './meetings/create.ts'
import { openFollower } from './meetings/follow.ts'
import { openPulses } from './meetings/pulse.ts'
import { openRooms, realClock } from './rooms/index.ts'
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

export function assemble({ store: opened, web, log, now, random, publicUrl, accepting }: AssembleOptions) {
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
  const follower = openFollower({ store, log, now })
  const actas = openActas({ store, now })
  const rooms = openRooms({
    store, log, makeId: () => newId(random), seal: actas.seal, fatal: fail, told: follower.told,
    clock: { now, after: realClock.after },
  })
  const limiter = openLimiter(now)
  const tickets = openTickets(now, random)
  const sessions = openSessions({ store, tickets, now, random })
  const app = openApp({
    store, rooms, sessions, tickets, limiter, log, now, random, publicUrl, web, accepting, commits: () => commits,
    join: openJoin({ store, rooms, sessions, limiter, now, random }),
    create: openCreate({ store, rooms, now, random }),
    pulses: openPulses(store, random), minutes: actas.files(rooms),
  })
  return { app, rooms, limiter, failure, settled: () => follower.idle() }
}
