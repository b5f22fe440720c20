/*
 * The days of confirmation in a server that dies: real processes, killed with SIGKILL before, at and after the moment an acta becomes final.
 *
 *   two days before ─► closed, corrected ─► kill ─► two seconds before the end, one acta open ─► final by itself ─► kill
 *                                                  ─► after the end: started and killed again and again ─► final, once
 *
 * Only what the processes take for the date is set, by a line that is loaded before the server; nothing in them is replaced. KILLS=20 kills
 * more often than every test run does.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { MinutesContent } from '@acta-viva/model/minutes'
import { confirmationEnd, type MeetingEvent } from '@acta-viva/model/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'

const SEED = 20_261_121
const KILLS = Number(process.env['KILLS'] ?? 3)
const DAY = 86_400_000
const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'acta-window-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Running { url: string; kill: () => Promise<void> }

/** The real server, for which it is `at` now. */
async function startAt(at: number): Promise<Running> {
  const shifted = `const real = Date.now.bind(Date); Date.now = () => real() + ${at - Date.now()}`
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(shifted)}`, main], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = await new Promise<string>((done, fail) => {
    const hear = (text: Buffer) => {
      said += text.toString()
      const found = /"happening":"listening".*?"url":"(http[^"]+)"/u.exec(said)?.[1]
      if (found !== undefined) done(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => { fail(new Error(`the server ended with ${code}: ${said}`)) })
  })
  return { url, kill: async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  } }
}

interface Made { id: string; links: Record<string, string> }
interface Person { session: string; person: { id: string } }
let ids = 0

async function asked<T>({ url }: Running, path: string, session = '', body?: unknown): Promise<T> {
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST', ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'authorization': `Bearer ${session}`, 'connection': 'close', ...(body !== undefined && { 'content-type': 'application/json' }) },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return await response.json() as T
}
const run = async (server: Running, { id }: Made, who: Person, command: Record<string, unknown>) =>
  (await asked<{ event: MeetingEvent }>(server, `/api/meetings/${id}/commands`, who.session, { id: `w${++ids}`, ...command })).event
const versionOf = async (server: Running, { id }: Made, who: Person, version: number): Promise<MinutesContent | null> => {
  const response = await fetch(`${server.url}/api/meetings/${id}/minutes.json?version=${version}`, { headers: { authorization: `Bearer ${who.session}`, connection: 'close' } })
  return response.status === 404 ? null : await response.json() as MinutesContent
}
const finishes = async (server: Running, { id }: Made, who: Person): Promise<number> => {
  const { state } = await asked<{ state: { record: string } }>(server, `/api/meetings/${id}/state`, who.session)
  const record = new Y.Doc()
  Y.applyUpdate(record, Buffer.from(state.record, 'base64'))
  return record.getArray<MeetingEvent>('events').toArray().filter(({ type }) => type === 'minutes.finish').length
}

/** A meeting that was closed, with two accepted corrections and one that was not. */
async function closedMeeting(server: Running, title: string): Promise<{ meeting: Made; secretary: Person; closedAt: number }> {
  const meeting = await asked<Made>(server, '/api/meetings', '', { title, purpose: 'Probar el plazo' })
  const join = (role: string, name: string) => asked<Person>(server, `/api/meetings/${meeting.id}/join`, '', { key: new URL(meeting.links[role]!).hash.slice(1), name })
  const [secretary, rosa] = [await join('secretary', 'Iris'), await join('participant', 'Rosa')]
  await run(server, meeting, await join('coordinator', 'Carmen'), { type: 'meeting.start' })
  const closed = await run(server, meeting, secretary, { type: 'minutes.close' })
  for (const [text, accepted] of [['Se oyó la lluvia', true], ['Nadie vino', false], ['Se cantó al final', true]] as const) {
    const { id } = await run(server, meeting, rosa, { type: 'minutes.correct', section: 7, text })
    await run(server, meeting, secretary, { type: 'correction.resolve', correction: id, accepted })
  }
  return { meeting, secretary, closedAt: closed.at }
}

const texts = (content: MinutesContent | null) => content?.corrections.map(({ text }) => text)
const both = ['Se oyó la lluvia', 'Se cantó al final']

test(`[FI48] a server killed again and again in the days of confirmation makes one version with every accepted correction, once (seed ${SEED})`, async () => {
  const before = await startAt(Date.now() - 2 * DAY)
  const open = await closedMeeting(before, 'Alguien la tiene abierta')
  const left = await closedMeeting(before, 'Nadie la tiene abierta')
  const first = await versionOf(before, open.meeting, open.secretary, 1)
  await before.kill()
  const end = confirmationEnd(Math.max(open.closedAt, left.closedAt))

  // started again within the days; they end while somebody has the acta open
  const within = await startAt(end - 2_000)
  expect(await finishes(within, open.meeting, open.secretary)).toBe(0)
  for (let tries = 0; await versionOf(within, open.meeting, open.secretary, 2) === null; tries++) {
    if (tries === 300) throw new Error('the acta that is open never became final')
    await pause(100)
  }
  await within.kill()

  // started after the end, and killed around the moment it looks
  let dice = SEED
  for (let kill = 0; kill < KILLS; kill++) {
    dice = (dice * 48_271) % 2_147_483_647
    const short = await startAt(end + (kill + 1) * 60_000)
    await pause(dice % 40)
    await short.kill()
  }
  for (const time of [1, 2]) {
    const after = await startAt(end + DAY)
    for (const { meeting, secretary } of [open, left]) {
      for (let tries = 0; await finishes(after, meeting, secretary) === 0; tries++) {
        if (tries === 100) throw new Error(`${meeting.id} never became final`)
        await pause(100)
      }
      const final = await versionOf(after, meeting, secretary, 2)
      expect([time, texts(final), await versionOf(after, meeting, secretary, 3), await finishes(after, meeting, secretary)]).toEqual([time, both, null, 1])
      expect(final?.closing?.before?.version).toBe(1)
    }
    expect(await versionOf(after, open.meeting, open.secretary, 1)).toEqual(first)
    await after.kill()
  }
}, 90_000 + KILLS * 5_000)
