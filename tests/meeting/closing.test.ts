/*
 * Fifty people type while the acta is closed, again and again: what they typed is in the acta, or they were told that it is not.
 *
 *   open again ─► fifty stock clients type without pause ─► closed at a moment nobody chose ─► each types on until it is refused
 *
 * Held against the sealed text, the committed document and what everybody else had on their screens. Ten closings in every test run;
 * CLOSINGS=100 makes a hundred, ten to a meeting.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { addRow } from '@acta-viva/model/documents'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openWorld, until, type Attendant, type Meeting, type Stock, type World } from './world.ts'

const WRITERS = 50
const CLOSINGS = Number(process.env['CLOSINGS'] ?? 10)
/** After these a new meeting begins, so that a document holds what one meeting may. */
const PER_MEETING = 10
const SEED = 20_261_121
const AUTH = 2

let world: World
let meeting: Meeting
let secretary: Attendant
let writers: Attendant[]
let dice = SEED
const roll = (n: number): number => { dice = (dice * 48_271) % 2_147_483_647; return dice % n }

let asked = 0
const does = async (who: Attendant, body: Record<string, unknown>) => {
  const id = `closing-${++asked}`
  const answer = await world.command(meeting, who, body, id)
  if (!answer.ok) throw new Error(`${who.name} was refused ${String(body['type'])}: ${answer.reason}`)
  return answer.event
}

beforeAll(async () => { world = await openWorld(Date.UTC(2026, 4, 7, 21, 0)) })
afterAll(() => world.close())

/** A meeting that runs, with everybody in it. */
async function begin(): Promise<void> {
  meeting = await world.create({ title: 'Cerrar mientras escriben', purpose: 'Que nada se pierda', template: 'drelm-6' })
  const lead = await world.join(meeting, 'coordinator', 'Rosa Quispe')
  secretary = await world.join(meeting, 'secretary', 'Carmen Flores')
  writers = []
  for (let n = 1; n <= WRITERS; n++) {
    if (n % 20 === 0) world.pass(60_000) // entries are limited by the minute
    writers.push(await world.join(meeting, 'participant', `Docente ${n}`))
  }
  await does(lead, { type: 'meeting.start' })
}

interface Writer { stock: Stock; token: (n: number) => string; typed: number; told: boolean }

/** Types short marks into a card of its own until the server says no. */
async function type(one: Writer, id: string, closed: () => boolean): Promise<void> {
  const text = () => (one.stock.doc.getMap<Y.Map<unknown>>('cards').get(id)?.get('text') as Y.Text | undefined)
  addRow(one.stock.doc, 'cards', id, { board: 'conclusions', step: '', text: '', order: id, at: 0, by: '' }, ['text'])
  for (let after = 0; !one.told && after < 2_000; after += closed() ? 1 : 0) {
    const words = text()
    words?.insert(words.length, one.token(one.typed++))
    await pause(1 + (one.typed * 7) % 9)
  }
}

const plenaryNow = async (): Promise<string> => {
  const { state } = await (await world.ask(`/api/meetings/${meeting.id}/state`, { session: secretary.session })).json() as { state: { plenary: string } }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(state.plenary, 'base64'))
  return JSON.stringify(doc.getMap('cards').toJSON())
}

test(`[FI47] fifty people typing while the acta is closed, ${CLOSINGS} times: every edit is in the acta or its author was told (seed ${SEED})`, async () => {
  let [kept, refused] = [0, 0]
  for (let turn = 0; turn < CLOSINGS; turn++) {
    const round = 1 + turn % PER_MEETING
    if (round === 1) await begin()
    else await does(secretary, { type: 'minutes.reopen', reason: `vuelta ${round}` })
    world.pass(120_000)
    const all: Writer[] = await Promise.all(writers.map(async (who, n) => {
      const one: Writer = { stock: await world.open(meeting, who, 'plenary'), token: (k) => `<${round}.${n}.${k}>`, typed: 0, told: false }
      one.stock.provider.messageHandlers[AUTH] = () => { one.told = true }
      one.stock.provider.on('connection-close', () => { one.told = true })
      return one
    }))
    let closed = false
    const typing = all.map((one, n) => type(one, `r${round}w${n}`, () => closed))
    await pause(20 + roll(120))
    await does(secretary, { type: 'minutes.close' })
    closed = true
    await Promise.all(typing)
    await until('everybody was told', () => all.every(({ told }) => told))

    const acta = await (await world.ask(`/api/meetings/${meeting.id}/minutes.json?version=${round}`, { session: secretary.session })).text()
    const stored = await plenaryNow()
    const seenBy = all.map(({ stock }) => JSON.stringify(stock.doc.getMap('cards').toJSON()))
    all.forEach((one, n) => {
      for (let k = 0; k < one.typed; k++) {
        const token = one.token(k)
        const inActa = acta.includes(token)
        expect(stored.includes(token), `${token}: the document and the acta agree`).toBe(inActa)
        if (inActa) kept++
        else refused++
        // nobody else may have seen what the acta does not have
        if (!inActa) expect(seenBy.filter((screen, other) => other !== n && screen.includes(token)), token).toEqual([])
      }
      one.stock.close()
    })
  }
  expect(kept, 'the meeting was alive').toBeGreaterThan(WRITERS * CLOSINGS)
  expect(refused, 'people typed on while it was closed').toBeGreaterThan(0)
}, 60_000 + CLOSINGS * 20_000)
