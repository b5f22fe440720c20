/*
 * A whole server's doors: which pages may come in where, with which proof; and how somebody leaves who never says so.
 */
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTROL, encodeControl, encodeFrames, PROTOCOL, readDown, readFrames, type Down } from '@acta-viva/model/wire'
import { WebSocket } from 'ws'
import { openProxy } from '../browser/proxy.ts'
import { openWorld, until } from './world.ts'

const world = await openWorld(Date.UTC(2026, 4, 6, 15))
afterAll(() => world.close())

interface Proof { cookie?: string; bearer?: string; ticket?: string }
let meeting: Awaited<ReturnType<typeof world.create>>
let session = ''
beforeAll(async () => {
  meeting = await world.create({ title: 'Puertas' })
  session = (await world.join(meeting, 'coordinator', 'Rosa Quispe')).session
})

const headersOf = (origin: string | null, { cookie, bearer }: Proof, site?: string): Record<string, string> => ({
  ...(origin !== null && { origin }), ...(cookie !== undefined && { cookie: `av_${meeting.id}=${cookie}` }),
  ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }), ...(site !== undefined && { 'sec-fetch-site': site }),
})
/** HTTP status of a write; by hand, because `fetch` keeps some headers to itself. */
const write = (path: string, type: string, body: Buffer | string, headers: Record<string, string>, method = 'POST'): Promise<number> => new Promise((done, fail) => {
  const out = request(world.url + path, { method, headers: { 'content-type': type, connection: 'close', ...headers } }, (answer) => {
    answer.resume()
    done(answer.statusCode ?? 0)
  })
  out.on('error', fail)
  out.end(body)
})
/** 101 for a socket that stays open, else the status or close code it ends with. */
const socket = (path: string, { ticket }: Proof, headers: Record<string, string>): Promise<number> => new Promise((done) => {
  const one = new WebSocket(`${world.url.replace('http', 'ws')}${path}${ticket === undefined ? '' : `?ticket=${ticket}`}`, { headers })
  one.on('unexpected-response', (_, answer) => done(answer.statusCode ?? 0))
  one.on('error', () => undefined)
  one.on('close', done)
  one.on('open', () => setTimeout(() => { done(101); one.terminate() }, 60))
})
const ticketFor = async (): Promise<string> =>
  (await (await world.ask(`/api/meetings/${meeting.id}/ticket`, { body: {}, session })).json() as { ticket: string }).ticket

/** A photo of one grey point, as small as a JPEG gets. */
const photo = Buffer.from('/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=', 'base64')
let commands = 0
const doors: Record<string, (origin: string | null, site?: string) => Promise<number>> = {
  'a ticket, by cookie': (origin, site) => write(`/api/meetings/${meeting.id}/ticket`, 'application/json', '{}', headersOf(origin, { cookie: session }, site)),
  'a command, by cookie': (origin, site) => write(`/api/meetings/${meeting.id}/commands`, 'application/json', JSON.stringify({ id: `d${(commands += 1)}`, type: 'person.rename', name: `Rosa Quispe ${commands}` }), headersOf(origin, { cookie: session }, site)),
  'a command, by bearer': (origin, site) => write(`/api/meetings/${meeting.id}/commands`, 'application/json', JSON.stringify({ id: `d${(commands += 1)}`, type: 'person.rename', name: `Rosa Quispe ${commands}` }), headersOf(origin, { bearer: session }, site)),
  'a photo, by cookie': (origin, site) => write(`/api/meetings/${meeting.id}/uploads`, 'image/jpeg', photo, headersOf(origin, { cookie: session }, site), 'PUT'),
  '/live, by cookie': (origin, site) => socket(`/live/${meeting.id}`, {}, headersOf(origin, { cookie: session }, site)),
  '/live, by ticket': async (origin, site) => socket(`/live/${meeting.id}`, { ticket: await ticketFor() }, headersOf(origin, {}, site)),
  '/sync, by cookie': (origin, site) => socket(`/sync/${meeting.id}/table`, {}, headersOf(origin, { cookie: session }, site)),
  '/sync, by ticket': async (origin, site) => socket(`/sync/${meeting.id}/table`, { ticket: await ticketFor() }, headersOf(origin, {}, site)),
  '/sync, by bearer': (origin, site) => socket(`/sync/${meeting.id}/table`, {}, headersOf(origin, { bearer: session }, site)),
}
const isSocket = (door: string): boolean => door.startsWith('/')
/** Six origins a request may name, and what the browser may say beside ours; which doors each opens. */
const visitors: [who: string, origin: () => string | null, site: string | undefined, opens: (door: string) => boolean][] = [
  ['our own page', () => world.url, 'same-origin', () => true],
  ['a program without an origin', () => null, undefined, (door) => !isSocket(door) || !door.endsWith('cookie')],
  ['another site', () => 'https://evil.example', undefined, () => false],
  ['a page without a site of its own (null)', () => 'null', undefined, () => false],
  ['a name that begins like ours', () => `${world.url}.evil.example`, undefined, () => false],
  ['another port of this machine', () => 'http://127.0.0.1:1', undefined, () => false],
  ['our own address, but the browser says another site asked', () => world.url, 'cross-site', () => false],
  ['no origin, but the browser says another site asked', () => null, 'cross-site', () => false],
]
for (const [who, origin, site, opens] of visitors) {
  test(`[AC22] ${who}: which doors open`, async () => {
    const seen: Record<string, boolean | number> = {}
    for (const [door, knock] of Object.entries(doors)) {
      const status = await knock(origin(), site)
      seen[door] = status === 101 || (status >= 200 && status < 300) ? true : status === 403 ? false : status
    }
    expect(seen).toEqual(Object.fromEntries(Object.keys(doors).map((door) => [door, opens(door)])))
  })
}

test('[AC22] the cookie of a session goes to this site only, and no script reads it', async () => {
  const answer = await world.ask(`/api/meetings/${meeting.id}/join`, { body: { key: new URL(meeting.links.participant).hash.slice(1), name: 'Luis Peña' } })
  const cookie = answer.headers.getSetCookie().join()
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute)
  expect(cookie).not.toContain('Domain=')
})

/** A device that speaks the live protocol as far as being here goes. */
const device = (address: string, bearer: string) => {
  const said: Down[] = []
  const one = new WebSocket(address.replace('http', 'ws'), { headers: { authorization: `Bearer ${bearer}` } })
  const say = (message: Parameters<typeof encodeControl>[0]) => one.send(encodeFrames([{ channel: CONTROL, flags: 0, bytes: encodeControl(message) }]))
  one.binaryType = 'nodebuffer'
  one.on('open', () => say({ t: 'hello', protocol: PROTOCOL, client: 1 + Math.floor(Math.random() * 2 ** 31) }))
  one.on('message', (bytes: Buffer) => { for (const frame of readFrames(new Uint8Array(bytes))) if (frame.channel === CONTROL && frame.flags === 0) said.push(readDown(frame.bytes)) })
  one.on('error', () => undefined)
  const rowOf = (person: string) => said.flatMap((message) => (message.t === 'presence' ? message.rows : [])).findLast((row) => row.person === person)
  return { one, say, said, rowOf }
}

test('[RM49] somebody whose line dies without a word is let go, and the others see it', async () => {
  const [rosa, luis] = [await world.join(meeting, 'moderator', 'Marta Ríos'), await world.join(meeting, 'participant', 'Lucía Paz')]
  const line = await openProxy(world.url)
  const seer = device(`${world.url}/live/${meeting.id}`, rosa.session)
  const lost = device(`${line.url}/live/${meeting.id}`, luis.session)
  await until('both are here', () => seer.rowOf(luis.id)?.place === 'here' && lost.said.some(({ t }) => t === 'hello'))
  line.stall() // neither end is told anything
  world.pass(91_000)
  seer.say({ t: 'time', sent: 1 })
  await until('the other is silent', () => seer.rowOf(luis.id)?.place === 'silent')
  expect(seer.rowOf(luis.id)).toMatchObject({ devices: 0 })
  expect([seer.one.readyState, lost.one.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN])
  for (const { one } of [seer, lost]) one.terminate()
  await line.close()
})
