/*
 * The whole of the server's HTTP in one app: guards first, then the routes, the sockets, and the page for everything else.
 *
 * Order matters: what a request may be (size, origin, kind) is settled before any route runs, and every failure is answered in one
 * place. Tests call `app.request('/…')`; no port is needed.
 */
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal, refusals, type RefusalReason } from '@acta-viva/model/wire'
import { Explained } from '../access/explained.ts'
import { mayWrite } from '../access/origins.ts'
import { communityRoutes } from './communities.ts'
import { openAPIRouteHandler, type Deps } from './context.ts'
import { fileRoutes } from './files.ts'
import { securityHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import { meetingRoutes } from './meetings.ts'
import { packed } from './packed.ts'
import { answerProblem, problemOf } from './problems.ts'
import { sealRoutes } from './seals.ts'
import { socketRoutes } from './sockets.ts'
import type { Web } from './static.ts'
import { languageOf, texts } from './texts.ts'

/** Bytes of a request's body; photos have their own, smaller limit. */
export const LARGEST_BODY = 256 * 1024

const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Writes come from our own pages or from programs, and are JSON unless they are a photo's bytes. */
const onlyOurs = (publicUrl: string | null): MiddlewareHandler => async (c, next) => {
  if (reads.has(c.req.method)) return next()
  const said = { origin: c.req.header('origin'), site: c.req.header('sec-fetch-site'), host: c.req.header('host') }
  if (!mayWrite(said, publicUrl)) throw new Explained('not-allowed', 'origin')
  const type = c.req.header('content-type')
  const json = type === undefined || /^application\/json\s*(;|$)/i.test(type)
  if (!json && c.req.method !== 'PUT') throw new Explained('bad-command', 'json')
  return next()
}

/** One line per request that is worth one: its route, never its query, its body or its address. */
const requestLog = ({ log }: Deps, counts: Map<string, number>): MiddlewareHandler => async (c, next) => {
  const began = performance.now()
  await next()
  const status = c.res.status
  const group = `${Math.floor(status / 100)}xx`
  counts.set(group, (counts.get(group) ?? 0) + 1)
  const ms = Math.round(performance.now() - began)
  const say = reads.has(c.req.method) && status < 400 ? log.debug : log.info
  if (c.req.path.startsWith('/api/')) say('request', { method: c.req.method, path: c.req.path.slice(0, 120), status, ms })
}

export interface AppDeps extends Deps {
  readonly web: Web
  readonly accepting: () => boolean
  readonly commits: () => number
}

function apiRoutes(deps: Deps) {
  const api = new Hono()
    .route('/meetings', meetingRoutes(deps))
    .route('/meetings', fileRoutes(deps))
    .route('/communities', communityRoutes(deps))
    .route('/seal', sealRoutes(deps))
  api.get('/openapi.json', openAPIRouteHandler(api, {
    documentation: {
      openapi: '3.1.0',
      info: { title: 'Acta Viva', version: '1', description: 'Meetings whose minutes write themselves while you talk.' },
      servers: [{ url: '/api' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'av_<meeting>' } } },
    },
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
  }))
  return api
}

/** What a typed client (`hc<Api>`) sees: everything below `/api`. */
export type ApiRoutes = ReturnType<typeof apiRoutes>

export function openApp(deps: AppDeps) {
  const { web, accepting, commits, publicUrl, log, rooms, store } = deps
  const counts = new Map<string, number>()
  const app = new Hono()
  app.onError(answerProblem(log))
  app.use(requestLog(deps, counts), securityHeaders(publicUrl, web.inlined))
  app.use('/api/*', packed, onlyOurs(publicUrl), bodyLimit({ maxSize: LARGEST_BODY, onError: () => { throw new Refusal('too-big') } }))
  app.use('/api/*', async (_, next) => {
    if (!accepting()) throw new Refusal('room-draining')
    return next()
  })
  app.route('/', healthRoutes({ store, rooms, accepting, commits, requests: () => Object.fromEntries(counts) }))
  app.route('/', socketRoutes(deps))
  app.route('/api', apiRoutes(deps))
  app.get('/problems/:reason', (c) => {
    const reason = c.req.param('reason')
    if (!Object.hasOwn(refusals, reason)) throw new Refusal('not-found')
    return c.json(problemOf(new Refusal(reason as RefusalReason), c.req.header('accept-language')))
  })
  app.all('*', (c) => {
    const answer = web.answer(c.req.method, c.req.path, c.req.raw.headers)
    if (answer !== null) return answer
    if (!web.built && c.req.path === '/') return c.text(`${texts[languageOf(c.req.header('accept-language'))].notBuilt}\n`, 503)
    throw new Refusal('not-found')
  })
  return app
}
