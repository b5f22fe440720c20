/*
 * An edit that the gate had to put in order: its author's own copy reads otherwise, and is told to be taken anew once all of it is saved.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { item, rawUpdate, string } from './gate/testing/raw.ts'
import type { LiveClient } from './testing/client.ts'
import { enter, saved } from './testing/meet.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
beforeEach(async () => { world = await openWorld() })
afterEach(async () => {
  await world.close()
  expect(world.faults).toEqual([])
})

const text = (doc: Y.Doc): Y.Text => (doc.getMap('cards').get('c') as Y.Map<Y.Text>).get('text')!
/** Puts a question mark before the `n`th letter, as an author would whose copy has nothing before that letter. */
function lie(author: LiveClient, client: number, n: number): void {
  const doc = author.doc()
  const first = text(doc)._start!.id
  Y.applyUpdate(doc, rawUpdate([{ client, clock: 0, structs: [item({ right: [first.client, first.clock + n] }, string('?'))] }]))
}

test('[RM27] who sent an edit that was put in order is told so after it is saved, alone and once', async () => {
  const [ana, bea] = [await enter(world, 'ana'), await enter(world, 'bea')]
  ana.card('c', 'abc')
  await saved(world, ana)
  lie(ana, 7, 1)
  expect(text(ana.doc()).toJSON()).toBe('?abc')
  await world.until('bea reads it', () => text(bea.doc()).toJSON() === 'a?bc')
  expect(ana.heard('afresh')).toEqual([])
  await saved(world, ana)
  expect(ana.said.slice(-2).map(({ t }) => t)).toEqual(['saved', 'afresh'])
  expect(ana.heard('afresh')).toEqual([{ t: 'afresh', document: 'plenary' }])
  const fresh = ana.restart('plenary')
  await world.until('the same', () => fresh.getMap('cards').has('c') && text(fresh).toJSON() === 'a?bc')
  text(fresh).insert(4, '!')
  await saved(world, ana)
  await world.until('bea reads on', () => text(bea.doc()).toJSON() === 'a?bc!')
  expect([ana.heard('afresh').length, bea.heard('afresh').length]).toEqual([1, 0])
})

test('[RM27] it is told also of an edit that came in slices', async () => {
  const ana = await enter(world, 'ana')
  ana.card('c', 'abc')
  await saved(world, ana)
  const first = text(ana.doc())._start!.id
  const structs = [item({ right: [first.client, first.clock + 1] }, string('?'))]
  for (let i = 0; i < 1200; i += 1) structs.push(item({ origin: [first.client, first.clock + 2], right: undefined }, string('x')))
  Y.applyUpdate(ana.doc(), rawUpdate([{ client: 7, clock: 0, structs }]))
  await saved(world, ana)
  expect(ana.heard('afresh')).toEqual([{ t: 'afresh', document: 'plenary' }])
})
