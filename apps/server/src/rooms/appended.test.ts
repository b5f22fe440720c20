/* The record grows without a live document: what is added by hand is what Yjs itself would read, in order, whoever opens it next. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MeetingEvent } from '@acta-viva/model/record'
import * as Y from 'yjs'
import { appendedUpdate, endOf } from './appended.ts'
import { RoomDocument } from './document.ts'
import { RecordKeeper } from './recordKeeper.ts'
import { Warmth } from './warmth.ts'
import { HandClock } from './testing/world.ts'

const event = (id: string, text: string): MeetingEvent => ({ id, type: 'person.rename', by: 'p', at: 1, person: 'p', name: text })
const read = (...updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** A record as the disk gives it, and what it becomes while it is open. */
function opened(state: Uint8Array): { keeper: RecordKeeper; taken(): Uint8Array[] } {
  const clock = new HandClock()
  const document = new RoomDocument('record', { kind: 'record', of: '' }, 3,
    { state, seq: 1, hash: '', tail: 0, owners: new Map(), quarantined: 0 }, new Map(), { clock, warmth: new Warmth(clock) })
  return {
    keeper: new RecordKeeper(document, true),
    taken: () => {
      const updates = document.take().map(({ update }) => update)
      document.committed()
      return updates
    },
  }
}

test('[RM81] events added by hand stand in the record in their order, over openings, drafts and deletions (seed 20261121)', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.boolean()), { maxLength: 6 }), { maxLength: 5 }), (openings) => {
    let state = Y.encodeStateAsUpdate(new Y.Doc())
    const expected: string[] = []
    for (const texts of openings) {
      const { keeper, taken } = opened(state)
      const added: Uint8Array[] = []
      for (const [text, seals] of texts) {
        const id = `e${expected.length}`
        if (seals) {
          keeper.draft(event('never', 'adopted'))
          const draft = keeper.draft(event(id, text))
          keeper.adopt(draft)
          added.push(draft.update)
        } else {
          keeper.append(event(id, text))
          added.push(...taken())
        }
        expected.push(id)
      }
      expect(keeper.document.isWarm).toBe(false)
      state = Y.encodeStateAsUpdate(read(state, ...added.toReversed()))
      expect(read(keeper.document.state()).getArray('events').toJSON()).toEqual(read(state).getArray('events').toJSON())
    }
    expect(read(state).getArray<MeetingEvent>('events').toArray().map(({ id }) => id)).toEqual(expected)
  }), { seed: 20261121, numRuns: 60 })
})

test('[RM81] it is the very update that Yjs would have made', () => {
  const doc = new Y.Doc()
  doc.clientID = 4_000_000_000
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => { made.push(update) })
  const first = event('a', 'año 2026 · ✓')
  doc.getArray('events').push([first])
  expect(made[0]).toEqual(appendedUpdate(first, { client: doc.clientID, clock: 0 }, null))
  const end = endOf(doc)
  doc.getArray('events').push([first])
  expect(made[1]).toEqual(appendedUpdate(first, { client: doc.clientID, clock: 1 }, end))
})

test('[RM81] whoever joins a long record gets few updates, also while no document is live', () => {
  const { keeper, taken } = opened(Y.encodeStateAsUpdate(new Y.Doc()))
  for (let i = 0; i < 40; i += 1) keeper.append(event(`e${i}`, 'x'))
  expect(taken()).toHaveLength(40)
  expect(keeper.document.whole()).toHaveLength(1)
  keeper.append(event('e40', 'x')) // and the document that became live for it hears of the next
  taken()
  expect(read(keeper.document.state()).getArray('events').length).toBe(41)
})
