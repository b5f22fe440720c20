/* Three meetings of one community: what was agreed comes back until it is done, and the book holds every acta. */
import { unzipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addRow, readMeeting, readSteps } from '@acta-viva/model/documents'
import { sealedFile, type MinutesContent } from '@acta-viva/model/minutes'
import { updateMessage } from '../rooms/messages.ts'
import { keyOf, testServer, type EnteredBody, type MadeMeeting, type TestServer } from './testing.ts'

vi.setConfig({ testTimeout: 30_000 })

let server: TestServer
let key = ''
let member = ''
let community = ''
beforeAll(async () => { server = await testServer({ publicUrl: 'https://acta.example' }) })
afterAll(() => server.close())

let asked = 0
const run = async (of: MadeMeeting, who: EnteredBody, command: Record<string, unknown>) => {
  const answer = await server.ask(`/api/meetings/${of.id}/commands`, { body: { id: `k${++asked}`, ...command }, bearer: who.session })
  expect(answer.status, JSON.stringify([command, answer.body])).toBe(200)
}

/** Registers agreements as the secretary's device does, and waits until they are committed. */
async function agree(of: MadeMeeting, who: EnteredBody, texts: readonly string[]) {
  const table = new Y.Doc()
  Y.applyUpdate(table, await server.rooms.document(of.id, 'table'))
  const device = server.rooms.sync({ send: () => undefined, close: () => undefined, buffered: () => 0 },
    { meeting: of.id, person: who.person.id, name: who.person.name, standing: 'participant', links: ['secretary'] }, 'table')
  table.on('update', (update: Uint8Array) => device.hear(updateMessage(update)))
  texts.forEach((text, at) => addRow(table, 'agreements', `a${at + 1}`, {
    text, actors: ['Docentes'], indicator: 'Clases', due: '2026-12-01', state: 'registered', order: `V${at}`,
  }, ['text', 'indicator']))
  await expect.poll(async () => (await server.ask<string>(`/api/meetings/${of.id}/minutes.md`, { bearer: who.session })).body, { timeout: 15_000 }).toContain(texts.at(-1))
  device.gone()
}

/** Holds a meeting: agreements, reviews of earlier ones, and the closed acta. */
async function hold(of: MadeMeeting, agreements: readonly string[], reviews: readonly Record<string, unknown>[] = []) {
  const coordinator = (await server.join(of, 'coordinator', 'Carmen')).body
  const secretary = (await server.join(of, 'secretary', 'Iris')).body
  await run(of, coordinator, { type: 'meeting.start' })
  if (agreements.length > 0) await agree(of, secretary, agreements)
  for (const review of reviews) await run(of, secretary, { type: 'review.mark', ...review })
  await run(of, secretary, { type: 'minutes.close' })
  await server.settled()
  return JSON.parse((await server.store.directory.acta(of.id))?.json ?? '{}') as MinutesContent
}

const previousIn = (doc: Y.Doc) => (doc.getMap('meeting').get('previous') ?? []) as { ref: string; code: string; progress: string }[]
const tableOf = async (of: { id: string }) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await server.rooms.document(of.id, 'table'))
  return doc
}
const next = async () => {
  const made = await server.ask<MadeMeeting>(`/api/communities/${community}/meetings`, { body: {}, bearer: key })
  expect(made.status).toBe(201)
  return made.body
}
interface View { agreements: { ref: string; progress: string; note: string }[]; meetings: { phase: string; endedAt: number | null }[]; actas: unknown[] }
const view = async (bearer = key) => (await server.ask<View>(`/api/communities/${community}`, { bearer })).body

let first: MadeMeeting

test('[HT15] the second meeting opens with a step and the agreements of the first, by reference', async () => {
  first = await server.make({ title: 'Primera', community: 'CAP de la serie', purpose: 'Acordar' })
  community = first.community
  key = keyOf(first.communityLinks?.coordinator ?? '')
  member = keyOf(first.communityLinks?.member ?? '')
  await hold(first, ['Leer en voz alta', 'Visitar un aula', 'Comprar libros'])
  const second = await next()
  const table = await tableOf(second)
  expect(previousIn(table).map(({ ref, code }) => [ref, code])).toEqual([1, 2, 3].map((n) => [`${first.id}/a${n}`, `A-01.${n}`]))
  expect(readSteps(table).length).toBeGreaterThan(readSteps(await tableOf(first)).length)

  const acta = await hold(second, ['Escribir un cuento'], [
    { agreement: `${first.id}/a1`, progress: 'concluded', note: 'Veinte minutos cada día', evidence: 'https://fotos.example/1' },
    { agreement: `${first.id}/a2`, progress: 'intermediate', note: 'Dos de cuatro aulas' },
    { agreement: `${first.id}/a3`, progress: 'withdrawn', note: 'La UGEL ya los envió' },
  ])
  expect(acta.sections.review.agreements.map(({ code, progress, note }) => [code, progress, note])).toEqual([
    ['A-01.1', 'concluded', 'Veinte minutos cada día'], ['A-01.2', 'intermediate', 'Dos de cuatro aulas'], ['A-01.3', 'withdrawn', 'La UGEL ya los envió'],
  ])
})

test('[HT34] [HT36] [HT41] the next meeting expects the people of the last, proposes who led it, and remembers when the series met', async () => {
  const third = await next()
  const table = readMeeting(await tableOf(third))
  expect(table.proposed).toEqual({ coordinator: 'Carmen', moderator: '', secretary: 'Iris' })
  expect(table.earlier).toHaveLength(2)
  expect((await server.rooms.view(third.id)).roster.map(({ name }) => name)).toEqual(['Carmen', 'Iris'])
  const coordinator = (await server.join(third, 'coordinator', 'Carmen')).body
  await run(third, coordinator, { type: 'presence.mark', name: 'Rosa Quispe', attendance: 'justified' })
  await run(third, coordinator, { type: 'roster.set', names: [{ name: 'CARMEN' }, { name: 'Iris' }, { name: 'Nilda Ríos', detail: 'IE 30' }] })
  await run(third, coordinator, { type: 'next.plan', startsAt: 1_900_000_000_000, purpose: 'Revisar', lead: 'Nilda Ríos', bring: 'Un portafolio\nSus dudas' })
  await run(third, coordinator, { type: 'meeting.start' })
  await run(third, coordinator, { type: 'minutes.close' })
  await server.settled()
  const fourth = (await server.store.directory.meetings(community)).toSorted((a, b) => b.series - a.series)[0]!
  expect((await server.rooms.view(fourth.id)).roster).toEqual([
    { name: 'Carmen', detail: '' }, { name: 'Rosa Quispe', detail: '' }, { name: 'Iris', detail: '' }, { name: 'Nilda Ríos', detail: 'IE 30' },
  ])
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await server.rooms.document(fourth.id, 'table'))
  expect(readMeeting(doc)).toMatchObject({ startsAt: 1_900_000_000_000, purpose: 'Revisar', proposed: { coordinator: 'Carmen', moderator: 'Nilda Ríos', secretary: 'Iris' } })
  // the acta's link carries no key; the people of the meeting before find the way, and nobody else
  const known = await server.ask<{ id: string; link: string; startsAt: number }>(`/api/meetings/${third.id}/next`, { bearer: coordinator.session })
  expect(known).toMatchObject({ status: 200, body: { id: fourth.id, startsAt: 1_900_000_000_000 } })
  const acta = JSON.parse((await server.store.directory.acta(third.id))?.json ?? '{}') as MinutesContent
  expect(known.body.link.startsWith(`${acta.sections.next.link}#`)).toBe(true)
  expect((await server.ask(`/api/meetings/${fourth.id}/way`)).status).toBe(404)
  expect((await server.ask(`/api/meetings/${fourth.id}/way`, { bearer: coordinator.session })).body).toMatchObject({ key: keyOf(known.body.link) })
  const entered = await server.join({ ...third, id: fourth.id, links: { ...third.links, participant: known.body.link } }, 'participant', 'Rosa Quispe')
  expect(entered.status).toBe(200) // that somebody has answered does not make another meeting of it
  const asCoordinator = (await server.ask<MadeMeeting>(`/api/meetings/${third.id}/next`, { body: {}, bearer: coordinator.session })).body
  expect(asCoordinator.id).toBe(fourth.id)
  expect(asCoordinator.links.participant).toBe(known.body.link)
  expect((await server.join({ ...asCoordinator, links: { ...asCoordinator.links, participant: known.body.link } }, 'participant', 'Nilda Ríos')).status).toBe(200)
  const wish = { title: 'Otra fecha', startsAt: 1_900_000_600_000, callUrl: 'https://salas.example/cap', callLimit: 40, purpose: 'Decidir' }
  const ask = (body: object) => server.ask<MadeMeeting>(`/api/meetings/${third.id}/next`, { body, bearer: coordinator.session })
  expect((await ask(wish)).body.id).toBe(fourth.id)
  expect(readMeeting(await tableOf(fourth))).toMatchObject(wish)
  expect(await server.store.directory.meeting(fourth.id)).toMatchObject({ title: 'Otra fecha', startsAt: 1_900_000_600_000 })
  expect(await ask({ template: 'ruta-4' })).toMatchObject({ status: 409, body: { reason: 'already', about: 'draft' } })
  const changed = (await ask({})).body.links
  const led = async () => (await server.ask<{ led: boolean }>(`/api/meetings/${third.id}/next`, { bearer: coordinator.session })).body.led
  expect(await led()).toBe(false)
  expect((await server.join({ ...asCoordinator, links: changed }, 'coordinator', 'Carmen')).body.role).toBe('coordinator')
  expect(await led()).toBe(true)
  expect(readMeeting(doc).inputs).toEqual(expect.arrayContaining(['Un portafolio', 'Sus dudas']))
})

test('[HT15] the third gets what is not done, and no sealed acta was touched', async () => {
  const sealed = (await server.store.directory.acta(first.id))?.sha256
  const third = await next()
  expect(previousIn(await tableOf(third)).map(({ code, progress }) => [code, progress])).toEqual([['A-01.2', 'intermediate'], ['A-02.1', 'unreviewed']])
  expect((await server.store.directory.acta(first.id))?.sha256).toBe(sealed)
})

test('[HT40] the members’ read link is given again to whoever holds the coordinator’s key, and to nobody else', async () => {
  const made = await server.make({ title: 'Lectura', community: 'CAP que lee' })
  const links = made.communityLinks!
  const ask = async (bearer: string) => (await server.ask<{ holder: string; memberLink: string | null }>(`/api/communities/${made.community}`, { bearer })).body
  expect(await ask(keyOf(links.coordinator))).toMatchObject({ holder: 'coordinator', memberLink: links.member })
  expect(await ask(keyOf(links.member))).toMatchObject({ holder: 'member', memberLink: null })
  const other = await server.make({ title: 'Otra', community: 'CAP ajena' })
  expect(keyOf(other.communityLinks!.member)).not.toBe(keyOf(links.member))
})

test('[HT39] what a network calls its roles goes with it from the moment its next meeting is made', async () => {
  const made = await server.make({ title: 'Red', community: 'Red de Ate', template: 'red-cap-1' })
  const bearer = keyOf(made.communityLinks?.coordinator ?? '')
  const second = (await server.ask<MadeMeeting & { labels: string }>(`/api/communities/${made.community}/meetings`, { body: {}, bearer })).body
  expect([second.labels, readMeeting(await tableOf(second)).labels]).toEqual(['network', 'network'])
  const third = await server.ask<MadeMeeting & { labels: string }>(`/api/communities/${made.community}/meetings`, { body: { template: 'drelm-6' }, bearer })
  expect([third.body.labels, readMeeting(await tableOf(third.body)).labels]).toEqual(['network', 'network'])
})

test('[HT16] the community lists every agreement with its progress; its coordinator may say more between meetings', async () => {
  expect((await view(member)).agreements.map(({ progress }) => progress)).toEqual(['concluded', 'intermediate', 'withdrawn', 'unreviewed'])
  const ref = `${first.id}/a2`
  const tell = (body: Record<string, unknown>, bearer = key) => server.ask<View>(`/api/communities/${community}/reviews`, { body, bearer })
  expect((await tell({ ref, progress: 'concluded' }, member)).status).toBe(403)
  expect((await tell({ ref: 'otra/a9', progress: 'concluded' })).status).toBe(404)
  expect(await tell({ ref, progress: 'withdrawn', note: '  ' })).toMatchObject({ status: 400, body: { field: 'note' } })
  expect(await tell({ ref, progress: 'concluded', note: 'Las cuatro aulas' })).toMatchObject({ status: 200 })
  expect((await view()).agreements[1]).toMatchObject({ ref, progress: 'concluded', note: 'Las cuatro aulas' })
  expect(previousIn(await tableOf(await next())).map(({ code }) => code)).toEqual(['A-02.1'])
  const said = await Promise.all(Array.from({ length: 20 }, (_, n) => tell({ ref, progress: 'intermediate', note: `Vez ${n}` })))
  expect(said.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(JSON.parse(await server.store.directory.setting(`community:${community}:reviews`, '[]'))).toHaveLength(21)
})

test('[HT17] the book of a year is one PDF, and one archive with an index, for holders of a key only', async () => {
  const year = new Date().getFullYear()
  const ask = (path: string, bearer: string) => server.app.request(`/api/communities/${community}/${path}`, { headers: { authorization: `Bearer ${bearer}` } })
  const book = await ask(`book.zip?year=${year}`, member)
  expect([book.status, book.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await book.arrayBuffer()))
  expect(Object.keys(files).toSorted()).toEqual([1, 2, 3].flatMap((n) => [`acta-0${n}-${year}.json`, `acta-0${n}-${year}.pdf`]).concat('index.csv'))
  const index = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files['index.csv'])
  expect(index.split('\r\n')[1]).toBe(`1;${year};${new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(Date.now())};Primera;3;1;${(await server.store.directory.acta(first.id))?.sha256};acta-01-${year}.pdf`)
  expect(index.startsWith('\ufeff')).toBe(true)
  const pdf = await ask(`actas/${first.id}/minutes.pdf`, member)
  expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  const whole = await ask(`book.pdf?year=${year}`, member)
  expect([whole.status, whole.headers.get('content-type'), whole.headers.get('content-disposition')])
    .toEqual([200, 'application/pdf', `attachment; filename="libro-de-actas-${year}.pdf"`])
  expect(sealedFile(new Uint8Array(await whole.arrayBuffer()))).not.toBeNull()
  for (const path of ['book.zip?year=1', 'book.pdf?year=1', `book.pdf?year=${year - 1}`]) expect((await ask(path, member)).status).toBe(404)
  for (const kind of ['zip', 'pdf']) expect((await ask(`book.${kind}?year=${year}`, 'nadanadanadanadanada22')).status).toBe(403)
}, 240_000)

test('[HT18] a meeting that ended and is not closed says since when', async () => {
  const open = await next()
  const coordinator = (await server.join(open, 'coordinator', 'Carmen')).body
  await run(open, coordinator, { type: 'meeting.start' })
  await run(open, coordinator, { type: 'meeting.end' })
  await server.settled()
  const { meetings } = await view()
  expect(meetings.filter(({ endedAt }) => endedAt !== null).map(({ phase }) => phase)).toEqual(['ended'])
})

test('[HT19] [HT26] a seal is given to whoever knows the fingerprint, a file\'s seal is recognised, and guessing is slowed down', async () => {
  const acta = await server.store.directory.acta(first.id)
  const ask = (hash: string, query = `meeting=${first.id}&version=1`) => server.ask(`/api/seal/${hash}?${query}`)
  expect(await ask(acta?.sha256 ?? '')).toMatchObject({ status: 200, body: { signature: acta?.signature } })
  expect((await ask('0'.repeat(64))).status).toBe(404)
  expect((await ask(acta?.sha256 ?? '', 'meeting=x&version=1')).status).toBe(404)
  const pdf = new Uint8Array(await (await server.app.request(`/api/communities/${community}/actas/${first.id}/minutes.pdf`, { headers: { authorization: `Bearer ${member}` } })).arrayBuffer())
  const { signature, rest } = sealedFile(pdf)!
  const vouched = (of: Uint8Array) => server.ask(`/api/seal/file/${createHash('sha256').update(of).digest('hex')}?signature=${encodeURIComponent(Buffer.from(signature).toString('base64'))}`)
  expect([(await vouched(rest)).status, (await vouched(rest.subarray(1))).status, (await server.ask('/api/seal/file/x?signature=y')).status]).toEqual([200, 404, 404])
  const guesses = await Promise.all(Array.from({ length: 12 }, () => ask('1'.repeat(64))))
  expect(guesses.map(({ status }) => status)).toContain(429)
})
