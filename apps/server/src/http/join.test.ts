import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TableRows } from '@acta-viva/model/documents'
import type { MeetingState } from '@acta-viva/model/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cookieIn, keyOf, testServer, type EnteredBody, type MadeMeeting, type TestServer } from './testing.ts'

let server: TestServer
beforeAll(async () => { server = await testServer() })
afterAll(() => server.close())

test('[HT1] making a meeting answers with five absolute links, keys behind #', async () => {
  const { status, body } = await server.ask('/api/meetings', { body: { title: 'Planificación', community: 'IE 1070' } })
  expect(status).toBe(201)
  expect(Object.keys(body['links'] as object).toSorted()).toEqual(['coordinator', 'moderator', 'observer', 'participant', 'secretary'])
  for (const link of Object.values(body['links'] as Record<string, string>)) {
    expect(link).toMatch(new RegExp(`^http://localhost/r/${String(body['id'])}#[\\w-]{22}(\\.[\\w-]{22})?$`))
  }
})

test('[HT2] the community gets its own two links once', async () => {
  const [first, second] = [await server.make({ community: 'CAP Los Olivos' }), await server.make({ community: 'cap los  olivos' })]
  expect(second.community).toBe(first.community)
  expect(first.communityLinks?.member).toContain(`/c/${first.community}#`)
  expect(second.communityLinks).toBeNull()
})

test('[AC10] [HT3] a key and a name enter: person, session, cookie and the encoded documents', async () => {
  const meeting = await server.make({ title: 'Con agenda' })
  const answer = await server.join(meeting, 'participant', '  Rosa  Quispe ')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ person: { name: 'Rosa Quispe' }, role: 'participant', roles: ['participant'], homonyms: false })
  expect(answer.headers.get('set-cookie')).toMatch(new RegExp(`^av_${meeting.id}=[\\w-]{43}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax$`))
  const table = new Y.Doc()
  Y.applyUpdate(table, Buffer.from(answer.body.state.table, 'base64'))
  expect(String(table.getMap('meeting').get('title'))).toBe('Con agenda')
  expect(table.getMap('agenda').size).toBeGreaterThan(3)
  const record = new Y.Doc()
  Y.applyUpdate(record, Buffer.from(answer.body.state.record, 'base64'))
  expect(record.getArray<{ type: string }>('events').toArray().map((event) => event.type)).toContain('person.joined')
  const again = await server.ask<EnteredBody>(`/api/meetings/${meeting.id}/state`, { cookie: cookieIn(answer) })
  expect(again.body).toMatchObject({ person: { id: answer.body.person.id, name: 'Rosa Quispe' }, role: 'participant', state: { epoch: answer.body.state.epoch } })
})

test('[HT35] who asks for a picture gets rows and the folded record instead of documents, entering and coming back', async () => {
  const meeting = await server.make({ title: 'Con agenda' })
  const key = keyOf(meeting.links.participant)
  const answer = await server.ask<{ state: Drawn; person: { id: string } }>(`/api/meetings/${meeting.id}/join?state=picture`, { body: { key, name: 'Rosa Quispe' } })
  const { table, record } = answer.body.state.picture
  expect(Object.keys(answer.body.state).toSorted()).toEqual(['epoch', 'picture'])
  expect(table.meeting.title).toBe('Con agenda')
  expect(table.agenda.length).toBeGreaterThan(3)
  expect(table.steps.every((step) => table.agenda.some((block) => block.id === step.block))).toBe(true)
  expect(record.people[answer.body.person.id]?.name).toBe('Rosa Quispe')
  const again = await server.ask<{ state: Drawn }>(`/api/meetings/${meeting.id}/state?state=picture`, { cookie: cookieIn(answer) })
  expect(again.body.state).toEqual(answer.body.state)
})
interface Drawn { epoch: string; picture: { table: TableRows; record: MeetingState } }

test('[AC13] every lead link gives its free role; a second bearer takes part', async () => {
  const meeting = await server.make()
  for (const role of ['coordinator', 'moderator', 'secretary'] as const) {
    expect((await server.join(meeting, role, `Quien ${role}`)).body).toMatchObject({ role, roles: [role] })
  }
  expect((await server.join(meeting, 'moderator', 'Otra')).body.role).toBe('participant')
  expect((await server.join(meeting, 'observer', 'Especialista')).body).toMatchObject({ role: 'observer', roles: ['observer'] })
})

test('[AC11] the token brings the same person back from another device', async () => {
  const meeting = await server.make()
  const first = await server.join(meeting, 'moderator', 'Luis')
  const { token } = first.body.person
  const back = await server.join(meeting, 'participant', 'Otro nombre', { token })
  expect(back.body).toMatchObject({ person: { id: first.body.person.id, name: 'Luis', token }, role: 'moderator' })
  expect((await server.join(meeting, 'participant', 'Luis', { token: 'x'.repeat(43) })).body.person.id).not.toBe(first.body.person.id)
})

test('[AC12] a second tab is the same person, and a stronger link adds its role', async () => {
  const meeting = await server.make()
  const first = await server.join(meeting, 'participant', 'Ana')
  const second = await server.join(meeting, 'secretary', 'Ana María', {}, { cookie: cookieIn(first) })
  expect(second.body).toMatchObject({ person: { id: first.body.person.id, name: 'Ana' }, roles: ['secretary'] })
  const third = await server.join(meeting, 'coordinator', 'Ana', {}, { cookie: cookieIn(second) })
  expect(third.body.roles).toEqual(['coordinator', 'secretary'])
})

test('[AC15] a second Rosa is told that there is another', async () => {
  const meeting = await server.make()
  await server.join(meeting, 'participant', 'Rosa Quispe')
  expect((await server.join(meeting, 'participant', 'ROSA QUÍSPE')).body.homonyms).toBe(true)
})

test('[AC17] the coordinator named at the start need not type it again', async () => {
  const meeting = await server.make({ coordinator: { name: 'Carmen' } })
  expect((await server.join(meeting, 'coordinator', '')).body).toMatchObject({ person: { name: 'Carmen' }, role: 'coordinator' })
  expect((await server.join(meeting, 'participant', '')).status).toBe(400)
})

test('[AC3] [AC5] wrong, cut, foreign and replaced keys are each told apart', async () => {
  const [meeting, other] = [await server.make({ coordinator: { name: 'Carmen' } }), await server.make()]
  const key = keyOf(meeting.links.participant)
  const reason = async (tried: string) => {
    const { status, body } = await server.ask(`/api/meetings/${meeting.id}/join`, { body: { key: tried, name: 'Eva' } })
    return [status, body['reason']]
  }
  expect(await reason(key.slice(0, 12))).toEqual([400, 'key-cut'])
  expect(await reason('A'.repeat(22))).toEqual([403, 'key-unknown'])
  expect(await reason(keyOf(other.links.participant))).toEqual([403, 'key-unknown'])
  const { body: { session } } = await server.join(meeting, 'coordinator', 'Carmen')
  const replaced = await server.ask<{ links: Record<string, string> }>(`/api/meetings/${meeting.id}/links`, { body: { role: 'moderator', key }, bearer: session })
  expect(replaced.status).toBe(200)
  expect(await reason(keyOf(meeting.links.moderator))).toEqual([410, 'key-replaced'])
  expect((await server.ask(`/api/meetings/${meeting.id}/join`, { body: { key: keyOf(meeting.links.moderator), name: 'Eva' } })).body['coordinator']).toBe('Carmen')
  const fresh = keyOf(replaced.body.links['moderator'] ?? '')
  expect(fresh.split('.')[0]).toBe(key)
  expect((await server.ask<EnteredBody>(`/api/meetings/${meeting.id}/join`, { body: { key: fresh, name: 'Eva' } })).body.role).toBe('moderator')
})

test('[AC6] only the coordinator replaces links; the participant link takes all five along, and the old ones name whom to ask', async () => {
  const meeting = await server.make()
  const { body: { session } } = await server.join(meeting, 'coordinator', 'Carmen')
  const { body: outsider } = await server.join(meeting, 'participant', 'Eva')
  const ask = (bearer: string) => server.ask<{ links: Record<string, string> }>(`/api/meetings/${meeting.id}/links`, { body: { role: 'participant' }, bearer })
  expect((await ask(outsider.session)).status).toBe(403)
  const { body } = await ask(session)
  expect(Object.keys(body.links)).toHaveLength(5)
  for (const role of ['participant', 'secretary'] as const) {
    expect(await server.join(meeting, role, 'Iris')).toMatchObject({ status: 410, body: { reason: 'key-replaced', coordinator: 'Carmen' } })
  }
})

test('[AC27] the people inside are given the new key; whoever was taken out, or was only elsewhere in the community, is not', async () => {
  const before = await server.make()
  const { body: elsewhere } = await server.join(before, 'participant', 'Ada')
  const { body: lead } = await server.join(before, 'coordinator', 'Carmen')
  const meeting = (await server.ask<MadeMeeting>(`/api/meetings/${before.id}/next`, { body: {}, bearer: lead.session })).body
  const [carmen, iris, eva] = await Promise.all([server.join(meeting, 'coordinator', 'Carmen'), server.join(meeting, 'secretary', 'Iris'), server.join(meeting, 'participant', 'Eva')])
  const way = async (bearer: string) => (await server.ask<{ key?: string }>(`/api/meetings/${meeting.id}/way`, { bearer })).body.key ?? ''
  const enters = async (key: string, name: string) => (await server.join({ ...meeting, links: { ...meeting.links, participant: `https://a.example/#${key}` } }, 'participant', name)).status
  const old = [keyOf(meeting.links.participant), await way(iris.body.session), await way(elsewhere.session)]
  expect(new Set(old).size).toBe(3)
  expect(await way(elsewhere.session)).toBe(old[2])
  expect(await Promise.all(old.map((key, n) => enters(key, `Una ${n}`)))).toEqual([200, 200, 200])
  await server.ask(`/api/meetings/${meeting.id}/commands`, { body: { type: 'person.remove', id: 'out', person: eva.body.person.id }, bearer: carmen.body.session })
  server.pass(10)
  const { links } = (await server.ask<MadeMeeting>(`/api/meetings/${meeting.id}/links`, { body: { role: 'participant' }, bearer: carmen.body.session })).body
  expect(await Promise.all(old.map((key, n) => enters(key, `Otra ${n}`)))).toEqual([410, 410, 410])
  const [fresh, removed, outside, nobody] = [await way(iris.body.session), await way(eva.body.session), await way(elsewhere.session), await way('nobody-at-all-is-this')]
  expect([removed, outside, nobody]).toEqual(['', '', ''])
  const show = async (key: string) => (await server.ask<{ key: string }>(`/api/meetings/${meeting.id}/way`, { body: { key }, bearer: iris.body.session })).body.key
  expect(await Promise.all([keyOf(links.participant), old[0]!, keyOf(links.secretary)].map(show))).toEqual([keyOf(links.participant), fresh, fresh]) // what opens stays
  expect([await enters(fresh!, 'Paz'), await enters(keyOf(links.participant), 'Luz')]).toEqual([200, 200])
})

test('[AC28] of what opens a next meeting for the people of the series nothing can be read in the store', async () => {
  const before = await server.make()
  const { body: lead } = await server.join(before, 'coordinator', 'Carmen')
  const meeting = (await server.ask<MadeMeeting>(`/api/meetings/${before.id}/next`, { body: {}, bearer: lead.session })).body
  const ways = await Promise.all(Array.from({ length: 4 }, () => server.ask<{ key: string }>(`/api/meetings/${meeting.id}/way`, { bearer: lead.session })))
  expect(new Set(ways.map(({ body }) => body.key)).size).toBe(1)
  await server.ask(`/api/meetings/${meeting.id}/links`, { body: { role: 'participant' }, bearer: lead.session })
  const bytes = Buffer.concat(await Promise.all((await readdir(server.folder)).filter((name) => name.includes('.db')).map((name) => readFile(join(server.folder, name)))))
  expect(bytes.includes(meeting.id)).toBe(true)
  for (const key of [ways[0]!.body.key, keyOf(meeting.links.participant), lead.session]) expect(bytes.includes(key)).toBe(false)
})

test('[AC6] the command alone ends the link too', async () => {
  const meeting = await server.make()
  const { body: { session } } = await server.join(meeting, 'coordinator', 'Carmen')
  server.pass(10)
  const done = await server.ask(`/api/meetings/${meeting.id}/commands`, { body: { type: 'link.replace', id: 'l1', role: 'secretary' }, bearer: session })
  expect(done.status).toBe(200)
  await server.settled()
  expect((await server.join(meeting, 'secretary', 'Iris')).status).toBe(410)
  expect((await server.join(meeting, 'moderator', 'Iris')).status).toBe(200)
})

test('[AC14] a name nobody could read is refused with a sentence', async () => {
  const meeting = await server.make()
  for (const name of ['', ' \u200B ', 'x'.repeat(81)]) {
    expect((await server.join(meeting, 'participant', name)).body).toMatchObject({ reason: 'bad-command', about: 'name', detail: 'Escribe tu nombre: de 1 a 80 letras.' })
  }
})

test('[AC16] whoever was taken out is refused by session and by token', async () => {
  const meeting = await server.make()
  const { body: { session } } = await server.join(meeting, 'coordinator', 'Carmen')
  const { body: eva } = await server.join(meeting, 'participant', 'Eva')
  const taken = await server.ask(`/api/meetings/${meeting.id}/commands`, { body: { type: 'person.remove', id: 'r1', person: eva.person.id }, bearer: session })
  expect(taken.status).toBe(200)
  await server.settled()
  expect([401, 403]).toContain((await server.ask(`/api/meetings/${meeting.id}`, { bearer: eva.session })).status)
  expect((await server.join(meeting, 'participant', 'Eva', { token: eva.person.token })).body).toMatchObject({ reason: 'removed' })
})

test('[AC20] [HT7] a session opens its own meeting only, and without one nothing is told', async () => {
  const [one, two] = [await server.make(), await server.make()]
  const { body: { session } } = await server.join(one, 'participant', 'Eva')
  expect((await server.ask(`/api/meetings/${one.id}`, { bearer: session })).body).toMatchObject({ id: one.id, phase: 'draft' })
  for (const path of [`/api/meetings/${two.id}`, `/api/meetings/nothere`]) {
    expect(await server.ask(path, { bearer: session })).toMatchObject({ status: 401, body: { reason: 'signed-out' } })
    expect(await server.ask(path)).toMatchObject({ status: 401, body: { reason: 'signed-out' } })
  }
  server.pass(31 * 24 * 3_600_000)
  expect((await server.ask(`/api/meetings/${one.id}`, { bearer: session })).status).toBe(401)
})

test('[AC4] after ten unknown keys the address waits, also with the right key, and then not', async () => {
  const meeting = await server.make()
  server.pass(600_000)
  const guess = () => server.ask(`/api/meetings/${meeting.id}/join`, { body: { key: 'B'.repeat(22), name: 'Eva' } })
  for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(403)
  const refused = await guess()
  expect(refused).toMatchObject({ status: 429, body: { reason: 'too-many' } })
  expect(refused.headers.get('retry-after')).toBe('60')
  expect((await server.join(meeting, 'participant', 'Eva')).status).toBe(429)
  server.pass(61_000)
  expect((await server.join(meeting, 'participant', 'Eva')).status).toBe(200)
})

test('[AC2] [HT33] no key, session, token or name is in the store or in the log', async () => {
  const meeting = await server.make()
  const { body } = await server.join(meeting, 'secretary', 'Xiomara')
  const { body: { ticket } } = await server.ask<{ ticket: string }>(`/api/meetings/${meeting.id}/ticket`, { body: {}, bearer: body.session })
  const files = await Promise.all((await readdir(server.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))
  const log = server.lines.join('')
  for (const secret of [keyOf(meeting.links.participant), keyOf(meeting.links.secretary), body.session, body.person.token, ticket]) {
    for (const file of files) expect(file.includes(secret)).toBe(false)
    expect(log).not.toContain(secret)
  }
  expect(log).not.toContain('Xiomara')
  expect(files.join('')).toContain('Xiomara') // the search does look where things are
})
