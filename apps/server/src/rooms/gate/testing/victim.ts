/*
 * The room that attacks are tried on: one honest person wrote in every root, with emoji, marks, attributes and
 * deleted things; the attacker may write in the document as anyone may.
 */
import * as Y from 'yjs'
import type { RoomLimits } from '../schema.ts'
import { define, openRoom, view, type OpenGate, type Room } from './world.ts'

export const victimClient = 11
/** An earlier run of the server wrote under this id; it has no owner. */
export const seedClient = 12
export const victim = 'victim'
export const attacker = 'attacker'
export type At = readonly [client: number, clock: number]

export function victimState(): Uint8Array {
  const doc = define(new Y.Doc())
  doc.clientID = victimClient
  const row = new Y.Map<unknown>()
  doc.getMap('agenda').set('block1', row)
  const title = new Y.Text()
  row.set('title', title)
  title.insert(0, 'Moción 😀 uno')
  row.set('order', 'a0')
  row.set('list', Y.Array.from(['x', 'y']))
  doc.getMap('cards').set('card1', new Y.Map([['text', 'tarjeta']]))
  doc.getMap('meeting').set('title', 'Junta')
  doc.getMap('meeting').set('title', 'Junta de mayo')
  doc.getMap('meeting').set('rules', { quorum: 5, list: ['uno', 2, null] })
  const gone = new Y.Map()
  doc.getMap('meeting').set('gone', gone)
  gone.set('q', 1)
  doc.getMap('meeting').delete('gone')
  doc.getText('free').insert(0, 'free 😀 notes')
  doc.getText('free').delete(0, 2)
  const paragraph = new Y.XmlElement('paragraph')
  const run = new Y.XmlText()
  doc.getXmlFragment('conclusions').insert(0, [paragraph, new Y.XmlElement('heading'), new Y.XmlElement('bulletList')])
  paragraph.insert(0, [run])
  run.insert(0, 'Se abre 😀 la sesión')
  run.format(0, 7, { bold: {} })
  ;(doc.getXmlFragment('conclusions').get(1) as Y.XmlElement).setAttribute('level', 2 as never)
  doc.getArray('events').insert(0, [{ id: 'e1', type: 'meeting.start' }])
  doc.getMap('legacy').set('x', 1)
  doc.clientID = seedClient
  doc.getMap('meeting').set('template', 'seed')
  return Y.encodeStateAsUpdate(doc)
}

export function victimRoom(openGate: OpenGate, limits?: RoomLimits): Room {
  const room = openRoom(openGate, victimState(), limits)
  room.owners.set(victimClient, victim)
  return room
}

/** Where the interesting things of the victim's document lie. */
export function landmarks() {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, victimState())
  const items = doc.store.clients.get(victimClient)!.filter((struct) => struct instanceof Y.Item)
  const find = (accept: (item: Y.Item) => boolean): At => [victimClient, items.find(accept)!.id.clock]
  const textWith = (part: string) => (item: Y.Item) => item.content instanceof Y.ContentString && item.content.str.includes(part)
  const node = (name: string) => (item: Y.Item) =>
    item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement && item.content.type.nodeName === name
  const emoji = items.find(textWith('la sesi'))!
  return {
    inFree: find((item) => !item.deleted && textWith('notes')(item)),
    inNote: find(textWith('abre')),
    emoji: [victimClient, emoji.id.clock + (emoji.content as Y.ContentString).str.indexOf('😀')] as At,
    paragraph: find(node('paragraph')),
    heading: find(node('heading')),
    list: find(node('bulletList')),
    run: find((item) => item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText),
    mark: find((item) => item.content instanceof Y.ContentFormat),
    level: find((item) => item.parentSub === 'level'),
    row: find((item) => item.parentSub === 'block1'),
    rowOrder: find((item) => item.parentSub === 'order'),
    title: find((item) => item.parentSub === 'title' && !item.deleted && item.content instanceof Y.ContentAny),
    oldTitle: find((item) => item.parentSub === 'title' && item.deleted),
    rowTitle: find((item) => item.content instanceof Y.ContentType && item.content.type instanceof Y.Text && !(item.content.type instanceof Y.XmlText)),
    inArray: find((item) => item.content instanceof Y.ContentAny && item.content.arr[0] === 'x'),
    event: find((item) => item.content instanceof Y.ContentAny && item.content.arr.length === 1 && typeof item.content.arr[0] === 'object' && item.parentSub === null),
    legacy: find((item) => item.parentSub === 'x'),
    end: Y.getState(doc.store, victimClient),
  }
}

/** After whatever happened, the victim's open tab must be able to go on. Returns what is wrong, or null. */
export function victimIsHeard(room: Room, before: Uint8Array): string | null {
  const tab = define(new Y.Doc())
  Y.applyUpdate(tab, before)
  tab.clientID = victimClient
  tab.getMap('cards').set('still-heard', new Y.Map([['text', 'sigo aquí']]))
  try {
    room.gate.receive(Y.encodeStateAsUpdate(tab, Y.encodeStateVector(room.doc)), { person: victim, writes: true })
  } catch (error) {
    return `the victim is refused: ${String(error)}`
  }
  return view(room.doc).includes('still-heard') ? null : 'the victim is not heard'
}
