// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveDocument } from './document.ts'
import { openLocalStore } from './local-store.ts'
import { isLate, openOutbox, type Due, type Kept, type Outcome } from './outbox.ts'
import { pauseBefore } from './line.ts'
import { inflateRaw } from './rfc1951.ts'
import { acknowledged, cut, edited, exchanged, found, marked, nothingToSave, savedWord, stored } from './saved.ts'
import { heardTime, serverTime, unknownTime, watchDrift } from './time.ts'
import { wordsOf } from './words.ts'

test('[LV1] "saved" needs an acknowledged mark that covers every edit', () => {
  let s = exchanged(nothingToSave)
  expect(savedWord(s)).toBe('saved')
  s = edited(s)
  expect(savedWord(s)).toBe('saving')
  s = marked(s)
  expect(savedWord(s)).toBe('saving')
  s = edited(s)
  s = acknowledged(s, 1)
  expect(savedWord(s)).toBe('saving')
  s = acknowledged(marked(s), 2)
  expect(savedWord(s)).toBe('saved')
})

test('[LV1] a cut line turns what was not acknowledged back into work to send, and says whether it is kept here', () => {
  const s = cut(marked(edited(exchanged(nothingToSave))))
  expect(savedWord(s)).toBe('unsaved')
  expect(savedWord(stored(s, true))).toBe('device')
  expect(savedWord(cut(exchanged(nothingToSave)))).toBe('saved')
})

test('[LV1] kept here is said once the browser keeps every edit, in whatever order it answers for them', () => {
  let s = cut(edited(edited(nothingToSave)))
  s = stored(s, true)
  expect(savedWord(s)).toBe('unsaved') // the other one is under way
  expect(savedWord(stored(s, true))).toBe('device')
  s = stored(s, false)
  expect(savedWord(s)).toBe('unsaved')
  expect(savedWord(stored(edited(s), true))).toBe('unsaved') // a later one that was kept brings none back
  s = cut(acknowledged(marked(exchanged(s)), 1))
  expect(savedWord(s)).toBe('saved')
  expect(savedWord(stored(edited(s), true))).toBe('device') // the server has what was refused
  s = stored(acknowledged(marked(exchanged(edited(nothingToSave))), 1), false)
  expect(savedWord(cut(stored(edited(s), true)))).toBe('device') // refused after the server had it
  expect(savedWord(found(nothingToSave))).toBe('device')
})

test('[LV2] server time comes from the shortest round trip and ignores a changed date', () => {
  let time = heardTime(unknownTime, 0, 2_000, 501_500)
  time = heardTime(time, 3_000, 3_020, 503_010)
  expect(serverTime(time, 4_000, 99)).toBe(504_000)
  const first = watchDrift(time, 4_000, 1_000_000)
  expect(first.slept).toBe(false)
  expect(watchDrift(first.time, 5_000, 1_001_000).slept).toBe(false)
  const moved = watchDrift(first.time, 5_000, 4_601_000)
  expect(moved.slept).toBe(true)
  expect(moved.time.samples).toEqual([])
})

test('[LV2] an answer that contradicts the earlier ones wins: one of the two clocks was set', () => {
  let time = heardTime(unknownTime, 0, 20, 500_010)
  time = heardTime(time, 1_000, 1_400, 501_350) // slow, but within what its round trip explains
  expect(serverTime(time, 2_000, 0)).toBe(502_000)
  time = heardTime(time, 3_000, 3_400, 743_200)
  expect(time.samples).toHaveLength(1)
  expect(serverTime(time, 4_000, 0)).toBe(744_000)
})

test('[LV3] pauses grow, are spread, and never reach zero', () => {
  expect(pauseBefore(0, () => 0)).toBe(250)
  expect(pauseBefore(0, () => 1)).toBe(750)
  expect(pauseBefore(50, () => 1)).toBe(10_250)
})

const deflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer())

for (const seed of [3, 17, 2026]) {
  test(`[LV4] inflating gives back what was deflated, whatever it was (seed ${seed})`, async () => {
    let dice = seed
    const roll = (n: number) => { dice = (dice * 48_271) % 2_147_483_647; return dice % n }
    for (const size of [0, 1, 5, 300, 70_000]) {
      const spread = [2, 20, 256][roll(3)] ?? 256
      const bytes = Uint8Array.from({ length: size }, () => roll(spread))
      expect(inflateRaw(await deflated(bytes))).toEqual(bytes)
    }
  })
}

test('[LV4] broken deflate bytes are an error, not an endless loop', () => {
  expect(() => inflateRaw(Uint8Array.of(7, 7, 7))).toThrow(RangeError)
  expect(() => inflateRaw(new Uint8Array())).toThrow(RangeError)
})

const silent = { edited: () => undefined, out: () => undefined, exchanged: () => undefined, renewed: () => undefined }

test('[LV5] what was written is kept in the browser and marked as not yet saved until the server has it', async () => {
  const idb = new IDBFactory()
  const kept: Promise<boolean>[] = []
  const first = new LiveDocument('table', 7, openLocalStore('m/p/table/e', idb), { ...silent, edited: (done) => kept.push(done) })
  expect(await first.ready).toEqual({ copy: 'whole', dirty: false })
  first.doc.getMap('meeting').set('title', 'Hola')
  expect(await Promise.all(kept)).toEqual([true])
  const second = new LiveDocument('table', 8, openLocalStore('m/p/table/e', idb), silent)
  expect(await second.ready).toEqual({ copy: 'whole', dirty: true })
  expect(second.doc.getMap('meeting').get('title')).toBe('Hola')
})

test('[LV5] a damaged row is skipped and told, the rest is there', async () => {
  const idb = new IDBFactory()
  const store = openLocalStore('m/p/table/e', idb)
  const source = new Y.Doc()
  source.getMap('meeting').set('title', 'Queda')
  await store.add(Uint8Array.of(1, 1, 9, 0, 0, 0), null)
  await store.add(Y.encodeStateAsUpdate(source), null)
  const live = new LiveDocument('table', 8, store, silent)
  expect(await live.ready).toEqual({ copy: 'damaged', dirty: false })
  expect(live.doc.getMap('meeting').get('title')).toBe('Queda')
  live.doc.getMap('meeting').set('topic', 'Y sigue')
  await expect.poll(async () => (await store.load()).updates.map(({ length }) => length > 6)).toEqual([true, true]) // the copy anew, and the edit
  const again = new LiveDocument('table', 9, openLocalStore('m/p/table/e', idb), silent)
  expect(await again.ready).toEqual({ copy: 'whole', dirty: true })
  expect(again.doc.getMap('meeting').toJSON()).toEqual({ title: 'Queda', topic: 'Y sigue' })
})

test('[LV6] a refused document gives back the words its author typed', async () => {
  const live = new LiveDocument('table', 7, null, silent)
  const text = new Y.Text()
  live.doc.getMap('meeting').set('purpose', text)
  for (const letter of 'Mejorar la lectura') text.insert(text.length, letter)
  expect(await live.retire(true)).toBe('Mejorar la lectura')
  expect(wordsOf([])).toBe('')
})

test('[LV6] words of a tab that was closed come back alone: not what was saved before them, not what others wrote', async () => {
  const idb = new IDBFactory()
  const store = () => openLocalStore('m/p/plenary/e', idb)
  const kept: Promise<boolean>[] = []
  const first = new LiveDocument('plenary', 7, store(), { ...silent, edited: (done) => kept.push(done) })
  await first.ready
  const text = new Y.Text()
  first.doc.getMap('cards').set('mine', text)
  text.insert(0, 'Ya guardado. ')
  await Promise.all(kept)
  first.flush()
  first.connect()
  first.settled()
  const other = new Y.Doc()
  other.getMap('cards').set('theirs', new Y.Text('De otra persona'))
  Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(other), first) // as what the server says
  for (const letter of 'Sin señal') text.insert(text.length, letter)
  await Promise.all(kept)
  const sent: Uint8Array[] = []
  const second = new LiveDocument('plenary', 8, store(), { ...silent, out: (bytes) => sent.push(bytes) })
  expect(await second.ready).toMatchObject({ dirty: true })
  second.connect(false)
  expect(sent).toHaveLength(2) // what is new, please; and what waited
  expect(await second.retire(true)).toBe('Sin señal')
})

test('[LV7] two documents exchange what each lacks over their channels', () => {
  const docs: LiveDocument[] = []
  let done = 0
  const make = (other: number, client: number) => new LiveDocument('table', client, null, {
    ...silent, exchanged: () => { done++ }, out: (bytes) => docs[other]?.hear(bytes),
  })
  docs.push(make(1, 1), make(0, 2))
  docs[0]?.doc.getMap('meeting').set('a', 1)
  docs[1]?.doc.getMap('meeting').set('b', 2)
  for (const doc of docs) doc.connect()
  expect(docs[0]?.doc.getMap('meeting').toJSON()).toEqual({ a: 1, b: 2 })
  expect(docs[1]?.doc.getMap('meeting').toJSON()).toEqual({ a: 1, b: 2 })
  expect(done).toBeGreaterThan(0)
})

const outboxWorld = () => {
  const world = { online: false, sent: [] as string[], disk: [] as Kept[], late: [] as Outcome[], block: 'b1' as string | null, due: 'send' as Due, coming: false, over: () => undefined as void }
  const open = () => openOutbox({
    makeId: () => `c${world.sent.length + world.disk.length + 1}`, now: () => 1_000.4,
    send: (command) => { if (world.online) world.sent.push(command.id); return world.online },
    read: () => world.disk, write: (kept) => { world.disk = kept }, changed: () => undefined,
    late: (_, outcome) => { world.late.push(outcome) }, block: () => world.block, due: () => world.due,
    coming: () => world.coming, after: (_, run) => { world.over = run; return () => undefined },
  })
  return { world, open }
}

test('[LV8] a request made without signal is kept with the moment it was meant, and sent once when the line is back', async () => {
  const { world, open } = outboxWorld()
  expect(await open().send({ type: 'turn.request' })).toEqual({ ok: 'kept' })
  expect(world.disk[0]?.command.meant).toBe(1_000)
  const later = open() // the tab was closed and opened again
  world.online = true
  later.resume()
  expect(world.sent).toEqual(['c1'])
  later.answered('c1', { ok: false, reason: 'queue-closed' })
  expect(later.kept()).toEqual([])
  expect(world.late).toEqual([{ ok: false, reason: 'queue-closed' }])
})

test('[LV8] a request made while the line of a visit first comes up was made with signal: it is kept, and carries no other moment', async () => {
  const { world, open } = outboxWorld()
  world.coming = true
  const outbox = open()
  const asked = outbox.send({ type: 'turn.request' })
  expect([world.disk[0]?.at, world.disk[0]?.command.meant, world.disk.map(isLate)]).toEqual([1_000, undefined, [false]])
  world.coming = false
  world.online = true
  outbox.resume()
  expect(world.sent).toEqual(['c1'])
  outbox.answered('c1', { ok: false, reason: 'queue-closed' })
  expect(await asked).toEqual({ ok: false, reason: 'queue-closed' })
  expect([world.late, world.disk]).toEqual([[], []]) // told where it was pressed, and only there
})

test('[LV8] [LV10] where that line never comes up the request becomes one made without signal; taken back before, nothing of it goes up', async () => {
  const { world, open } = outboxWorld()
  world.coming = true
  const asked = open().send({ type: 'turn.request' })
  world.over()
  expect(await asked).toEqual({ ok: 'kept' })
  expect([world.disk[0]?.command.meant, world.disk.map(isLate)]).toEqual([1_000, [true]])

  const other = outboxWorld()
  other.world.coming = true
  const outbox = other.open()
  const first = outbox.send({ type: 'turn.request' })
  await outbox.send({ type: 'turn.withdraw' })
  expect([await first, other.world.disk]).toEqual([{ ok: 'dropped' }, []])
  other.world.online = true
  outbox.resume()
  expect(other.world.sent).toEqual([])
})

test('[LV8] what would do harm later is refused at once without signal', async () => {
  const { open } = outboxWorld()
  expect(await open().send({ type: 'block.start', block: 'b2', seen: 'b1' })).toEqual({ ok: false, reason: 'offline' })
})

test('[LV15] what is pressed before the first greeting goes up with it; if none comes, it is refused and never sent', async () => {
  const { world, open } = outboxWorld()
  world.coming = true
  const outbox = open()
  const begun = outbox.send({ type: 'meeting.start' })
  expect(world.sent).toEqual([])
  world.online = true
  outbox.resume()
  expect(world.sent).toEqual(['c1'])
  world.over()
  outbox.answered('c1', { ok: false, reason: 'not-now' })
  expect(await begun).toEqual({ ok: false, reason: 'not-now' })

  const lost = outboxWorld()
  lost.world.coming = true
  const other = lost.open()
  const never = other.send({ type: 'meeting.start' })
  lost.world.over()
  expect(await never).toEqual({ ok: false, reason: 'offline' })
  lost.world.online = true
  other.resume()
  expect(lost.world.sent).toEqual([])
})

test('[LV8] [LV15] what went up on a line that was dead is kept if it may come late, else repeated for a quarter of a minute, then refused', async () => {
  const { world, open } = outboxWorld()
  world.online = true
  const outbox = open()
  const asked = outbox.send({ type: 'turn.request' })
  const longer = outbox.send({ type: 'turn.extend', ms: 60_000 })
  outbox.cut()
  expect(await asked).toEqual({ ok: 'kept' })
  expect(world.disk.map(({ command, about }) => [command.type, command.meant, about])).toEqual([['turn.request', 1_000, 'b1']])
  world.sent.length = 0
  outbox.resume() // the line is back at once
  expect(world.sent).toEqual(['c2', 'c1'])
  outbox.cut()
  world.over() // and away again, for long
  expect(await longer).toEqual({ ok: false, reason: 'offline' })
  world.sent.length = 0
  outbox.resume()
  expect(world.sent).toEqual(['c1'])
})

test('[LV10] a request taken back between greeting and exchange never goes up, and one for somebody else is not one\'s own', async () => {
  const { world, open } = outboxWorld()
  const outbox = open()
  await outbox.send({ type: 'turn.request' })
  await outbox.send({ type: 'turn.request', person: 'pedro' })
  world.online = true
  world.due = 'wait'
  outbox.resume()
  expect(await outbox.send({ type: 'turn.withdraw' })).toEqual({ ok: 'dropped' })
  expect([world.sent, world.disk.map(({ command }) => 'person' in command && command.person)]).toEqual([[], ['pedro']])
  world.online = false
  expect(await outbox.send({ type: 'turn.withdraw', person: 'pedro' })).toEqual({ ok: false, reason: 'offline' })
})

test('[LV9] a request whose block has passed asks its person first; yes sends it, and nothing goes up before the record is known', async () => {
  const { world, open } = outboxWorld()
  const outbox = open()
  await outbox.send({ type: 'turn.request' })
  expect(world.disk[0]?.about).toBe('b1')
  world.online = true
  world.due = 'wait'
  outbox.resume()
  expect([world.sent, world.disk[0]?.asks]).toEqual([[], undefined])
  world.due = 'ask'
  outbox.resume()
  expect([world.sent, world.disk[0]?.asks]).toEqual([[], true])
  outbox.insist('c1')
  expect(world.sent).toEqual(['c1'])
})

test('[LV10] one wish for the word is one place: said again it keeps its moment, taken back it never leaves, and no connection sends it twice', async () => {
  const { world, open } = outboxWorld()
  const outbox = open()
  await outbox.send({ type: 'turn.request' })
  await outbox.send({ type: 'turn.request', subject: 'Sobre la lectura' })
  expect(world.disk.map(({ command }) => [command.meant, 'subject' in command && command.subject])).toEqual([[1_000, 'Sobre la lectura']])
  world.online = true
  outbox.resume()
  outbox.resume()
  expect(world.sent).toHaveLength(1)
  outbox.cut()
  world.online = false
  await outbox.send({ type: 'turn.withdraw' })
  expect(world.disk).toEqual([])
})
