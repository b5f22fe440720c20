import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MinutesContent } from '@acta-viva/model/minutes'
import { testServer, type EnteredBody, type MadeMeeting, type TestServer } from '../http/testing.ts'
import { sha256 } from './sign.ts'

const day = 86_400_000
let server: TestServer
beforeAll(async () => { server = await testServer({ publicUrl: 'https://acta.example' }) })
afterAll(() => server.close())

let asked = 0
const send = (who: EnteredBody, of: MadeMeeting, body: Record<string, unknown>) =>
  server.ask<{ event: Record<string, unknown>; reason?: string }>(`/api/meetings/${of.id}/commands`, { body: { id: `f${++asked}`, ...body }, bearer: who.session })
const run = async (who: EnteredBody, of: MadeMeeting, body: Record<string, unknown>) => {
  const answer = await send(who, of, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.event
}
const sealed = async (of: MadeMeeting) => {
  const acta = await server.store.directory.acta(of.id)
  return { acta: acta!, content: JSON.parse(acta!.json) as MinutesContent }
}
const closed = async (more: Record<string, unknown> = {}, before: (who: EnteredBody, of: MadeMeeting) => Promise<unknown> = async () => undefined) => {
  const of = await server.make({ title: 'Con plazo', purpose: 'Probar el plazo', ...more })
  const secretary = (await server.join(of, 'secretary', 'Iris')).body
  const rosa = (await server.join(of, 'participant', 'Rosa')).body
  const lead = (await server.join(of, 'coordinator', 'Carmen')).body
  await run(lead, of, { type: 'meeting.start' })
  await before(secretary, of)
  await run(secretary, of, { type: 'minutes.close' })
  return { of, secretary, rosa, lead }
}
const correct = async (who: EnteredBody, of: MadeMeeting, text: string) =>
  String((await run(who, of, { type: 'minutes.correct', section: 4, paragraph: 'purpose/purpose', was: 'Probar el plazo', text }))['id'])

test('[FI43] when the days are over the server makes one version of all accepted corrections, signed and naming the one before', async () => {
  const { of, secretary, rosa } = await closed()
  const first = await sealed(of)
  await run(secretary, of, { type: 'correction.resolve', correction: await correct(rosa, of, 'Probar el plazo de tres días'), accepted: true })
  const second = String((await run(rosa, of, { type: 'minutes.correct', section: 7, text: 'Se oyó la lluvia' }))['id'])
  await run(secretary, of, { type: 'correction.resolve', correction: second, accepted: true, answer: 'Sí' })
  await server.look()
  expect((await sealed(of)).acta.version).toBe(1)
  server.pass(4 * day)
  await server.look()
  const { acta, content } = await sealed(of)
  expect([acta.version, acta.number, acta.sha256]).toEqual([2, first.acta.number, sha256(acta.json)])
  expect(content.closing?.before).toEqual({ version: 1, sha256: first.acta.sha256 })
  expect(content.corrections.map(({ text, by, acceptedBy }) => [text, by, acceptedBy]))
    .toEqual([['Probar el plazo de tres días', 'Rosa', 'Iris'], ['Se oyó la lluvia', 'Rosa', 'Iris']])
  const { sections: _s, corrections: _c, version: _v, closing: _k, ...head } = content
  const { sections: _s1, corrections: _c1, version: _v1, closing: _k1, ...head1 } = first.content
  expect([head, content.sections]).toEqual([head1, first.content.sections])
  const back = (await server.join(of, 'participant', 'Rosa', { token: rosa.person.token })).body // sessions go on, but the test has let days pass
  for (const body of [{ type: 'minutes.confirm' }, { type: 'minutes.correct', section: 1, text: 'tarde' }]) {
    expect((await send(back, of, body)).body.reason).toBe('too-late')
  }
  const markdown = await (await server.app.request(`/api/meetings/${of.id}/minutes.md`, { headers: { authorization: `Bearer ${back.session}` } })).text()
  expect(markdown.replaceAll('\\', '')).toContain('decía «Probar el plazo»; ahora dice «Probar el plazo de tres días»')
})

test('[FI44] the secretary ends the days early; without accepted corrections there is no new version; reopening stays possible', async () => {
  const { of, secretary, rosa } = await closed()
  await run(secretary, of, { type: 'correction.resolve', correction: await correct(rosa, of, 'Otra cosa'), accepted: false, answer: 'Así se dijo' })
  expect((await send(rosa, of, { type: 'minutes.finish' })).body.reason).toBe('not-allowed')
  await run(secretary, of, { type: 'minutes.finish' })
  expect((await sealed(of)).acta.version).toBe(1)
  expect((await send(rosa, of, { type: 'minutes.confirm' })).body.reason).toBe('too-late')
  await run(secretary, of, { type: 'minutes.reopen', reason: 'Faltaba un nombre' })
  await run(secretary, of, { type: 'minutes.close', reason: 'Nombre agregado' })
  await run(secretary, of, { type: 'correction.resolve', correction: await correct(rosa, of, 'Con nombre'), accepted: true })
  await run(secretary, of, { type: 'minutes.finish' })
  const { acta, content } = await sealed(of)
  expect([acta.version, content.corrections.map(({ text }) => text)]).toEqual([3, ['Con nombre']])
})

test('[FI45] who was not recorded as present neither confirms nor corrects', async () => {
  const { of, lead } = await closed({}, async (secretary, at) => {
    const view = (await server.ask<{ people: { id: string; name: string }[] }>(`/api/meetings/${at.id}`, { bearer: secretary.session })).body
    await run(secretary, at, { type: 'presence.mark', person: view.people.find(({ name }) => name === 'Rosa')!.id, attendance: 'absent' })
  })
  const late = (await server.join(of, 'participant', 'Beto')).body // comes in after the closing
  for (const body of [{ type: 'minutes.confirm' }, { type: 'minutes.correct', section: 1, text: 'x' }]) {
    expect((await send(late, of, body)).status).toBe(403)
  }
  await run(lead, of, { type: 'minutes.confirm' })
})

test('[FI46] closing with a date makes the next meeting once, and its link is in the acta; whoever leads gets fresh links to it', async () => {
  const at = Date.UTC(2027, 4, 6, 21)
  const { of, secretary, lead } = await closed({ community: 'CAP Siguiente' }, (who, meeting) =>
    run(who, meeting, { type: 'next.plan', startsAt: at, purpose: 'Revisar lo probado' }))
  const { content } = await sealed(of)
  const id = /\/r\/([\w-]+)$/.exec(content.sections.next.link)?.[1] ?? ''
  expect(await server.store.directory.meeting(id)).toMatchObject({ phase: 'draft', startsAt: at, series: 2 })
  await run(secretary, of, { type: 'minutes.reopen', reason: 'Otra vez' })
  await run(secretary, of, { type: 'minutes.close' })
  expect(await server.store.directory.meetings(of.community)).toHaveLength(2)
  const chat = await (await server.app.request(`/api/meetings/${of.id}/minutes.txt`, { headers: { authorization: `Bearer ${lead.session}` } })).text()
  expect(chat).toContain(`/r/${id}`)
  const next = (await server.ask<MadeMeeting>(`/api/meetings/${of.id}/next`, { body: {}, bearer: lead.session })).body
  expect(next.id).toBe(id)
  expect((await server.join(next, 'coordinator', 'Carmen')).status).toBe(200)
})
