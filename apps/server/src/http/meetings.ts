/*
 * The routes of one meeting: make it, enter it, see it, act in it.
 *
 * A meeting's id is no secret and opens nothing; every route but the first two asks for a session of that very meeting.
 */
import { Hono } from 'hono'
import { setCookie, deleteCookie } from 'hono/cookie'
import { describeRoute } from 'hono-openapi'
import { commandSchema, leadRoles, meetingView, type MeetingState, type Role } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import { kinOf, kinSecret } from '../access/kin.ts'
import { cookieName, SESSION_LIFE } from '../access/sessions.ts'
import { stillOpens, wayInto } from '../access/way.ts'
import type { Pulse } from '../meetings/pulse.ts'
import { following, nextOf, replaceLinks } from '../meetings/series.ts'
import type { Seat } from '../rooms/index.ts'
import { body, callerOf, linksOf, originOf, says, secretIn, secretsIn, shownIn, signedIn, type Deps } from './context.ts'
import * as schemas from './schemas.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** Lead roles held now, or else what the link gave. The first one is the one the screen is built for. */
const rolesOf = (state: MeetingState, seat: Seat): Role[] => {
  const held = leadRoles.filter((role) => state.roles[role] === seat.person)
  return held.length > 0 ? held : [seat.standing]
}

/** Everybody sees how the meeting felt; what was written, only those who lead it and can act on it (F20). */
const toldTo = (state: MeetingState, seat: Seat, pulse: Pulse): Pulse =>
  (pulse.summary === null || leadRoles.some((role) => state.roles[role] === seat.person) ? pulse
    : { ...pulse, summary: { ...pulse.summary, worked: [], change: [] } })

export function meetingRoutes(deps: Deps) {
  const { rooms, store, limiter, publicUrl } = deps

  /** Encoded documents, or what a first picture is drawn from where somebody asks for that (`?state=picture`). */
  const stateOf = async (meeting: string, wanted: string | undefined) => {
    if (wanted === 'picture') return { epoch: store.epoch, picture: await rooms.picture(meeting) }
    const { table, plenary, record } = await rooms.state(meeting)
    return { epoch: store.epoch, table: base64(table), plenary: base64(plenary), record: base64(record) }
  }
  const stateFor = async (seat: Seat, wanted: string | undefined) => {
    const [state, view] = await Promise.all([stateOf(seat.meeting, wanted), rooms.view(seat.meeting)])
    const roles = rolesOf(view, seat)
    return { role: roles[0] ?? seat.standing, roles, links: seat.links, state }
  }

  return new Hono()
    .post('/', describeRoute(says('Make a meeting, and its community on first use', { 201: schemas.made })),
      body(schemas.newMeeting, { title: 'title', coordinator: 'name' }), async (c) => {
        const caller = callerOf(c, publicUrl)
        limiter.take(caller.here ? 'createHere' : 'create', caller.address)
        const made = await deps.create(c.req.valid('json'), { kin: await kinOf(store, secretsIn(c), deps.now()) })
        const origin = originOf(c, publicUrl)
        return c.json({
          id: made.id, community: made.community, links: linksOf(origin, `/r/${made.id}`, made.keys),
          communityLinks: made.communityKeys && linksOf(origin, `/c/${made.community}`, made.communityKeys), labels: made.labels,
        }, 201)
      })
    .post('/:id/join', describeRoute(says('Enter with a key and a name', { 200: schemas.entered })), body(schemas.joinAsk, { name: 'name' }),
      async (c) => {
        const id = c.req.param('id')
        const { seat, token, session, homonyms } = await deps.join(id, c.req.valid('json'), shownIn(c, id), callerOf(c, publicUrl))
        setCookie(c, cookieName(id), session, {
          path: '/', httpOnly: true, sameSite: 'Lax', secure: originOf(c, publicUrl).startsWith('https:'), maxAge: SESSION_LIFE / 1000,
        })
        return c.json({ person: { id: seat.person, name: seat.name, token }, session, homonyms, ...await stateFor(seat, c.req.query('state')) }, 200)
      })
    .get('/:id/state', describeRoute(says('Come back: who I am, and the documents', { 200: schemas.returned })), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id'))
      return c.json({ person: { id: seat.person, name: seat.name }, ...await stateFor(seat, c.req.query('state')) }, 200)
    })
    .post('/:id/leave', describeRoute(says('Somebody else uses this browser now: forget the session here', { 204: 'Done' })), (c) => {
      deleteCookie(c, cookieName(c.req.param('id')), { path: '/' })
      return c.body(null, 204)
    })
    .post('/:id/ticket', describeRoute(says('A word that opens sockets for one minute', { 200: schemas.ticketed })), async (c) => {
      const { seat, sessionHash } = await signedIn(c, deps, c.req.param('id'))
      limiter.take('command', `${seat.meeting}/${seat.person}`)
      return c.json({ ticket: deps.tickets.give(sessionHash) }, 200)
    })
    .get('/:id', describeRoute(says('How the meeting stands', { 200: schemas.folded })), async (c) => {
      const id = c.req.param('id')
      const { seat } = await signedIn(c, deps, id)
      const meeting = await store.directory.meeting(id)
      if (meeting === null) throw new Refusal('not-found')
      const [state, plan] = await Promise.all([rooms.view(id), rooms.plan(id)])
      return c.json({ id, community: meeting.community, series: meeting.series, now: deps.now(), ...meetingView(state, plan, deps.now(), seat.person) }, 200)
    })
    .post('/:id/commands', describeRoute(says('Ask for something to happen', { 200: schemas.happened })), body(commandSchema), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id'))
      limiter.take('command', `${seat.meeting}/${seat.person}`)
      return c.json({ event: await rooms.command(seat.meeting, seat, c.req.valid('json')) }, 200)
    })
    .post('/:id/links', describeRoute(says('Replace a link: the old one opens nothing from now on', { 200: schemas.newLinks })),
      body(schemas.linkAsk, { role: 'role' }), async (c) => {
        const { seat } = await signedIn(c, deps, c.req.param('id'))
        limiter.take('write', `${seat.meeting}/${seat.person}`)
        const keys = await replaceLinks(deps, seat, c.req.valid('json'))
        return c.json({ links: linksOf(originOf(c, publicUrl), `/r/${seat.meeting}`, keys) }, 200)
      })
    .post('/:id/next', describeRoute(says('Make the next meeting of the series', { 201: schemas.made })), body(schemas.nextMeeting, { title: 'title' }),
      async (c) => {
        const { seat } = await signedIn(c, deps, c.req.param('id'))
        limiter.take('write', `${seat.meeting}/${seat.person}`)
        const made = await nextOf(deps, seat, c.req.valid('json'), secretIn(c, seat.meeting))
        const links = linksOf(originOf(c, publicUrl), `/r/${made.id}`, made.keys)
        return c.json({ id: made.id, community: made.community, links, communityLinks: null, labels: made.labels }, 201)
      })
    .get('/:id/next', describeRoute(says('The meeting after this one, for its people', { 200: schemas.following })), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id'))
      const found = await following(deps, seat.meeting, secretIn(c, seat.meeting))
      if (found === null) throw new Refusal('not-found')
      const { next: { id, title, startsAt, phase }, key, led } = found
      return c.json({ id, title, startsAt, phase, led, link: key === null ? null : `${originOf(c, publicUrl)}/r/${id}#${key}` }, 200)
    })
    .get('/:id/way', describeRoute(says('A participants’ key, for a browser that is in the meeting, or was in an earlier one of the series', { 200: schemas.way })), async (c) => {
      const id = c.req.param('id')
      const [meeting, inside] = await Promise.all([store.directory.meeting(id), deps.sessions.find(id, shownIn(c, id))])
      if (meeting === null) throw new Refusal('not-found')
      const secret = inside !== null ? secretIn(c, id) : await kinSecret(store, secretsIn(c), meeting.community, deps.now())
      const way = secret === null ? null : await wayInto(deps, id, secret, inside !== null)
      if (way === null) throw new Refusal('not-found')
      return c.json(way, 200)
    })
    .post('/:id/way', describeRoute(says('For people inside: the participants’ key they show if it still opens, else one that does', { 200: schemas.way })),
      body(schemas.wayAsk), async (c) => {
        const { seat: { meeting, person } } = await signedIn(c, deps, c.req.param('id'))
        limiter.take('write', `${meeting}/${person}`)
        const way = await stillOpens(deps, meeting, c.req.valid('json').key) ?? await wayInto(deps, meeting, secretIn(c, meeting), true)
        if (way === null) throw new Refusal('not-found')
        return c.json(way, 200)
      })
    .get('/:id/previous', describeRoute(says('What earlier meetings of the community agreed and is still open', { 200: schemas.previous })), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id'))
      return c.json({ agreements: await deps.previous(seat.meeting) }, 200)
    })
    .get('/:id/pulse', describeRoute(says('The closing pulse so far', { 200: schemas.pulse })), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id'))
      return c.json(toldTo(await rooms.view(seat.meeting), seat, await deps.pulses.read(seat.meeting, seat.person)), 200)
    })
    .post('/:id/pulse', describeRoute(says('Answer the closing pulse, anonymously and once', { 200: schemas.pulse })), body(schemas.pulseAsk),
      async (c) => {
        const { seat } = await signedIn(c, deps, c.req.param('id'))
        limiter.take('write', `${seat.meeting}/${seat.person}`)
        return c.json(toldTo(await rooms.view(seat.meeting), seat, await deps.pulses.answer(seat.meeting, seat.person, c.req.valid('json'))), 200)
      })
}
