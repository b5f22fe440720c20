/*
 * A whole document in Yjs' second format, as our server greets a newcomer with it.
 */
import { SECOND_STATE } from '@acta-viva/model/wire'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveDocument } from './document.ts'

const message = (kind: number, body: Uint8Array) => (to: encoding.Encoder): void => {
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint(to, kind)
  encoding.writeVarUint8Array(to, body)
}

test('[LV35] a state in the second format, an update and a state vector in one frame complete the exchange', async () => {
  const there = new Y.Doc()
  there.getText('t').insert(0, 'hola')
  const state = Y.encodeStateAsUpdateV2(there)
  const before = Y.encodeStateVector(there)
  there.getText('t').insert(4, ' a todos')
  let exchanged = 0
  const out: Uint8Array[] = []
  const here = new LiveDocument('table', null, null, {
    edited: () => undefined, out: (bytes) => { out.push(bytes) }, exchanged: () => { exchanged += 1 }, renewed: () => undefined,
  })
  await here.ready
  here.connect()
  here.hear(encoding.encode((to) => {
    message(SECOND_STATE, state)(to)
    message(2, Y.encodeStateAsUpdate(there, before))(to)
    message(0, Y.encodeStateVector(there))(to)
  }))
  expect(here.doc.getText('t').toJSON()).toBe('hola a todos')
  expect(exchanged).toBe(1)
  expect(out).toHaveLength(2) // our own state vector, and the answer to theirs
})
