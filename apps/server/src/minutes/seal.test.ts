import { webcrypto } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRow, setFields } from '@acta-viva/model/documents'
import { verify, type MinutesContent } from '@acta-viva/model/minutes'
import { testServer, type EnteredBody, type MadeMeeting, type TestServer } from '../http/testing.ts'
import { updateMessage } from '../rooms/messages.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import { openSigner, sealHolds, sha256 } from './sign.ts'

let server: TestServer
let meeting: MadeMeeting
let secretary: EnteredBody
let coordinator: EnteredBody
beforeAll(async () => {
  server = await testServer({ publicUrl: 'https://acta.example' })
  meeting = await server.make({ title: 'Primera', community: 'CAP Sellos', purpose: 'Probar el sello' })
  secretary = (await server.join(meeting, 'secretary', 'Iris')).body
  coordinator = (await server.join(meeting, 'coordinator', 'Carmen')).body
  await run(coordinator, meeting, { type: 'meeting.start' })
})
afterAll(() => server.close())

let asked = 0
const run = async (who: EnteredBody, of: MadeMeeting, body: Record<string, unknown>) => {
  const answer = await server.ask<{ event: Record<string, unknown> }>(`/api/meetings/${of.id}/commands`,
    { body: { id: `s${++asked}`, ...body }, bearer: who.session })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.event
}

/** Edits the table as a device would: over the socket's own way in, and waits until it is committed. */
async function edit(who: EnteredBody, of: MadeMeeting, change: (doc: Y.Doc) => void, until: string): Promise<void> {
  const table = new Y.Doc()
  Y.applyUpdate(table, await server.rooms.document(of.id, 'table'))
  const device = server.rooms.sync({ send: () => undefined, close: () => undefined, buffered: () => 0 },
    { meeting: of.id, person: who.person.id, name: who.person.name, standing: 'participant', links: ['secretary'] }, 'table')
  table.on('update', (update: Uint8Array) => device.hear(updateMessage(update)))
  change(table)
  await expect.poll(async () => {
    const seen = new Y.Doc()
    Y.applyUpdate(seen, await server.rooms.document(of.id, 'table'))
    return JSON.stringify(seen.getMap('agreements').toJSON())
  }, { timeout: 10_000 }).toContain(until)
  device.gone()
}
const file = async (who: EnteredBody, of: MadeMeeting, name: string): Promise<string> => {
  const response = await server.app.request(`/api/meetings/${of.id}/${name}`,
    { headers: { authorization: `Bearer ${who.session}` } })
  expect(response.status).toBe(200)
  return response.text()
}

test('[FI30] a draft is made from what is committed, and says it is one', async () => {
  await edit(secretary, meeting, (doc) => {
    addRow(doc, 'agreements', 'acuerdo1', { text: 'Observar dos clases', actors: ['Docentes'], indicator: 'Clases',
      due: '2026-06-30', state: 'registered', order: 'V' }, ['text', 'indicator'])
  }, 'Observar dos clases')
  const draft = JSON.parse(await file(secretary, meeting, 'minutes.json')) as MinutesContent
  expect([draft.number, draft.closing, draft.community.name]).toEqual([null, null, 'CAP Sellos'])
  const markdown = await file(secretary, meeting, 'minutes.md')
  expect([markdown.includes('Borrador'), markdown.includes('Observar dos clases')]).toEqual([true, true])
})

test('[FI31] closing gives number and hash; the file is the sealed text, and the seal on it holds', async () => {
  const event = await run(secretary, meeting, { type: 'minutes.close' })
  const json = await file(secretary, meeting, 'minutes.json')
  expect([event['number'], event['version'], event['sha256']]).toEqual([1, 1, sha256(json)])
  const acta = await server.store.directory.acta(meeting.id)
  expect(acta).toMatchObject({ json, sha256: sha256(json), number: 1, version: 1, closedBy: secretary.person.id })
  const { publicKey } = (await server.ask<{ publicKey: string }>('/api/seal')).body
  const holds = (text: string) => sealHolds(publicKey, text, acta?.signature ?? '')
  expect([holds(json), holds(json.replace('Observar', 'observar'))]).toEqual([true, false])
  const content = JSON.parse(json) as MinutesContent
  expect(content).toMatchObject({ closing: { by: 'Iris', before: null },
    sections: { data: { link: `https://acta.example/r/${meeting.id}` }, agreements: { agreements: [{ code: 'A-01.1' }] } } })
  expect(content).not.toHaveProperty('conformities')
})

test('[FI32] a conformity after closing shows in the files and does not touch the sealed text', async () => {
  const before = await file(secretary, meeting, 'minutes.json')
  await run(coordinator, meeting, { type: 'minutes.confirm' })
  expect(await file(secretary, meeting, 'minutes.md')).toMatch(/1 de 2 dieron su conformidad/u)
  expect(await file(secretary, meeting, 'minutes.json')).toBe(before)
})

test('[FI33] closed again, an acta keeps its number, goes up in version, and names the hash of the one it replaces', async () => {
  const first = await server.store.directory.acta(meeting.id)
  await run(secretary, meeting, { type: 'minutes.reopen', reason: 'Faltaba una fecha' })
  await edit(secretary, meeting, (doc) => setFields(doc, 'agreements', 'acuerdo1', { due: '2026-07-15' }), '2026-07-15')
  await run(secretary, meeting, { type: 'minutes.close', reason: 'Fecha corregida' })
  const content = JSON.parse(await file(secretary, meeting, 'minutes.json')) as MinutesContent
  expect([content.number, content.version, content.closing?.reason, content.closing?.before]).toEqual([1, 2, 'Fecha corregida',
    { version: 1, sha256: first?.sha256 }])
  expect(await file(secretary, meeting, 'minutes.json?version=1')).toBe(first?.json)
})

test('[FI34] the next meeting has the next number and opens with what was agreed; what is concluded does not come back',
  async () => {
  const next = (await server.ask<MadeMeeting>(`/api/meetings/${meeting.id}/next`, { body: {}, bearer: coordinator.session })).body
  const clerk = (await server.join(next, 'secretary', 'Iris')).body
  const lead = (await server.join(next, 'coordinator', 'Carmen')).body
  await run(lead, next, { type: 'meeting.start' })
  const { agreements } = (await server.ask<{ agreements: { ref: string; code: string }[] }>(`/api/meetings/${next.id}/previous`,
    { bearer: clerk.session })).body
  expect(agreements).toMatchObject([{ ref: `${meeting.id}/acuerdo1`, code: 'A-01.1' }])
  await run(clerk, next, { type: 'review.mark', agreement: agreements[0]?.ref, progress: 'concluded', note: 'Dos clases vistas',
    evidence: 'Fichas' })
  await run(clerk, next, { type: 'minutes.close' })
  const content = JSON.parse(await file(clerk, next, 'minutes.json')) as MinutesContent
  expect(content).toMatchObject({ number: 2,
    sections: { review: { agreements: [{ code: 'A-01.1', progress: 'concluded', note: 'Dos clases vistas' }] } } })
  const third = (await server.ask<MadeMeeting>(`/api/meetings/${next.id}/next`, { body: {}, bearer: lead.session })).body
  const last = (await server.join(third, 'secretary', 'Iris')).body
  expect((await server.ask<{ agreements: unknown[] }>(`/api/meetings/${third.id}/previous`,
    { bearer: last.session })).body.agreements).toEqual([])
})

test('[FI36] every format of a closed acta comes over HTTP; the PDF proves the hash that the record says', async () => {
  const bytesOf = async (name: string) => {
    const response = await server.app.request(`/api/meetings/${meeting.id}/${name}`,
      { headers: { authorization: `Bearer ${secretary.session}` } })
    expect([name, response.status]).toEqual([name, 200])
    return new Uint8Array(await response.arrayBuffer())
  }
  const names = ['minutes.json', 'minutes.md', 'minutes.html', 'minutes.docx', 'minutes.csv', 'minutes.txt', 'agreements.csv',
    'attendance.csv']
  for (const name of names) expect((await bytesOf(name)).length).toBeGreaterThan(50)
  server.pass(3_600_000) // files are limited by the minute
  const acta = await server.store.directory.acta(meeting.id)
  const nobody = { key: async () => null, register: async () => undefined, vouch: async () => undefined }
  expect(await verify([await bytesOf('minutes.pdf')], { ...nobody, subtle: webcrypto.subtle, inflate: async (bytes) => new Uint8Array(inflateSync(bytes)) }))
    .toMatchObject({ kind: 'sealed', key: 'file', actas: [{ sha256: acta?.sha256, code: expect.stringMatching(/^01-/u) as string }] })
})

test('[FI35] the key is made once and stays with the store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'acta-key-'))
  const publicKeys: string[] = []
  for (const time of [1, 2]) {
    const store = await openSqlite(folder)
    const signers = await Promise.all([openSigner(store.directory), openSigner(store.directory)])
    publicKeys.push(...signers.map((signer) => signer.publicKey))
    await store.close()
    expect(publicKeys).toHaveLength(time * 2)
  }
  await rm(folder, { recursive: true })
  expect(new Set(publicKeys).size).toBe(1)
})
