/*
 * Whoever's edit is put in order is known: the one case in which an author's own copy may read otherwise than everybody's.
 */
import * as Y from 'yjs'
import { item, rawUpdate, string } from './raw.ts'
import { openRoom, type OpenGate } from './world.ts'

/** What is wrong with what the gate says of straightened edits. */
export function straightFaults(openGate: OpenGate): string[] {
  const room = openRoom(openGate)
  const author = new Y.Doc()
  const send = (client: number, place: Parameters<typeof item>[0], letters: string): number => {
    const update = rawUpdate([{ client, clock: 0, structs: [item(place, string(letters))] }])
    Y.applyUpdate(author, update)
    return room.gate.receive(update, { person: 'ana', writes: true }).straightened
  }
  const said = [send(8, { root: 'free' }, 'abc'), send(9, { origin: [8, 0], right: [8, 1] }, '-'), send(7, { right: [8, 1] }, '?')]
  const texts = [author, room.doc].map((doc) => doc.getText('free').toJSON())
  return [
    ...(said.join() === '0,0,1' ? [] : [`straightened ${said.join()} instead of 0,0,1`]),
    ...(texts[0] === texts[1] ? ['the example shows nothing: both copies read the same'] : []),
  ]
}
