/*
 * Stock y-websocket clients over a real WebSocket server: they know nothing of us, and everything must still hold.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realClock } from './clock.ts'
import { openWorld, observer, seat, type World } from './testing/world.ts'
import { socketOf } from './wsSocket.ts'
import type { Seat } from './ports.ts'

let world: World
let server: WebSocketServer
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  world = await openWorld({ clock: realClock })
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.on('connection', (ws, request) => {
    const url = new URL(request.url ?? '', 'http://x')
    const [, document = ''] = /^\/([\w-]+)$/.exec(url.pathname) ?? []
    const person = url.searchParams.get('who') ?? ''
    const who: Seat = person === 'eye' ? observer(person) : seat(person, ...(person === 'ana' ? ['secretary' as const] : []))
    socketOf(ws, (socket) => world.rooms.sync(socket, who, document))
  })
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await world.rooms.drain(2000)
  server.close()
  await world.close()
  expect(world.faults).toEqual([])
})

const until = async (what: string, so: () => boolean): Promise<void> => {
  for (let left = 2000; !so(); left -= 1) {
    if (left === 0) throw new Error(`never happened: ${what}`)
    await pause(5)
  }
}

interface Stock { provider: WebsocketProvider; doc: Y.Doc; codes: number[] }
function stock(who: string, document: string, doc = new Y.Doc()): Stock {
  const { port } = server.address() as AddressInfo
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, document, doc, {
    params: { who }, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true,
  })
  providers.push(provider)
  const codes: number[] = []
  provider.on('connection-close', (event: CloseEvent | null) => { if (event) codes.push(event.code) })
  return { provider, doc, codes }
}
const synced = async (one: Stock): Promise<Stock> => {
  await until('synced', () => one.provider.synced)
  return one
}
const card = (doc: Y.Doc, id: string) => doc.getMap('cards').set(id, new Y.Map([['order', id]]))

describe('stock clients', () => {
  test('[RM60] two of them converge, and what they wrote is on the disk', async () => {
    const [bea, caro] = [await synced(stock('bea', 'plenary')), await synced(stock('caro', 'plenary'))]
    card(bea.doc, 'c1')
    card(caro.doc, 'c2')
    await until('both', () => bea.doc.getMap('cards').size === 2 && caro.doc.getMap('cards').size === 2)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, (await world.store.log.load('m1', 'plenary')).state)
    expect([...stored.getMap('cards').keys()].sort()).toEqual(['c1', 'c2'])
  })

  test('[RM61] who may not write is refused for ever with this copy, and works on with a fresh one', async () => {
    const bea = await synced(stock('bea', 'table'))
    bea.doc.getMap('meeting').set('topic', 'mío')
    await until('refused', () => bea.codes.length > 0)
    expect(bea.codes).toEqual([4403])
    expect(bea.provider.shouldConnect && bea.provider.wsconnected).toBe(false)
    const fresh = await synced(stock('bea', 'table'))
    expect(fresh.doc.getMap('meeting').get('topic')).toBeUndefined()
    const ana = await synced(stock('ana', 'table'))
    ana.doc.getMap('meeting').set('topic', 'de todos')
    await until('bea reads on', () => fresh.doc.getMap('meeting').get('topic') === 'de todos')
    expect(fresh.codes).toEqual([])
  })

  test('[RM62] a reader who repeats what we know has done nothing wrong', async () => {
    const bea = await synced(stock('bea', 'plenary'))
    card(bea.doc, 'c1')
    const eye = await synced(stock('eye', 'plenary'))
    await until('read', () => eye.doc.getMap('cards').size === 1)
    eye.provider.disconnect()
    eye.provider.connect()
    await synced(eye)
    card(bea.doc, 'c2')
    await until('reads on', () => eye.doc.getMap('cards').size === 2)
    expect(eye.provider.wsconnected).toBe(true)
  })

  test('[RM63] carets reach the others, never their owner, only under the own id, and vanish with them', async () => {
    const [bea, caro] = [await synced(stock('bea', 'plenary')), await synced(stock('caro', 'plenary'))]
    bea.provider.awareness.setLocalState({ at: 1 })
    const seen = () => caro.provider.awareness.getStates().get(bea.doc.clientID)
    await until('seen', () => seen()?.['at'] === 1)
    caro.provider.awareness.setLocalState({ at: 2 })
    await until('seen', () => bea.provider.awareness.getStates().get(caro.doc.clientID)?.['at'] === 2)
    bea.provider.destroy()
    await until('gone', () => seen() === undefined)
  })

  test('[RM64] nobody opens what they may not read, or what is not there', async () => {
    const [bea, caro] = [stock('bea', 'private-caro'), stock('caro', 'nothing')]
    await until('refused', () => bea.codes.length > 0 && caro.codes.length > 0)
    expect([bea.codes, caro.codes]).toEqual([[4403], [4404]])
  })

  test('[RM65] edits made without a line arrive with the next one', async () => {
    const bea = await synced(stock('bea', 'plenary'))
    bea.provider.disconnect()
    card(bea.doc, 'c1')
    bea.provider.connect()
    await synced(bea)
    const caro = await synced(stock('caro', 'plenary'))
    await until('there', () => caro.doc.getMap('cards').size === 1)
  })
})
