/*
 * What every adapter of the store promises about the log, written once against the port. A new adapter is finished when it
 * passes.
 * `reopen` closes the store and opens the same data again, as a restart would.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { acta, author, batch, community, edit, kindOf, NAME, newMeeting, SCOPE, textOf } from './contract-helpers.ts'
import type { Store } from './store.ts'

export interface Bench { open(): Promise<Store>; dispose(): Promise<void> }

export function logContract(name: string, bench: () => Promise<Bench>): void {
  describe(`document log: ${name}`, () => {
    let store: Store
    let reopen: () => Promise<void>
    beforeEach(async () => {
      const { open, dispose } = await bench()
      store = await open()
      reopen = async () => {
        await store.close()
        store = await open()
      }
      return async () => {
        await store.close()
        await dispose()
      }
    })

    test('[ST1] what was committed is there after a restart', async () => {
      const ana = author(1)
      await store.log.commit(batch(edit(ana.write('buenos '))))
      await store.log.commit(batch(edit(ana.write('días'))))
      await reopen()
      expect(textOf(await store.log.load(SCOPE, NAME))).toBe('buenos días')
    })

    test('[ST2] a document never written is empty, with sequence 0', async () => {
      const stored = await store.log.load(SCOPE, 'nothing')
      expect([stored.seq, stored.hash, stored.tail, textOf(stored)]).toEqual([0, '0'.repeat(64), 0, ''])
      expect(await store.log.documents(SCOPE)).toEqual([])
    })

    test('[ST3] sequence numbers follow the order of the calls, and the hash chains them', async () => {
      const ana = author(1)
      const commits = await Promise.all(['a', 'b', 'c'].map((t) => store.log.commit(batch(edit(ana.write(t))))))
      expect(commits.map(({ heads }) => heads[0]?.seq)).toEqual([1, 2, 3])
      const stored = await store.log.load(SCOPE, NAME)
      expect([stored.seq, stored.hash]).toEqual([3, commits[2]?.heads[0]?.hash])
      expect(new Set(commits.map(({ heads }) => heads[0]?.hash)).size).toBe(3)
    })

    test('[ST3] the hash is sha256 of the hash before it and the update', async () => {
      const first = author(1).write('a')
      const { heads } = await store.log.commit(batch(edit(first)))
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new Uint8Array(32), ...first])))
      expect(heads[0]?.hash).toBe(Buffer.from(sum).toString('hex'))
    })

    test('[ST4] one batch may touch many documents, and names the head of each', async () => {
      const { heads } = await store.log.commit(batch(
        edit(author(1).write('x')), edit(author(2).write('y'), { name: 'plenary' }),
        edit(author(3).write('z'), { scope: 'other' }),
      ))
      const named = heads.map(({ scope, name: document, seq }) => `${scope} ${document} ${seq}`)
      expect(named).toEqual([`${SCOPE} ${NAME} 1`, `${SCOPE} plenary 1`, `other ${NAME} 1`])
      expect(await store.log.documents(SCOPE)).toEqual(['plenary', NAME])
    })

    test('[ST5] a batch is written whole or not at all, and its neighbours do not notice', async () => {
      const ana = author(1)
      const command = { scope: SCOPE, person: 'p', id: 'c1', body: 'b1', event: { id: 'e1' } }
      await store.log.commit({ updates: [], commands: [command] })
      const outcomes = await Promise.allSettled([
        store.log.commit(batch(edit(ana.write('one ')))),
        store.log.commit({ updates: [edit(author(9).write('never'))], commands: [command] }),
        store.log.commit(batch(edit(ana.write('two')))),
      ])
      const ends = outcomes.map((o) => (o.status === 'rejected' ? kindOf(o.reason) : o.status))
      expect(ends).toEqual(['fulfilled', 'conflict', 'fulfilled'])
      const stored = await store.log.load(SCOPE, NAME)
      expect([textOf(stored), stored.seq, stored.quarantined]).toEqual(['one two', 2, 0])
    })

    test('[ST6] a command is found again by scope, person and id, with the event it was answered with', async () => {
      const event = { id: 'e1', type: 'turn.grant', ms: 60_000, nested: [null, 'ñ'] }
      await store.log.commit({ updates: [], commands: [{ scope: SCOPE, person: 'p', id: 'c', body: 'hash', event }] })
      await reopen()
      expect(await store.log.command(SCOPE, 'p', 'c')).toEqual({ body: 'hash', event })
      expect(await store.log.command(SCOPE, 'q', 'c')).toBeNull()
      expect(await store.log.command('other', 'p', 'c')).toBeNull()
    })

    test('[ST7] a client id belongs to one person of a scope, for ever', async () => {
      await store.log.commit(batch(edit(author(7).write('a'), { person: 'ana', clients: [7] })))
      await store.log.commit(batch(edit(author(8).write('b'), { person: 'ana', clients: [7, 8] })))
      const stolen = store.log.commit(batch(edit(author(9).write('c'), { person: 'beto', clients: [7] })))
      await expect(stolen).rejects.toMatchObject({ kind: 'conflict' })
      await store.log.commit(batch(edit(author(7).write('d'), { scope: 'other', person: 'beto', clients: [7] })))
      await reopen()
      expect([...(await store.log.load(SCOPE, NAME)).owners]).toEqual([[7, 'ana'], [8, 'ana']])
    })

    test('[ST8] compacting keeps text, sequence and hash, and empties the tail', async () => {
      const ana = author(1)
      for (const word of ['uno ', 'dos ', 'tres ']) await store.log.commit(batch(edit(ana.write(word))))
      const before = await store.log.load(SCOPE, NAME)
      expect(await store.log.compact(SCOPE, NAME)).toMatchObject({ seq: 3, dropped: 3 })
      await reopen()
      const after = await store.log.load(SCOPE, NAME)
      expect([textOf(after), after.seq, after.hash, after.tail]).toEqual([textOf(before), 3, before.hash, 0])
      await store.log.commit(batch(edit(ana.write('cuatro'))))
      expect(await store.log.load(SCOPE, NAME)).toMatchObject({ seq: 4, tail: 1 })
      expect(textOf(await store.log.load(SCOPE, NAME))).toBe('uno dos tres cuatro')
      expect(await store.log.compact(SCOPE, NAME)).toMatchObject({ seq: 4, dropped: 1 })
      expect(await store.log.compact(SCOPE, NAME)).toMatchObject({ seq: 4, dropped: 0 })
      expect(textOf(await store.log.load(SCOPE, NAME))).toBe('uno dos tres cuatro')
    })

    test('[ST9] edits committed while a document is compacted stay', async () => {
      const ana = author(1)
      for (let i = 0; i < 200; i++) await store.log.commit(batch(edit(ana.write('.'))))
      const compacting = [store.log.compact(SCOPE, NAME), store.log.compact(SCOPE, NAME)]
      const edits = Array.from({ length: 50 }, () => store.log.commit(batch(edit(ana.write('+')))))
      await Promise.all([...compacting, ...edits])
      await reopen()
      const stored = await store.log.load(SCOPE, NAME)
      expect([stored.seq, textOf(stored)]).toEqual([250, '.'.repeat(200) + '+'.repeat(50)])
    })

    test('[ST10] a rich document with marks, moves and deletions comes back as it was', async () => {
      const doc = new Y.Doc()
      const edits: Uint8Array[] = []
      doc.on('update', (bytes: Uint8Array) => { edits.push(bytes) })
      const paragraph = new Y.XmlElement('paragraph')
      const words = new Y.XmlText('acordamos leer juntos')
      doc.getXmlFragment('notes:1').insert(0, [paragraph])
      paragraph.insert(0, [words])
      words.format(0, 9, { bold: true })
      words.format(3, 4, { bold: null, italic: true })
      words.format(3, 4, { italic: null })
      words.delete(10, 5)
      const row = new Y.Map<unknown>()
      doc.getMap('agenda').set('b1', row)
      row.set('title', new Y.Text('Apertura'))
      row.set('minutes', 5)
      row.set('minutes', 7)
      row.delete('minutes')
      const seen = (d: Y.Doc): unknown => [d.getXmlFragment('notes:1').toString(), d.getMap('agenda').toJSON()]
      const loaded = async (): Promise<unknown> => {
        const cold = new Y.Doc()
        Y.applyUpdate(cold, (await store.log.load(SCOPE, NAME)).state)
        return seen(cold)
      }
      for (const bytes of edits) await store.log.commit(batch(edit(bytes)))
      expect(await loaded()).toEqual(seen(doc))
      await store.log.compact(SCOPE, NAME)
      expect(await loaded()).toEqual(seen(doc))
    })

    test('[ST11] a row that is not an update goes to quarantine and the document opens with the rest', async () => {
      const ana = author(1)
      await store.log.commit(batch(edit(ana.write('antes '))))
      await store.log.commit(batch(edit(new Uint8Array([1, 1, 5, 0, 0, 0, 0])), edit(new Uint8Array([255, 255, 3]))))
      await store.log.commit(batch(edit(ana.write('después'))))
      const stored = await store.log.load(SCOPE, NAME)
      expect([textOf(stored), stored.seq, stored.quarantined]).toEqual(['antes después', 4, 2])
      expect(store.health().quarantined).toBe(2)
      await reopen()
      expect(await store.log.load(SCOPE, NAME)).toMatchObject({ quarantined: 2, seq: 4 })
      const aside = await store.log.quarantine(SCOPE)
      expect(aside.map(({ seq, damage, bytes }) => [seq, damage, bytes.byteLength]))
        .toEqual([[2, 'unreadable', 7], [3, 'unreadable', 3]])
    })

    test('[ST12] a row that rests on something lost is set aside, and what its author sends again is taken', async () => {
      const ana = author(1)
      const [first, lost, orphan] = ['a', 'b', 'c'].map((t) => ana.write(t)) as [Uint8Array, Uint8Array, Uint8Array]
      await store.log.commit(batch(edit(first), edit(orphan)))
      const stored = await store.log.load(SCOPE, NAME)
      expect([textOf(stored), (await store.log.quarantine(SCOPE)).map(({ damage }) => damage)]).toEqual(['a', ['orphan']])
      await store.log.commit(batch(edit(lost), edit(orphan)))
      expect(textOf(await store.log.load(SCOPE, NAME))).toBe('abc')
    })

    test('[ST13] a document of which nothing can be read is refused, never shown empty', async () => {
      await store.log.commit(batch(edit(new Uint8Array([7, 7, 7]))))
      await expect(store.log.load(SCOPE, NAME)).rejects.toMatchObject({ kind: 'damaged' })
      await reopen()
      await expect(store.log.load(SCOPE, NAME)).rejects.toMatchObject({ kind: 'damaged' })
    })

    test('[ST14] the acta and the event that closes the meeting are written together or not at all', async () => {
      const cap = community('c', 'CAP Primaria')
      for (const id of ['m1', 'm2']) await store.directory.createMeeting(newMeeting(id, cap))
      const close = (scope: string) =>
        store.log.commit({ updates: [edit(author(1).write('close'), { scope, name: 'record' })], acta: acta(scope, 1) })
      await close('m1')
      await expect(close('m2')).rejects.toMatchObject({ kind: 'conflict' })
      expect(await store.log.load('m2', 'record')).toMatchObject({ seq: 0 })
      expect(await store.directory.acta('m2')).toBeNull()
      expect(await store.directory.nextActa('m2', 'c', 2026)).toEqual({ year: 2026, number: 2, version: 1 })
    })

    test('[ST15] a closed store refuses, and closing twice does no harm', async () => {
      await store.close()
      await store.close()
      await expect(store.log.commit(batch(edit(author(1).write('x'))))).rejects.toMatchObject({ kind: 'closed' })
      await reopen()
    })

    test('[ST16] the epoch stays across restarts', async () => {
      const { epoch } = store
      await reopen()
      expect([epoch.length > 8, store.epoch]).toEqual([true, epoch])
    })

    test('[ST17] a call that makes no sense fails alone and does not stop the store', async () => {
      const wrong = store.log.commit(batch(edit(author(1).write('x'), { person: {} as unknown as string })))
      await expect(wrong).rejects.toBeInstanceOf(TypeError)
      await store.log.commit(batch(edit(author(1).write('fine'))))
      expect(store.health()).toMatchObject({ state: 'ok' })
      expect(textOf(await store.log.load(SCOPE, NAME))).toBe('fine')
    })
  })
}
