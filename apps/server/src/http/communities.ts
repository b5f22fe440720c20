/*
 * A community's own page: its meetings in order, its book of actas and what became of its agreements, for whoever holds one of its
 * two links.
 *
 * The key comes as a bearer with every request (the page keeps it from the fragment); there is no cookie to steal or to forge.
 */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { Refusal } from '@acta-viva/model/wire'
import { Explained } from '../access/explained.ts'
import { hashOf, memberKey } from '../access/keys.ts'
import { agreementsOf, bookOf, bookPdf } from '../meetings/book.ts'
import { openLater } from '../meetings/later.ts'
import { nextIn } from '../meetings/series.ts'
import { body, callerOf, linksOf, originOf, says, shownIn, type Deps } from './context.ts'
import { SANDBOX } from './headers.ts'
import type { Community } from '../store/store.ts'
import * as schemas from './schemas.ts'
import { languageOf } from './texts.ts'

export function communityRoutes(deps: Deps) {
  const { store, limiter, publicUrl, rooms } = deps
  const say = openLater(store.directory)

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

  /** Everybody's read link, for whoever holds the coordinator's key: made from it, since only hashes are kept. */
  const memberLink = (c: Context, { id, memberKeyHash }: Community): string | null => {
    const key = memberKey(shownIn(c, id).bearer ?? '', id)
    return hashOf(key) === memberKeyHash ? linksOf(originOf(c, publicUrl), `/c/${id}`, { member: key }).member : null
  }

  const yearIn = (c: Context): number => {
    const year = Number(c.req.query('year'))
    if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Refusal('not-found')
    return year
  }

  /** A file with a name; nothing in it runs, should a browser open it. */
  const give = (bytes: Uint8Array<ArrayBuffer>, type: string, name: string) => new Response(bytes, { headers: {
    'content-type': type, 'content-security-policy': SANDBOX,
    'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store',
  } })

  return new Hono()
    .get('/:id', describeRoute(says('A community: its meetings and its book of actas', { 200: schemas.communityView })), async (c) => {
      const { community, holder } = await holderOf(c, c.req.param('id'))
      const [meetings, actas, agreements] = await Promise.all([
        store.directory.meetings(community.id), store.directory.communityActas(community.id), agreementsOf(store.directory, community.id),
      ])
      const ends = new Map(await Promise.all(meetings.filter(({ phase }) => phase === 'ended')
        .map(async ({ id }) => [id, (await rooms.view(id)).endedAt] as const)))
      return c.json({
        id: community.id, name: community.name, holder, memberLink: holder === 'coordinator' ? memberLink(c, community) : null,
        meetings: meetings.map(({ id, title, series, phase, startsAt, createdAt }) =>
          ({ id, title, series, phase, startsAt, createdAt, endedAt: ends.get(id) ?? null })),
        agreements,
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
        return c.json({ id: made.id, community: made.community, links, communityLinks: null, labels: made.labels }, 201)
      })
    .post('/:id/reviews', describeRoute(says('Say how far an agreement is, between meetings', { 200: schemas.followedAgreements })), body(schemas.laterReview),
      async (c) => {
        const { community, holder } = await holderOf(c, c.req.param('id'))
        if (holder !== 'coordinator') throw new Refusal('not-allowed')
        limiter.take('write', community.id)
        const { ref, progress, note, evidence } = c.req.valid('json')
        const known = await agreementsOf(store.directory, community.id)
        if (!known.some((agreement) => agreement.ref === ref)) throw new Refusal('unknown-target')
        await say(community.id, { ref, progress, note, evidence, at: deps.now() })
        return c.json({ agreements: await agreementsOf(store.directory, community.id) }, 200)
      })
    .get('/:id/book.pdf', describeRoute(says('The book of actas of a year (`?year=`) as one PDF, with an index', { 200: 'The file' })), async (c) => {
      const { community } = await holderOf(c, c.req.param('id'))
      const year = yearIn(c)
      limiter.take('file', community.id)
      const { bytes, type, name } = await bookPdf({ directory: store.directory, minutes: deps.minutes }, community, year, languageOf(c.req.header('accept-language')))
      return give(bytes, type, name)
    })
    .get('/:id/book.zip', describeRoute(says('The book of actas of a year (`?year=`), with an index', { 200: 'The archive' })), async (c) => {
      const { community } = await holderOf(c, c.req.param('id'))
      const year = yearIn(c)
      limiter.take('file', community.id)
      const bytes = await bookOf({ directory: store.directory, minutes: deps.minutes }, community.id, year, languageOf(c.req.header('accept-language')))
      return give(bytes, 'application/zip', `libro-de-actas-${year}.zip`)
    })
    .get('/:id/actas/:meeting/minutes.pdf', describeRoute(says('A closed acta of the community, as PDF', { 200: 'The file' })), async (c) => {
      const { community } = await holderOf(c, c.req.param('id'))
      const acta = await store.directory.acta(c.req.param('meeting'))
      if (acta === null || acta.community !== community.id) throw new Refusal('not-found')
      limiter.take('file', community.id)
      const { bytes, type, name } = await deps.minutes.file(acta.meeting, 'minutes.pdf', acta.version)
      return give(bytes, type, name)
    })
    .get('/:id/actas/:meeting', describeRoute(says('A closed acta of the community, as its canonical JSON', { 200: 'The acta' })), async (c) => {
      const { community } = await holderOf(c, c.req.param('id'))
      const acta = await store.directory.acta(c.req.param('meeting'))
      if (acta === null || acta.community !== community.id) throw new Refusal('not-found')
      return c.body(acta.json, 200, { 'content-type': 'application/json; charset=utf-8' })
    })
}
