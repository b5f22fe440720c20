/*
 * The server's own change of a document that people may be writing in: made on a copy that has all they wrote so far, and let in as one
 * update, so that it rests on nothing that is not there.
 */
import { Refusal } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import type { Room } from './room.ts'

/** Resolves once the change is on the disk. @throws Refusal */
export async function amend(room: Room, name: string, change: (doc: Y.Doc) => void): Promise<void> {
  const document = await room.document(name)
  while (room.isHeld) {
    if (room.isHeldFor('draining')) throw new Refusal('room-draining')
    if (room.isHeldFor('full')) throw new Refusal('full')
    await room.opened()
  }
  room.judging.judge()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document.live))
  copy.once('update', (update: Uint8Array) => { document.put(update) })
  copy.transact(() => { change(copy) })
  copy.destroy()
  await room.settled()
}
