/*
 * Where sockets come in: `/live/<meeting>` for our own web, `/sync/<meeting>/<document>` for any stock y-websocket client.
 *
 *   upgrade ─► from our page? ─no─► HTTP 403, no socket
 *             └► who is it? ─► a socket; a refusal closes it with the refusal's own code, so that a client knows whether to retry
 *
 * A browser cannot read the status of a failed upgrade, only a close code; hence the accepted socket that is closed at once.
 * Bytes go straight from `ws` to the room: nothing here looks at them.
 */
import { upgradeWebSocket } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import type { WebSocket } from 'ws'
import { Refusal, refusals } from '@acta-viva/model/wire'
import { mayConnect } from '../access/origins.ts'
import type { SignedIn } from '../access/sessions.ts'
import { socketOf, type Hearing, type Seat, type Socket } from '../rooms/index.ts'
import { MOST_MESSAGE_BYTES } from '../rooms/wsSocket.ts'
import { openTurnstile } from '../access/turnstile.ts'
import type { Caller } from '../access/join.ts'
import { callerOf, shownIn, type Deps } from './context.ts'
import { Explained } from '../access/explained.ts'
import { refusalOf } from './problems.ts'

/** The largest message a client may send, in bytes. */
export const LARGEST_MESSAGE = MOST_MESSAGE_BYTES

type Seated = { readonly at: 'seated'; readonly who: SignedIn; readonly caller: Caller } | { readonly at: 'refused'; readonly refusal: Refusal }

export function socketRoutes(deps: Deps) {
  const { sessions, rooms, log, publicUrl } = deps
  const turnstile = openTurnstile()

  const admit = async (c: Context, meeting: string): Promise<Seated> => {
    const said = { origin: c.req.header('origin'), site: c.req.header('sec-fetch-site'), host: c.req.header('host') }
    try {
      const shown = shownIn(c, meeting, true)
      const proof = shown.bearer !== null ? 'bearer' : shown.ticket !== null ? 'ticket' : 'cookie'
      if (!mayConnect(said, proof, publicUrl)) throw new Explained('not-allowed', 'origin')
      return { at: 'seated', who: await sessions.need(meeting, shown), caller: callerOf(c, publicUrl) }
    } catch (error) {
      if (error instanceof Explained) throw error // another site's page gets no socket at all
      return { at: 'refused', refusal: refusalOf(error) }
    }
  }

  const attach = (raw: WebSocket, seated: Seated, enter: (socket: Socket, seat: Seat) => Hearing): void => {
    raw.on('error', (error) => log.debug('socket error', { error: error.message }))
    const leave = seated.at === 'seated' ? turnstile.enter(seated.who.seat.meeting, seated.who.seat.person, seated.caller) : turnstile.enterUnknown()
    if (leave === null) return seated.at === 'seated' ? raw.close(refusals['too-many'].close, 'too-many') : raw.terminate()
    raw.on('close', leave)
    if (seated.at === 'refused') return raw.close(refusals[seated.refusal.reason].close, seated.refusal.reason)
    socketOf(raw, (socket) => enter(socket, seated.who.seat))
  }

  const open = (enter: (c: Context) => (socket: Socket, seat: Seat) => Hearing) =>
    upgradeWebSocket(async (c) => {
      const seated = await admit(c, c.req.param('id') ?? '')
      return { onOpen: (_, { raw }) => attach(raw as WebSocket, seated, enter(c)) }
    })

  return new Hono()
    .get('/live/:id', open(() => (socket, seat) => rooms.live(socket, seat)))
    .get('/sync/:id/:document', open((c) => (socket, seat) => rooms.sync(socket, seat, c.req.param('document') ?? '', c.req.query('epoch'))))
}
