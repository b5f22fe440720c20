import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'acta-main-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts the server as a process; resolves with its address, or with what it said when it ended. */
const start = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [main], { env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...env } })
  let said = ''
  const ended = new Promise<number | null>((done) => { child.once('exit', (code) => done(code)) })
  const url = new Promise<string>((done) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /"url":"([^"]+)"/.exec(said)?.[1]
      if (found !== undefined) done(found)
    })
  })
  child.stderr.on('data', (text: Buffer) => { said += text.toString() })
  return { child, ended, url, said: () => said }
}

test('[HT31] [HT32] [HT38] it starts, keeps others off its port and its folder, takes a socket, and ends with 0 on SIGTERM', async () => {
  const first = start({ DATA_DIR: join(folder, 'one') })
  const url = await first.url
  const port = new URL(url).port

  const samePort = start({ DATA_DIR: join(folder, 'two'), PORT: port })
  expect(await samePort.ended).toBe(1)
  expect(samePort.said()).toContain(`Port ${port} is taken`)
  const sameFolder = start({ DATA_DIR: join(folder, 'one') })
  expect(await sameFolder.ended).toBe(1)
  expect(sameFolder.said()).toContain('Another Acta Viva is using the data folder')

  expect((await fetch(`${url}/api/health`)).headers.get('keep-alive')).toBe('timeout=75')

  const post = async (path: string, body: unknown, bearer = '') => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` } })
    return await answer.json() as unknown
  }
  const meeting = await post('/api/meetings', { title: 'Con enchufes' }) as { id: string; links: { moderator: string } }
  const { session } = await post(`/api/meetings/${meeting.id}/join`, { key: new URL(meeting.links.moderator).hash.slice(1), name: 'Eva' }) as { session: string }
  const { ticket } = await post(`/api/meetings/${meeting.id}/ticket`, {}, session) as { ticket: string }

  const address = `${url.replace('http', 'ws')}/sync/${meeting.id}/table`
  const outcome = (query: string, headers: Record<string, string> = {}) => new Promise<string>((done) => {
    const socket = new WebSocket(`${address}${query}`, { headers })
    socket.on('message', () => { done('heard'); socket.close() })
    socket.on('unexpected-response', (_, answer) => done(`http ${answer.statusCode}`))
    socket.on('close', (code) => done(`closed ${code}`))
    socket.on('error', () => undefined)
  })
  expect(await outcome(`?ticket=${ticket}`)).toBe('heard') // [AC21]
  expect(await outcome('', { authorization: `Bearer ${session}` })).toBe('heard')
  expect(await outcome('', { cookie: `av_${meeting.id}=${session}`, origin: url })).toBe('heard')
  expect(await outcome('', { cookie: `av_${meeting.id}=${session}` })).toBe('http 403') // [AC22] no origin, only a cookie
  expect(await outcome(`?ticket=${ticket}`, { origin: 'https://evil.example' })).toBe('http 403')
  expect(await outcome(`?ticket=${'x'.repeat(43)}`)).toBe('closed 4401')

  const held = new WebSocket(`${address}?ticket=${ticket}`)
  const closedWith = new Promise<number>((done) => { held.once('close', done) })
  await new Promise((done) => { held.once('message', done) })
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(await closedWith).toBe(1012)
  expect(first.said()).not.toContain(ticket)
})

test('[HT31] a data folder that cannot be written stops the start with one sentence', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await chmod(file, 0o400)
  const server = start({ DATA_DIR: join(file, 'inside') })
  expect(await server.ended).toBe(1)
  expect(server.said().trim()).toMatch(/^The data folder .* is not writable: .*\.$/)
})

test('[HT30] a wrong setting stops the start with one sentence', async () => {
  const server = start({ DATA_DIR: join(folder, 'three'), PORT: 'tres' })
  expect(await server.ended).toBe(1)
  expect(server.said().trim()).toBe('PORT must be a number from 0 to 65535; it is "tres".')
})
