/*
 * A community's own page: its meetings in order and its book of actas, for whoever holds one of its two links.
 *
 * The key comes as a bearer with every request (the page keeps it from the fragment); there is no cookie to steal or to forge.
 */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { Refusal } from '@acta-viva/model/wire'
import { Explained } from '../access/explained.ts'
import { hashOf } from '../access/keys.ts'
import { nextIn } from '../meetings/series.ts'
import { body, callerOf, linksOf, originOf, says, shownIn, type Deps } from './context.ts'
import * as schemas from './schemas.ts'

export function communityRoutes(deps: Deps) {
  const { store, limiter, publicUrl } = deps

  const holderOf = async (c: Context, id: string) => {
    const { address } = callerOf(c, publicUrl)
    if (!limiter.left('guess', address)) throw new Refusal('too-many')
    const { bearer } = shownIn(c, id)
    if (bearer === null) throw new Refusal('signed-out')
    const found = await store.directory.communityByKey(hashOf(bearer))
    if (found === null || found.community.id !== id) {
      limiter.take('guess', address)
      throw new Explained('key-unknown', 'community')
    }
    return found
  }

  return new Hono()
    .get('/:id', describeRoute(says('A community: its meetings and its book of actas', { 200: schemas.communityView })), async (c) => {
      const { community, holder } = await holderOf(c, c.req.param('id'))
      const [meetings, actas] = await Promise.all([
        store.directory.meetings(community.id), store.directory.communityActas(community.id),
      ])
      return c.json({
        id: community.id, name: community.name, holder,
        meetings: meetings.map(({ id, title, series, phase, startsAt, createdAt }) => ({ id, title, series, phase, startsAt, createdAt })),
        actas: actas.map(({ meeting, year, number, version, closedAt, sha256 }) => ({ meeting, year, number, version, closedAt, sha256 })),
      }, 200)
    })
    .post('/:id/meetings', describeRoute(says('Make the next meeting of the community', { 201: schemas.made })), body(schemas.nextMeeting, { title: 'title' }),
      async (c) => {
        const { community, holder } = await holderOf(c, c.req.param('id'))
        if (holder !== 'coordinator') throw new Explained('not-allowed', 'next')
        limiter.take('write', community.id)
        const made = await nextIn(deps, community.id, c.req.valid('json'))
        const links = linksOf(originOf(c, publicUrl), `/r/${made.id}`, made.keys)
        return c.json({ id: made.id, community: made.community, links, communityLinks: null }, 201)
      })
    .get('/:id/actas/:meeting', describeRoute(says('A closed acta of the community, as its canonical JSON', { 200: 'The acta' })), async (c) => {
      const { community } = await holderOf(c, c.req.param('id'))
      const acta = await store.directory.acta(c.req.param('meeting'))
      if (acta === null || acta.community !== community.id) throw new Refusal('not-found')
      return c.body(acta.json, 200, { 'content-type': 'application/json; charset=utf-8' })
    })
}
