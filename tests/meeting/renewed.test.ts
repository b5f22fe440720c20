/*
 * After whatever people do, also edits whose neighbours stand the wrong way round (as a conflicting undo sends them), every author's own copy
 * reads like the room. Real rooms, store and gate; the web's own documents; a line that delivers late, each way in its order.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONTROL, encodeControl, encodeFrames, flags, PROTOCOL, readDown, readFrames, type Up } from '@acta-viva/model/wire'
import { inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { LiveDocument } from '../../apps/web/src/live/document.ts'
import { diceOf, type Dice } from '../../apps/server/src/rooms/gate/testing/dice.ts'
import { item, rawUpdate, string } from '../../apps/server/src/rooms/gate/testing/raw.ts'
import type { Hearing } from '../../apps/server/src/rooms/ports.ts'
import { MEETING, openWorld, seat, type World } from '../../apps/server/src/rooms/testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const textOf = (doc: Y.Doc): Y.Text | undefined => (doc.getMap('cards').get('c') as Y.Map<Y.Text> | undefined)?.get('text')

/** One person's device: the web's document on a line whose messages wait until they are let through. */
class Device {
  readonly live: LiveDocument
  channel = 0
  marked = 0
  saved = 0
  renewed = 0
  readonly up: Uint8Array[] = []
  readonly down: Uint8Array[] = []
  readonly #hearing: Hearing

  constructor(person: string, client: number) {
    this.#hearing = world.rooms.live({ send: (bytes) => this.down.push(bytes), close: (_, reason) => { throw new Error(reason) }, buffered: () => 0 }, seat(person))
    this.live = new LiveDocument('plenary', client, null, {
      edited: () => undefined, exchanged: () => undefined, renewed: () => { this.renewed += 1 }, out: (bytes) => { this.#put(this.channel, bytes) },
    })
    this.#say({ t: 'hello', protocol: PROTOCOL, client })
  }

  mark(): void {
    this.live.flush()
    if (this.live.exchanged) this.#say({ t: 'mark', n: (this.marked += 1) })
  }
  get isQuiet(): boolean { return this.up.length + this.down.length === 0 && this.saved === this.marked }

  goOn(): void {
    const up = this.up.shift()
    if (up !== undefined) this.#hearing.hear(up)
    const down = this.down.shift()
    if (down === undefined) return
    for (const frame of readFrames(down)) {
      const bytes = frame.flags === flags.deflate ? new Uint8Array(inflateRawSync(frame.bytes)) : frame.bytes
      if (frame.channel === this.channel && this.channel > 0) this.live.hear(bytes)
      if (frame.channel !== CONTROL) continue
      const message = readDown(bytes)
      if (message.t === 'hello') {
        this.channel = message.channels.find(({ document }) => document === 'plenary')!.channel
        this.live.connect()
      }
      if (message.t === 'saved') this.saved = message.n
      if (message.t === 'afresh') this.live.renew()
      if (message.t === 'refused' || message.t === 'gap') throw new Error(`${message.t} ${JSON.stringify(message)}`)
    }
  }

  #say(message: Up): void { this.#put(CONTROL, encodeControl(message)) }
  #put(channel: number, bytes: Uint8Array): void { this.up.push(encodeFrames([{ channel, flags: flags.plain, bytes }])) }
}

/** Letters between two of the text's own, named in any order, the first often left out. */
function cross(dice: Dice, doc: Y.Doc, letter: string): void {
  const ids: [number, number][] = []
  for (let at = textOf(doc)?._start ?? null; at !== null; at = at.right) for (let i = 0; i < at.length; i += 1) ids.push([at.id.client, at.id.clock + i])
  if (ids.length < 2) return
  const origin = dice.chance(0.5) ? undefined : dice.of(ids)
  Y.applyUpdate(doc, rawUpdate([{ client: 1 + dice.below(2 ** 31), clock: 0, structs: [item({ origin, right: dice.of(ids) }, string(letter))] }]))
}

let renewals = 0
for (const seed of [1, 2, 3, 4]) {
  test(`[RM27] [LV22] every author's copy ends as the room is, with every letter once (seed ${seed})`, async () => {
    const dice = diceOf(seed)
    const devices = ['ana', 'bea', 'eva'].map((person, i) => new Device(person, 100 * seed + i))
    const letThrough = async () => {
      for (const device of devices) device.goOn()
      world.clock.advance(10)
      await new Promise(setImmediate)
    }
    /** Until nobody has anything more to say, and what an `afresh` set off is over, too. */
    const settle = async () => {
      for (let calm = 0; calm < 3; calm += 1) {
        for (const device of devices) device.mark()
        await world.until('quiet', async () => {
          await letThrough()
          return devices.every((device) => device.isQuiet)
        }, 20)
      }
    }
    await world.until('exchanged', async () => {
      await letThrough()
      return devices.every(({ live }) => live.exchanged)
    })
    devices[0]!.live.doc.transact(() => {
      const row = new Y.Map<unknown>()
      row.set('text', new Y.Text('abcdef'))
      devices[0]!.live.doc.getMap('cards').set('c', row)
    })
    await settle()
    let letters = 6
    for (let step = 0; step < 120; step += 1) {
      const device = dice.of(devices)
      const { doc } = device.live
      const text = textOf(doc)!
      const letter = String.fromCodePoint(0x3400 + letters)
      letters += 1
      if (dice.chance(0.15)) cross(dice, doc, letter)
      else text.insert(dice.below(text.length + 1), letter)
      if (dice.chance(0.6)) device.mark()
      for (let n = dice.below(4); n > 0; n -= 1) await letThrough()
    }
    await settle()
    const room = new Y.Doc()
    Y.applyUpdate(room, await world.rooms.document(MEETING, 'plenary'))
    const whole = textOf(room)!.toJSON()
    expect(new Set(whole).size).toBe(letters)
    expect(whole.length).toBe(letters)
    for (const { live } of devices) expect(textOf(live.doc)!.toJSON()).toBe(whole)
    renewals += devices.reduce((sum, device) => sum + device.renewed, 0)
  })
}

test('[RM27] such edits were really put in order', () => { expect(renewals).toBeGreaterThan(10) })
