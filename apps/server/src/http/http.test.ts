import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { updateMessage } from '../rooms/messages.ts'
import { LARGEST_BODY } from './app.ts'
import { securityHeaders } from './headers.ts'
import { cookieIn, keyOf, testServer, type EnteredBody, type MadeMeeting, type TestServer } from './testing.ts'

let server: TestServer
let meeting: MadeMeeting
let coordinator: EnteredBody
let participant: EnteredBody
beforeAll(async () => {
  server = await testServer()
  meeting = await server.make({ title: 'Reunión de prueba', community: 'IE 1070', callUrl: 'https://meet.example/abc', minutes: 90 })
  coordinator = (await server.join(meeting, 'coordinator', 'Carmen')).body
  participant = (await server.join(meeting, 'participant', 'Eva')).body
})
afterAll(() => server.close())

describe('problems', () => {
  test('[HT4] a refusal is a problem document in the language the caller accepts', async () => {
    const ask = (language: string) => server.ask(`/api/meetings/${meeting.id}`, { language })
    const es = await ask('es-PE')
    expect(es.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(es).toMatchObject({ status: 401, body: { type: '/problems/signed-out', status: 401, reason: 'signed-out', title: 'Entra de nuevo con el enlace de la reunión.' } })
    expect((await ask('en-US')).body['title']).toBe('Enter again with the link of the meeting.')
    expect((await server.ask('/problems/signed-out', { language: 'en' })).body).toMatchObject({ status: 401, title: 'Enter again with the link of the meeting.' })
  })

  test('[HT5] bodies are JSON, known and of bounded size', async () => {
    const post = (body: unknown, headers: Record<string, string> = {}) => server.ask('/api/meetings', { body, headers })
    expect(await post({ title: '' })).toMatchObject({ status: 400, body: { reason: 'bad-command', about: 'title', field: 'title' } })
    expect(await post({ title: 'x', surprise: 1 })).toMatchObject({ status: 400, body: { reason: 'bad-command' } })
    expect(await post('{"title":')).toMatchObject({ status: 400, body: { reason: 'bad-command' } })
    expect(await post({ title: 'x', template: 'no-hay' })).toMatchObject({ status: 400, body: { about: 'template' } })
    expect(await post({ title: 'x', callUrl: 'javascript:alert(1)' })).toMatchObject({ status: 400, body: { field: 'callUrl' } })
    expect(await post('title=x', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 400, body: { about: 'json' } })
    expect(await post('{"title":"x"}', { 'content-type': 'text/plain' })).toMatchObject({ status: 400, body: { about: 'json' } })
    expect(await post({ title: 'x'.repeat(LARGEST_BODY) })).toMatchObject({ status: 413, body: { reason: 'too-big' } })
    expect(await server.ask('/api/nothing')).toMatchObject({ status: 404, body: { reason: 'not-found' } })
  })

  test('[AC22] a write from another site is refused before anything else', async () => {
    const post = (headers: Record<string, string>) => server.ask('/api/meetings', { body: { title: 'x' }, headers })
    expect(await post({ origin: 'https://evil.example' })).toMatchObject({ status: 403, body: { reason: 'not-allowed', about: 'origin' } })
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin', host: 'localhost' })).status).toBe(201)
  })
})

describe('a meeting', () => {
  const command = (bearer: string, body: Record<string, unknown>) => server.ask<{ event?: Record<string, unknown>; reason?: string }>(`/api/meetings/${meeting.id}/commands`, { body, bearer })

  test('[HT8] a command answers with its event; its repeat with the same one; a refused one with its reason', async () => {
    expect(await command(participant.session, { type: 'meeting.start', id: 'c0' })).toMatchObject({ status: 403, body: { reason: 'not-allowed' } })
    const started = await command(coordinator.session, { type: 'meeting.start', id: 'c1' })
    expect(started).toMatchObject({ status: 200, body: { event: { type: 'meeting.start', by: coordinator.person.id } } })
    expect((await command(coordinator.session, { type: 'meeting.start', id: 'c1' })).body.event).toEqual(started.body.event)
    expect(await command(coordinator.session, { type: 'queue.close', id: 'c1' })).toMatchObject({ status: 409, body: { reason: 'repeated-id' } })
    expect(await command(coordinator.session, { type: 'no.such', id: 'c2' })).toMatchObject({ status: 400, body: { reason: 'bad-command' } })
    const seen = await server.ask(`/api/meetings/${meeting.id}`, { bearer: participant.session })
    expect(seen.body).toMatchObject({ phase: 'open', roles: { coordinator: coordinator.person.id }, people: expect.arrayContaining([expect.objectContaining({ id: participant.person.id, name: 'Eva' })]) })
    expect(seen.body).not.toHaveProperty('undo')
  })

  test('[HT11] the next meeting has the same community and starts from this one', async () => {
    const next = (bearer: string, body: Record<string, unknown> = {}) => server.ask<MadeMeeting>(`/api/meetings/${meeting.id}/next`, { body, bearer })
    expect(await next(participant.session)).toMatchObject({ status: 403, body: { about: 'next' } })
    const made = await next(coordinator.session, { startsAt: 1_800_000_000_000 })
    expect(made).toMatchObject({ status: 201, body: { community: meeting.community } })
    expect(keyOf(made.body.links.participant)).toMatch(/^[\w-]{22}$/)
    const { body: entered } = await server.join(made.body, 'coordinator', 'Carmen')
    expect((await server.ask(`/api/meetings/${made.body.id}`, { bearer: entered.session })).body['series']).toBe(2)
  })

  test('[HT12] the community page opens with one of its two keys only', async () => {
    const ask = (bearer?: string) => server.ask(`/api/communities/${meeting.community}`, bearer === undefined ? {} : { bearer })
    expect((await ask()).status).toBe(401)
    expect(await ask('x'.repeat(22))).toMatchObject({ status: 403, body: { reason: 'key-unknown' } })
    const opened = await ask(keyOf(meeting.communityLinks?.member ?? ''))
    expect(opened).toMatchObject({ status: 200, body: { id: meeting.community, name: 'IE 1070', holder: 'member' } })
    expect((opened.body['meetings'] as { id: string }[]).map(({ id }) => id)).toContain(meeting.id)
  })

  test('[HT10] the pulse counts each person once and has a summary from three on', async () => {
    const people = await Promise.all(['Uno', 'Dos', 'Tres'].map((name) => server.join(meeting, 'participant', name)))
    const answer = (bearer: string, face: number) => server.ask(`/api/meetings/${meeting.id}/pulse`, { body: { face, worked: `lo ${face}` }, bearer })
    const [one, two, three] = people.map(({ body }) => body.session) as [string, string, string]
    await Promise.all([answer(one, 4), answer(two, 3)])
    expect((await server.ask(`/api/meetings/${meeting.id}/pulse`, { bearer: one })).body).toEqual({ answers: 2, mine: true, summary: null })
    expect(await answer(one, 1)).toMatchObject({ status: 409, body: { reason: 'already' } })
    expect((await answer(three, 4)).body).toEqual({ answers: 3, mine: true, summary: { faces: [0, 0, 1, 2], worked: [], change: [] } })
    expect((await server.ask(`/api/meetings/${meeting.id}/pulse`, { bearer: coordinator.session })).body)
      .toEqual({ answers: 3, mine: false, summary: { faces: [0, 0, 1, 2], worked: ['lo 3', 'lo 4', 'lo 4'], change: [] } })
    const kept = await server.store.directory.setting(`pulse:${meeting.id}`, '')
    for (const { body } of people) for (const secret of [body.person.id, body.person.name, body.session]) expect(kept).not.toContain(secret)
    expect(await answer(one, 5)).toMatchObject({ status: 400 })
  })

  test('[HT9] a photo is kept by what its bytes are, for people of the meeting, as a download', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
    const put = (body: Uint8Array, type: string) => server.ask<{ url: string }>(`/api/meetings/${meeting.id}/uploads`, { method: 'PUT', body, bearer: participant.session, headers: { 'content-type': type } })
    expect(await put(new TextEncoder().encode('<script>alert(1)</script>'), 'image/png')).toMatchObject({ status: 400, body: { about: 'photo' } })
    expect(await put(new Uint8Array(200 * 1024 + 1), 'image/png')).toMatchObject({ status: 413 })
    const kept = await put(png, 'text/html')
    expect(kept).toMatchObject({ status: 201, body: { type: 'image/png', size: 11 } })
    expect((await server.ask(kept.body.url)).status).toBe(401)
    const response = await server.app.request(kept.body.url, { headers: { authorization: `Bearer ${participant.session}` } })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="foto-[a-z0-9]+\.png"$/)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })
})

describe('the minutes', () => {
  const file = (path: string, bearer?: string) => server.app.request(`/api/meetings/${meeting.id}/${path}`, { headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } })

  test('[HT13] every format is given to people of the meeting, first as a draft and then closed, and nothing in it can run', async () => {
    expect((await file('minutes.json')).status).toBe(401)
    const begins: Record<string, string> = {
      'minutes.json': '{', 'minutes.md': '#', 'minutes.html': '<', 'minutes.pdf': '%PDF', 'minutes.docx': 'PK', 'agreements.csv': '\ufeff', 'attendance.csv': '\ufeff',
    }
    for (const [path, start] of Object.entries(begins)) {
      const answer = await file(path, participant.session)
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('content-security-policy')).toContain('sandbox')
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer()).startsWith(start), path).toBe(true)
    }
    expect((await file('minutes.pdf', participant.session)).headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.pdf"$/)
    expect((await file('minutes.exe', participant.session)).status).toBe(404)
    expect((await file('minutes.json?version=7', participant.session)).status).toBe(404)
  }, 60_000)

  test('closing gives a numbered acta that the community lists', async () => {
    const own = await server.make({ title: 'Para cerrar', community: 'CAP de cierre' })
    const { body: { session } } = await server.join(own, 'coordinator', 'Carmen')
    const run = (body: Record<string, unknown>) => server.ask<{ event: Record<string, unknown> }>(`/api/meetings/${own.id}/commands`, { body, bearer: session })
    expect((await run({ type: 'meeting.start', id: 'k1' })).status).toBe(200)
    const closed = await run({ type: 'minutes.close', id: 'k2' })
    expect(closed).toMatchObject({ status: 200, body: { event: { number: 1, version: 1 } } })
    await server.settled()
    const community = await server.ask(`/api/communities/${own.community}`, { bearer: keyOf(own.communityLinks?.coordinator ?? '') })
    expect(community.body).toMatchObject({ actas: [{ meeting: own.id, number: 1, sha256: closed.body.event['sha256'] }], meetings: [{ id: own.id, phase: 'closed' }] })
    expect(await run({ type: 'meeting.start', id: 'k3' })).toMatchObject({ status: 409 })
    expect((await server.ask<{ publicKey: string }>('/api/seal')).body.publicKey).toContain('BEGIN PUBLIC KEY')
  })

  test('[HT14] what earlier meetings agreed comes along for their own people, not for whoever knows the name', async () => {
    const first = await server.make({ title: 'Primera', community: 'CAP de acuerdos' })
    const { body: lead, headers } = await server.join(first, 'secretary', 'Iris')
    const table = new Y.Doc()
    Y.applyUpdate(table, Buffer.from(lead.state.table, 'base64'))
    const row = new Y.Map<unknown>([['text', new Y.Text('Observar dos clases')], ['state', 'registered'], ['actors', ['Docentes']], ['due', '2027-03-01'], ['order', 'a']])
    const device = server.rooms.sync({ send: () => undefined, close: () => undefined, buffered: () => 0 },
      { meeting: first.id, person: lead.person.id, name: 'Iris', standing: 'participant', links: ['secretary'] }, 'table')
    table.once('update', (update: Uint8Array) => device.hear(updateMessage(update)))
    table.getMap('agreements').set('acuerdo1', row)
    const run = (body: Record<string, unknown>) => server.ask(`/api/meetings/${first.id}/commands`, { body, bearer: lead.session })
    const { body: coordinator_ } = await server.join(first, 'coordinator', 'Carmen')
    await server.ask(`/api/meetings/${first.id}/commands`, { body: { type: 'meeting.start', id: 's' }, bearer: coordinator_.session })
    await expect.poll(async () => (await server.ask<string>(`/api/meetings/${first.id}/minutes.md`, { bearer: lead.session })).body).toContain('Observar dos clases')
    expect((await run({ type: 'minutes.close', id: 'c' })).status).toBe(200)

    const previous = async (made: MadeMeeting) => {
      const { body } = await server.join(made, 'participant', 'Eva')
      return (await server.ask<{ agreements: { text: string }[] }>(`/api/meetings/${made.id}/previous`, { bearer: body.session })).body.agreements.map(({ text }) => text)
    }
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const again = { title: 'Segunda', community: 'cap de acuerdos' }
    expect(await previous(await server.make(again))).toEqual([])
    expect(await previous((await server.ask<MadeMeeting>('/api/meetings', { body: again, cookie })).body)).toEqual(['Observar dos clases'])
    const key = keyOf(first.communityLinks?.coordinator ?? '')
    const next = await server.ask<MadeMeeting>(`/api/communities/${first.community}/meetings`, { body: {}, bearer: key })
    expect(next.status).toBe(201)
    expect(await previous(next.body)).toEqual(['Observar dos clases'])
    expect((await server.ask(`/api/communities/${first.community}/meetings`, { body: {}, bearer: keyOf(first.communityLinks?.member ?? '') })).status).toBe(403)
  })
})

describe('the whole', () => {
  test('[HT6] the OpenAPI page lists every route below /api', async () => {
    const { body } = await server.ask<{ openapi: string; paths: Record<string, Record<string, { responses?: object; requestBody?: object }>> }>('/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const listed = new Set(Object.entries(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} /api${path}`)))
    const served = server.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.includes('*') && path !== '/api/openapi.json')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(served.length).toBeGreaterThan(15)
    for (const route of new Set(served)) expect([...listed]).toContain(route)
    const commands = JSON.stringify(body.paths['/meetings/{id}/commands']?.['post']?.requestBody)
    for (const type of ['turn.request', 'minutes.close', 'block.start']) expect(commands).toContain(type)
  })

  test('[HT21] every answer has the security headers, refusals too', async () => {
    for (const path of ['/healthz', '/api/openapi.json', `/api/meetings/${meeting.id}`, '/nowhere']) {
      const { headers } = await server.ask(path)
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      if (path.startsWith('/api/')) expect(headers.get('cache-control')).toContain('no-store')
    }
  })

  test('[HT21] not modified says what it is and nothing that the browser keeps already', async () => {
    const unchanged = new Hono().use(securityHeaders(null)).get('/', () => new Response(null, { status: 304, headers: { etag: 'W/"a"' } }))
    expect([...(await unchanged.request('/')).headers]).toEqual([['etag', 'W/"a"']])
  })

  test('[HT25] a date is milliseconds or RFC 3339 with its zone; without a zone nobody knows when it is', async () => {
    const at = async (startsAt: unknown) => {
      const made = await server.ask<{ id: string; links: Record<string, string> }>('/api/meetings', { body: { title: 'Fecha', startsAt } })
      return made.status === 201 ? (await server.store.directory.meeting(made.body.id))?.startsAt : made.status
    }
    expect(await at('2026-05-07T16:00:00-05:00')).toBe(Date.UTC(2026, 4, 7, 21))
    expect(await at(Date.UTC(2026, 4, 7, 21))).toBe(Date.UTC(2026, 4, 7, 21))
    expect(await at('mañana')).toBe(400)
  })

  test('[HT24] large answers come compressed to whoever accepts it', async () => {
    const get = async (coding: string) => {
      const answer = await server.app.request(`/api/meetings/${meeting.id}/state`, { headers: { authorization: `Bearer ${participant.session}`, 'accept-encoding': coding } })
      return { coding: answer.headers.get('content-encoding'), bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    const [plain, br, gz] = [await get('identity'), await get('gzip, deflate, br'), await get('gzip')]
    expect([plain.coding, br.coding, gz.coding]).toEqual([null, 'br', 'gzip'])
    expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true)
    expect(gunzipSync(gz.bytes).equals(plain.bytes)).toBe(true)
    expect(br.bytes.length).toBeLessThan(plain.bytes.length)
  })

  test('[HT24] a compressed file never says the length it had before', async () => {
    const answer = await server.app.request(`/api/meetings/${meeting.id}/minutes.html`, { headers: { authorization: `Bearer ${participant.session}`, 'accept-encoding': 'gzip' } })
    const bytes = await answer.arrayBuffer()
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect([null, String(bytes.byteLength)]).toContain(answer.headers.get('content-length'))
  })

  test('[HT23] health, readiness and counts', async () => {
    expect(await server.ask('/healthz')).toMatchObject({ status: 200, body: 'ok\n' })
    expect(await server.ask('/readyz')).toMatchObject({ status: 200, body: 'ok\n' })
    const { body } = await server.ask<string>('/metrics')
    for (const name of ['acta_rooms', 'acta_sockets', 'acta_commits_total', 'acta_event_loop_lag_seconds', 'process_resident_memory_bytes', 'acta_http_requests_total{status="2xx"}']) {
      expect(body).toContain(name)
    }
    expect(body).not.toContain(meeting.id)
  })

  test('[AC10] behind https the cookie is Secure and links carry the public address', async () => {
    const secure = await testServer({ publicUrl: 'https://acta.pe' })
    const made = await secure.make()
    expect(made.links.participant).toMatch(/^https:\/\/acta\.pe\/r\//)
    const entered = await secure.join(made, 'participant', 'Eva')
    expect(entered.headers.get('set-cookie')).toContain('; Secure')
    expect(entered.headers.get('strict-transport-security')).toContain('max-age=')
    expect((await secure.ask(`/api/meetings/${made.id}`, { cookie: cookieIn(entered) })).status).toBe(200)
    secure.stopAccepting()
    expect((await secure.ask(`/api/meetings/${made.id}`, { cookie: cookieIn(entered) })).status).toBe(503)
    expect((await secure.ask('/readyz')).body).toBe('draining\n')
    await secure.close()
  })

  test('[AC23] [AC24] meetings made from one address are limited; only a proxy on this machine may name the address', async () => {
    const proxied = await testServer({ publicUrl: 'https://acta.pe', stands: true })
    const from = (address: string) => proxied.ask('/api/meetings', { body: { title: 'x' }, headers: { 'x-forwarded-for': `10.0.0.1, ${address}` } })
    for (let i = 0; i < 30; i++) expect((await from('203.0.113.7')).status).toBe(201)
    expect((await from('203.0.113.7')).status).toBe(429)
    expect((await from('203.0.113.8')).status).toBe(201)
    proxied.pass(2100)
    expect((await from('203.0.113.7')).status).toBe(201)
    await proxied.close()
  })
})
