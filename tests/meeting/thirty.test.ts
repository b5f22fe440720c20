/*
 * Ninety minutes of a real agenda with thirty people, driven by script: stock clients write, HTTP commands lead, the clock is ours.
 *
 * The test keeps its own ledger (who asked when, who spoke how long, what each block took) with arithmetic of its own, and holds the
 * server's queue, clocks and acta to it; then it folds the record a client received and holds the server to that, too.
 */
import { addRow, orderRun, readBlocks, readSteps } from '@acta-viva/model/documents'
import type { Minutes } from '@acta-viva/model/minutes'
import { foldAll, meetingView, type MeetingEvent } from '@acta-viva/model/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openWorld, until, type Attendant, type Meeting, type Stock, type World } from './world.ts'

const SEED = 20_260_510
const MINUTE = 60_000
const names = [
  'Rosa Quispe', 'Julia Mamani', 'Luis Huamán', 'Carmen Flores', 'José Ñahui', 'Ana Rojas', 'Pedro Chávez', 'Lucía Torres', 'Miguel Ángel Soto', 'Elena Paredes',
  'Óscar Vilca', 'Nélida Cárdenas', 'Raúl Apaza', 'Sonia Ticona', 'Víctor Cusi', 'Gladys Poma', 'Hernán Ruiz', 'Irma Salas', 'Jorge Luque', 'Karina Díaz',
  'Mario Condori', 'Norma Cáceres', 'Pablo Inga', 'Rita Yupanqui', 'Saúl Medina', 'Teresa Lazo', 'Ulises Vargas', 'Yolanda Cruz', 'Zoila Peña', 'Wilber Choque',
]

/** One turn of the test's own ledger. */
interface Spoken { person: string; kind: string; block: string; used: number }

let world: World
let meeting: Meeting
let people: Attendant[]
let moderator: Attendant
let secretary: Attendant
let table: Stock
const spoken: Spoken[] = []
const blockUsed = new Map<string, number>()
let dice = SEED
const roll = (n: number): number => { dice = (dice * 48_271) % 2_147_483_647; return dice % n }

/** What must happen, or the test says which command was refused and why. */
async function does(who: Attendant, body: Record<string, unknown>): Promise<MeetingEvent> {
  const answer = await world.command(meeting, who, body)
  if (!answer.ok) throw new Error(`${who.name} was refused ${String(body['type'])}: ${answer.reason}`)
  return answer.event
}
const view = () => world.view(meeting, moderator)

beforeAll(async () => {
  world = await openWorld(Date.UTC(2026, 4, 7, 21, 0))
  meeting = await world.create({
    title: 'Criterios de retroalimentación formativa', community: 'CAP I.E. Los Algarrobos', template: 'drelm-6', minutes: 90,
    purpose: 'Acordar criterios comunes para retroalimentar los cuadernos de 4.° grado.', startsAt: Date.UTC(2026, 4, 7, 21, 0),
  })
  const [coordinator, mod, sec, ...others] = names
  people = [await world.join(meeting, 'coordinator', coordinator!), await world.join(meeting, 'moderator', mod!), await world.join(meeting, 'secretary', sec!)]
  ;[, moderator, secretary] = people as [Attendant, Attendant, Attendant]
  for (const name of others) people.push(await world.join(meeting, 'participant', name))
  table = await world.open(meeting, secretary, 'table')
}, 240_000)
afterAll(() => world.close())

/** A round of the queue: some ask in a known order, are heard in the order of the rule, and each clock is held to our own count. */
async function round(block: string): Promise<void> {
  const askers = people.slice(3).sort(() => roll(3) - 1).slice(0, 4 + roll(3))
  const [first, ...rest] = askers as [Attendant, ...Attendant[]]
  await does(first, { type: 'turn.request' })
  await does(moderator, { type: 'turn.grant', person: first.id, seen: (await view()).turn?.id ?? null })

  const waiting: { person: Attendant; kind: string; arrival: number }[] = []
  /** The rule, told in the test's own words: order, then answers to whoever has the word, then by arrival. */
  const due = (holder: string) => {
    const rank = ({ kind }: { kind: string }) => (kind === 'order' ? 0 : kind === 'answer' && holder === first.id ? 1 : 2)
    return [...waiting].sort((a, b) => rank(a) - rank(b) || a.arrival - b.arrival)
  }
  const asking = world.clock.at
  for (const [arrival, person] of rest.entries()) {
    const kind = ['contribution', 'question', 'answer', 'order'][roll(4)]!
    await does(person, { type: 'turn.request', kind, subject: `Sobre ${block} (${person.name.split(' ')[0]})`, ...(kind === 'answer' && { to: first.id }) })
    waiting.push({ person, kind, arrival })
    world.pass(1_000 + roll(4_000))
  }
  let running = { person: first, kind: 'contribution', used: world.clock.at - asking, since: (await view()).turn!.id }
  const runOn = (ms: number) => { running.used += ms; world.pass(ms) }
  while (waiting.length > 0) {
    const order = due(running.person.id)
    expect((await view()).queue.map((one) => one.person)).toEqual(order.map(({ person }) => person.id))
    runOn(20_000 + roll(40) * 1_000)
    if (roll(3) === 0) {
      await does(moderator, { type: 'turn.pause' })
      world.pass(15_000)
      await does(moderator, { type: 'turn.resume' })
    }
    if (roll(4) === 0) await does(moderator, { type: 'turn.extend', ms: MINUTE })
    runOn(1_000 * roll(30))
    expect((await view()).clocks.speaker).toMatchObject({ person: running.person.id, used: running.used })
    spoken.push({ person: running.person.name, kind: running.kind, block, used: running.used })
    const next = order[0]!
    const granted = await does(moderator, { type: 'turn.grant', person: (await view()).queue[0]!.person, seen: running.since })
    expect(granted).toMatchObject({ person: next.person.id })
    waiting.splice(waiting.indexOf(next), 1)
    running = { person: next.person, kind: next.kind, used: 0, since: granted.id }
  }
  runOn(30_000)
  spoken.push({ person: running.person.name, kind: running.kind, block, used: running.used })
  await does(running.person, { type: 'turn.end', seen: running.since })
  expect((await view()).turn).toBeNull()
}

test(`[MT1] ninety minutes with thirty people: every order, every clock and the acta are what happened (seed ${SEED})`, async () => {
  await does(moderator, { type: 'meeting.start' })
  const blocks = readBlocks(table.doc).filter((block) => !block.removed)
  const steps = readSteps(table.doc).filter((step) => !step.removed)
  expect(blocks).toHaveLength(6)
  expect(blocks.reduce((sum, block) => sum + block.minutes, 0)).toBe(90)
  const began = world.clock.at

  let currentBlock: string | null = null
  for (const block of blocks) {
    const since = world.clock.at
    await does(moderator, { type: 'block.start', block: block.id, seen: currentBlock })
    currentBlock = block.id
    let seen: string | null = null
    for (const step of steps.filter((one) => one.block === block.id)) {
      await does(moderator, { type: 'step.start', step: step.id, seen })
      seen = step.id
      if (step.queue && step.board !== 'none') await round(block.id)
      const reading = (await view()).clocks.block!
      expect(reading).toMatchObject({ block: block.id, used: world.clock.at - since, planned: block.minutes * MINUTE })
      const left = step.minutes * MINUTE - 30_000
      if (!step.queue) world.pass(left)
    }
    blockUsed.set(block.id, world.clock.at - since)
  }
  const read = await view()
  expect(read.clocks.meeting.elapsed).toBe(world.clock.at - began)
  expect(read.turns.map((turn) => ({ person: turn.person, block: turn.block, used: 'used' in turn ? turn.used : null }))).toEqual(
    spoken.map((one) => ({ person: people.find(({ name }) => name === one.person)!.id, block: one.block, used: one.used })))
}, 240_000)

test('[MT2] what twenty-seven people write at the same moment is on every copy, each under its own name', async () => {
  const writers = await Promise.all(people.slice(3).map((who) => world.open(meeting, who, 'plenary')))
  const orders = orderRun(writers.length)
  writers.forEach(({ doc }, i) => addRow(doc, 'cards', `card-${i}`, {
    board: ['causes', 'consequences', 'experiences', 'strategies'][i % 4], text: `Idea de ${people[i + 3]!.name}`, at: world.clock.at, order: orders[i],
  }, ['text']))
  for (const { doc } of writers) await until('every card everywhere', () => doc.getMap('cards').size === writers.length)
  for (const writer of writers) writer.close()

  table.close() // the clock jumped over more silence than a server waits for: whoever wakes up comes anew
  table = await world.open(meeting, secretary, 'table')
  addRow(table.doc, 'agreements', 'a1', {
    text: 'Usar la misma rúbrica en los cuadernos de 4.° grado', actors: ['Docentes'], responsible: 'Julia Mamani', indicator: 'Cuadernos revisados con la rúbrica',
    target: '8 de 10', due: '2026-06-30', commitments: [], state: 'registered', order: 'V',
  }, ['text', 'indicator', 'target'])
  const note = new Y.XmlElement('paragraph')
  note.insert(0, [new Y.XmlText('Retroalimentar es decir qué falta y cómo seguir.')])
  table.doc.getXmlFragment('conclusions').insert(0, [note])
  const reader = await world.open(meeting, people[3]!, 'table')
  await until('the agreement on another copy', () => reader.doc.getMap('agreements').size === 1)
  reader.close()
  await does(secretary, { type: 'next.plan', startsAt: Date.UTC(2026, 5, 4, 21, 0), purpose: 'Revisar los primeros cuadernos' })
}, 240_000)

test('[MT3] a repeated id does nothing twice, a stale next is refused, a participant cannot lead', async () => {
  const [, , , participant] = people as [Attendant, Attendant, Attendant, Attendant]
  const once = await world.command(meeting, participant, { type: 'turn.request' }, 'mi-pedido')
  const twice = await world.command(meeting, participant, { type: 'turn.request' }, 'mi-pedido')
  expect(twice).toEqual(once)
  expect(await world.command(meeting, participant, { type: 'turn.request', kind: 'order' }, 'mi-pedido')).toMatchObject({ ok: false, status: 409, reason: 'repeated-id' })
  expect((await view()).queue).toHaveLength(1)
  expect(await world.command(meeting, moderator, { type: 'turn.grant', person: participant.id, seen: 'somebody-else' })).toMatchObject({ ok: false, status: 409, reason: 'stale' })
  for (const type of ['block.pause', 'meeting.end', 'minutes.close', 'turn.pause']) {
    expect(await world.command(meeting, participant, { type })).toMatchObject({ ok: false, status: 403, reason: 'not-allowed' })
  }
  await does(participant, { type: 'turn.withdraw' })
})

test('[MT4] the closed acta says what happened, and equals what the record a client received says', async () => {
  const record = await world.open(meeting, people[5]!, 'record')
  await does(secretary, { type: 'minutes.close' })
  await until('the closing event', () => record.doc.getArray<MeetingEvent>('events').toArray().some((event) => event.type === 'minutes.close'))
  const response = await world.ask(`/api/meetings/${meeting.id}/minutes.json`, { session: people[9]!.session })
  expect(response.status).toBe(200)
  const acta = await response.json() as Minutes

  expect(acta.sections.attendance.people.map(({ name }) => name).sort()).toEqual([...names].sort())
  expect(acta.sections.roles).toMatchObject({ coordinator: names[0], moderator: names[1], secretary: names[2] })
  const { blocks } = acta.sections.development
  expect(blocks.map(({ used }) => used)).toEqual([...blockUsed.values()].map((ms) => Math.max(1, Math.round(ms / MINUTE))))
  expect(blocks.flatMap(({ id, turns }) => turns.map(({ who, kind }) => ({ block: id, who, kind })))).toEqual(
    [...blockUsed.keys()].flatMap((block) => spoken.filter((one) => one.block === block).map(({ person, kind }) => ({ block, who: person, kind }))))
  expect(JSON.stringify(acta)).not.toMatch(/"(?:used|ms|seconds)":\d{5,}/)
  const cards = [...acta.sections.problem.causes, ...acta.sections.problem.consequences, ...acta.sections.experiences.groups].flatMap((group) => group.cards)
  for (const { text, by } of cards) expect(text).toBe(`Idea de ${by}`)
  expect(cards.length + acta.sections.strategies.strategies.length).toBe(27)
  expect(acta.sections.agreements.agreements).toMatchObject([{ text: 'Usar la misma rúbrica en los cuadernos de 4.° grado', missing: [], due: '2026-06-30' }])
  expect(JSON.stringify(acta.sections.conclusions)).toContain('Retroalimentar es decir qué falta y cómo seguir.')

  const events = record.doc.getArray('events').toArray()
  const state = foldAll(events)
  expect(state.phase).toBe('closed')
  const served = await view()
  const plan = served.blocks.map(({ id, title, planned }) => ({ id, title, ms: planned, boards: [] as string[] }))
  const folded = JSON.parse(JSON.stringify(meetingView(state, plan, served.clocks.now, moderator.id))) as typeof served
  for (const key of ['phase', 'people', 'roles', 'turns', 'queue', 'versions', 'handovers', 'current'] as const) expect(folded[key]).toEqual(served[key])
  expect(await world.command(meeting, secretary, { type: 'block.start', block: blocks[0]!.id, seen: null })).toMatchObject({ ok: false, reason: 'closed' })
}, 240_000)
