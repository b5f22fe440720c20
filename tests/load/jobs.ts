/*
 * The measurements themselves. Each job runs in the generator's process against one freshly started server, says what it found in
 * numbers, and throws when a replica is wrong: a fast server that loses something has no figures.
 */
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { Client, Sent } from './client.ts'
import { Crowd, work } from './crowd.ts'
import { documentsOf, doorOf, each, makeRooms, type Room } from './people.ts'
import { cpuOf, memoryOf, threadsOf, waitedOf, type Variant } from './servers.ts'

export interface Target { readonly variant: Variant; readonly pid: number; readonly port: number; readonly watch: number }
export type Figures = Record<string, number>

const QUIET_MS = 600
const DRAIN_MS = 8000
/** Meetings last an hour and a half, and a server's first seconds go into compiling: each is asked what it costs once it is warm. */
const WARM_MS = { meetings: 15_000, rate: 4000 } as const

export const percentile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0
}
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const ask = async (target: Target, path: string): Promise<Record<string, number>> =>
  await (await fetch(`http://127.0.0.1:${target.watch}${path}`)).json() as Record<string, number>

/** What a window of work cost the server: CPU of all its threads, and how much of the time its main thread waited for a core. */
async function window(target: Target): Promise<() => Promise<{ cpu: number; wall: number; waited: number }>> {
  await ask(target, '/profile/start')
  const before = { cpu: cpuOf(target.pid), waited: waitedOf(target.pid), at: performance.now(), threads: threadsOf(target.pid) }
  return async () => {
    const wall = performance.now() - before.at
    const cpu = cpuOf(target.pid) - before.cpu
    const waited = (waitedOf(target.pid) - before.waited) / wall * 100
    if (process.env['PROFILE'] !== undefined || process.env['THREADS'] !== undefined) {
      const used = [...threadsOf(target.pid)].map(([name, ms]) => `${name} ${Math.round(ms - (before.threads.get(name) ?? 0))} ms`)
      console.error(used.join(' · '))
    }
    await ask(target, '/profile/end')
    return { cpu, wall, waited }
  }
}

/** Resolves when nothing comes down any more. */
async function quiet(clients: readonly Client[]): Promise<void> {
  let before = -1
  for (let waited = 0; waited < DRAIN_MS; waited += QUIET_MS) {
    const now = sum(clients.map(({ wire }) => wire.bytesDown))
    if (now === before) return
    before = now
    await pause(QUIET_MS)
  }
}

/** Meetings at work. CPU per participant and minute, bytes down, how long edits were on their way. */
export async function meetings(
  target: Target, { rooms, people, seconds, carets }: { rooms: number; people: number; seconds: number; carets: boolean },
): Promise<Figures> {
  const made = await makeRooms(target.variant, target.port, rooms, people)
  const crowds: Crowd[] = []
  await each(rooms, 4, async (r) => {
    const crowd = new Crowd(target.variant, target.port, made[r]!)
    await Promise.all(crowd.clients.map(({ ready }) => ready))
    crowds.push(crowd)
  })
  const clients = crowds.flatMap((crowd) => crowd.clients)
  const stop = work(crowds, { carets })
  await pause(WARM_MS.meetings)
  for (const client of clients) client.waits.length = 0
  const end = await window(target)
  const down = () => ({ bytes: sum(clients.map(({ wire }) => wire.bytesDown)), frames: sum(clients.map(({ wire }) => wire.frames)) })
  const before = { ...down(), own: process.cpuUsage() }
  await pause(seconds * 1000)
  const { cpu, wall, waited } = await end()
  const [bytes, frames] = [down().bytes - before.bytes, down().frames - before.frames]
  const own = process.cpuUsage(before.own)
  const waits = clients.flatMap((client) => client.waits)
  stop()
  await quiet(clients)
  const memory = memoryOf(target.pid)
  for (const crowd of crowds) {
    const wrong = crowd.wrong()
    if (wrong !== null) throw new Error(wrong)
  }
  for (const { wire } of clients) wire.close()
  const minutes = clients.length * wall / 60_000
  return {
    cpu: cpu / minutes, p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), bytes: bytes / minutes, frames: frames / minutes,
    rss: memory, generator: (own.user + own.system) / 1000 / wall * 100, server: cpu / wall * 100, waited,
  }
}

/** Many write on one board as fast as asked: deliveries per second of CPU, all of them found at the end. */
export async function rate(
  target: Target, { people, perSecond, seconds }: { people: number; perSecond: number; seconds: number },
): Promise<Figures> {
  const [room] = await makeRooms(target.variant, target.port, 1, people)
  const sent = new Sent()
  const clients = room!.people.map((person, i) => new Client(
    doorOf(target.variant, target.port, room!, person, 'plenary'), documentsOf(target.variant, 'plenary'),
    { name: person.name, group: 'plenary cards', ...(i === people - 1 && { watch: sent }) },
  ))
  await Promise.all(clients.map(({ ready }) => ready))
  const texts = clients.map((client, i) => {
    const doc = client.doc('plenary', sent)
    const text = new Y.Text()
    doc.transact(() => {
      const row = new Y.Map<unknown>()
      row.set('text', text)
      row.set('order', String(1000 + i))
      doc.getMap('cards').set(`w${i}`, row)
    })
    return text
  })
  const feed = async (ms: number): Promise<number> => {
    const began = performance.now()
    const total = Math.round(people * perSecond * ms / 1000)
    for (let edits = 0; edits < total; await pause(2)) {
      const due = Math.min(total, Math.floor((performance.now() - began) / 1000 * people * perSecond))
      for (; edits < due; edits += 1) texts[edits % people]!.insert(texts[edits % people]!.length, 'a')
    }
    return performance.now() - began
  }
  await feed(WARM_MS.rate)
  await quiet(clients)
  for (const client of clients) client.waits.length = 0
  const end = await window(target)
  const fed = await feed(seconds * 1000)
  const edits = people * perSecond * seconds
  await quiet(clients)
  const { cpu, waited } = await end()
  const waits = clients.flatMap((client) => client.waits)
  const known = new Map<string, string>()
  const pictures = new Set(clients.map((client) => client.picture('plenary', known)))
  if (pictures.size > 1) throw new Error(`${pictures.size} different copies after ${edits} edits`)
  const failed = clients.find((client) => client.failure !== null)
  if (failed) throw new Error(`${failed.name}: ${failed.failure}`)
  const clocks = new Map((JSON.parse([...pictures][0]!) as [[number, number][]])[0])
  for (const client of clients) {
    const doc = client.docs.get('plenary')!
    if (clocks.get(doc.clientID) !== Y.getState(doc.store, doc.clientID)) throw new Error(`edits of ${client.name} are missing`)
  }
  for (const { wire } of clients) wire.close()
  return {
    perCpu: edits * (people - 1) / (cpu / 1000), p99: percentile(waits, 0.99), asked: people * perSecond, fed: edits / fed * 1000, waited,
  }
}

/** Somebody at the table of a meeting, by default the one who may write there. */
const clientIn = ({ variant, port }: Target, room: Room, person = room.people[0]!, watch?: Sent): Client =>
  new Client(doorOf(variant, port, room, person, 'table'), documentsOf(variant, 'table'), {
    name: person.name, group: 'table notes:b1', ...(watch && { watch }),
  })

/** A secretary's history of so many keystrokes: bursts in old and new paragraphs, some taken back; a hundred at a time. */
async function history(target: Target, room: Room, keys: number): Promise<Client> {
  const writer = clientIn(target, room)
  await writer.ready
  const sent = writer.doc('table', null)
  const aside = new Y.Doc()
  let vector = Y.encodeStateVector(aside)
  for (let typed = 0, burst = 0; typed < keys; burst += 1) {
    typed += typeBurst(aside, burst)
    if (burst % 12 !== 11 && typed < keys) continue
    Y.applyUpdate(sent, Y.encodeStateAsUpdate(aside, vector))
    vector = Y.encodeStateVector(aside)
    await pause(20)
  }
  await quiet([writer])
  return writer
}

const PARAGRAPHS = 120

/** Some keystrokes in one place, each its own transaction, as an editor makes them. */
function typeBurst(doc: Y.Doc, burst: number): number {
  const note = doc.getXmlFragment('notes:b1')
  if (note.length < PARAGRAPHS && burst % 10 === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('·')])
    note.insert(note.length, [paragraph])
  }
  const text = (note.get((burst * 7919) % note.length) as Y.XmlElement).get(0) as Y.XmlText
  let at = (burst * 104_729) % (text.length + 1)
  const keys = 5 + burst % 7
  for (let k = 0; k < keys; k += 1) {
    if ((burst + k) % 12 === 0 && at > 0) text.delete(--at, 1)
    else text.insert(at++, 'abcdefghijklmnop '[(burst + k) % 17]!)
  }
  return keys
}

/** Three hundred come into a long meeting within two seconds: what each costs, and how long the server stands still. */
export async function storm(target: Target, { people, keys }: { people: number; keys: number }): Promise<Figures> {
  const [room] = await makeRooms(target.variant, target.port, 1, people)
  const writer = await history(target, room!, keys)
  await pause(1500)
  await ask(target, '/stall/start')
  const end = await window(target)
  const began = performance.now()
  const clients: Client[] = []
  const joined: number[] = []
  for (const [i, person] of room!.people.slice(1).entries()) {
    const wait = i * 2000 / people - (performance.now() - began)
    if (wait > 1) await pause(wait)
    const at = performance.now()
    const client = clientIn(target, room!, person)
    void client.ready.then(() => { joined.push(client.syncedAt - at) })
    clients.push(client)
  }
  await Promise.all(clients.map(({ ready }) => ready))
  const all = performance.now() - began
  await quiet(clients)
  const { cpu, waited } = await end()
  const stall = await ask(target, '/stall/end')
  const known = new Map<string, string>()
  const expected = writer.picture('table', known)
  for (const client of clients) if (client.picture('table', known) !== expected) throw new Error(`${client.name} has another copy`)
  const bytes = sum(clients.map(({ wire }) => wire.bytesDown)) / clients.length
  const rss = memoryOf(target.pid)
  for (const { wire } of [writer, ...clients]) wire.close()
  return { cpu: cpu / clients.length, bytes, all, p95: percentile(joined, 0.95), stall: stall['ms'] ?? 0, rss, waited }
}

/** One client does its worst within the rules: a whole offline day at once, then the largest questions. How long others wait. */
export async function one(target: Target, { keys }: { keys: number }): Promise<Figures> {
  const [room] = await makeRooms(target.variant, target.port, 1, 3)
  const writer = clientIn(target, room!)
  await writer.ready
  await ask(target, '/stall/start')
  const doc = writer.doc('table', null)
  const aside = new Y.Doc()
  for (let typed = 0, burst = 0; typed < keys; burst += 1) typed += typeBurst(aside, burst)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(aside))
  await quiet([writer])
  if (writer.failure !== null) throw new Error(writer.failure)
  const { ms = 0 } = await ask(target, '/stall/end')
  writer.wire.close()
  return { stall: ms }
}

export interface Witness { readonly room: Room; readonly shown: [number, number][]; readonly saved: boolean }

/** Ten meetings at work when the server is killed. What others had been shown by then. */
export async function kill(target: Target, { seconds }: { seconds: number }): Promise<Witness[]> {
  const made = await makeRooms(target.variant, target.port, 10, 4)
  const crowds = made.map((room) => new Crowd(target.variant, target.port, room))
  await Promise.all(crowds.flatMap((crowd) => crowd.clients.map(({ ready }) => ready)))
  const stop = work(crowds, { carets: false })
  await pause(seconds * 1000)
  stop()
  process.kill(target.pid, 'SIGKILL')
  await pause(300)
  return crowds.map((crowd, r) => {
    const watching = crowd.clients.at(-1)!
    const shown = [...watching.docs.values()].flatMap((doc) => [...Y.decodeStateVector(Y.encodeStateVector(doc))])
    return { room: made[r]!, shown, saved: true }
  })
}

/** What is left of it after a restart. */
export async function survived(target: Target, { witnesses }: { witnesses: Witness[] }): Promise<Figures> {
  let shown = 0
  let gone = 0
  for (const { room, shown: clocks } of witnesses) {
    const client = clientIn(target, room, room.people[0], new Sent())
    await client.ready
    await pause(50)
    const have = new Map([...client.docs.values()].flatMap((doc) => [...Y.decodeStateVector(Y.encodeStateVector(doc))]))
    for (const [author, clock] of clocks) {
      shown += clock
      gone += Math.max(0, clock - (have.get(author) ?? 0))
    }
    client.wire.close()
  }
  return { shown, gone }
}

/** Many small meetings open at once, and after everybody left. Bytes. */
export async function memory(target: Target, { rooms, wait }: { rooms: number; wait: number }): Promise<Figures> {
  const made = await makeRooms(target.variant, target.port, rooms, 2)
  await pause(500)
  const start = { rss: memoryOf(target.pid), heap: (await ask(target, '/memory'))['heapUsed'] ?? 0 }
  const clients = (await each(rooms, 8, async (r) => {
    const room = made[r]!
    const both = room.people.map((person) => clientIn(target, room, person))
    await Promise.all(both.map(({ ready }) => ready))
    const doc = both[0]!.doc('table', null)
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(`${r} `.padEnd(4700, 'acta '))])
      doc.getXmlFragment('notes:b1').insert(0, [paragraph])
    })
    return both
  })).flat()
  await quiet(clients)
  const rss = memoryOf(target.pid)
  const open = (await ask(target, '/memory'))['heapUsed'] ?? 0
  const failed = clients.find(({ failure }) => failure !== null)
  if (failed) throw new Error(`${failed.failure}`)
  for (const { wire } of clients) wire.close()
  await pause(wait * 1000)
  const after = { heap: (await ask(target, '/memory'))['heapUsed'] ?? 0, rss: memoryOf(target.pid) }
  return {
    start: start.rss, open: rss, after: after.rss,
    perRoom: (rss - start.rss) / rooms, heapPerRoom: (open - start.heap) / rooms, left: (after.heap - start.heap) / rooms,
  }
}

export const jobs = { meetings, rate, storm, one, kill, survived, memory }
export type JobName = keyof typeof jobs
