/*
 * What every adapter of the store promises about the directory, written once against the port. `open` gives an empty store.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { acta, AT, batch, community, newMeeting, person, SCOPE } from './contract-helpers.ts'
import type { Directory, Store, Upload } from './store.ts'
import type { Bench } from './store.contract.ts'

export function directoryContract(name: string, bench: () => Promise<Bench>): void {
  describe(`directory: ${name}`, () => {
    let store: Store
    let d: Directory
    let reopen: () => Promise<void>
    const cap = community('c', 'CAP Primaria')

    beforeEach(async () => {
      const { open, dispose } = await bench()
      store = await open()
      d = store.directory
      reopen = async () => {
        await store.close()
        store = await open()
        d = store.directory
      }
      return async () => {
        await store.close()
        await dispose()
      }
    })

    const inMeeting = async (...people: string[]): Promise<void> => {
      await d.createMeeting(newMeeting(SCOPE, cap))
      for (const id of people) await d.addPerson(person(id))
    }

    test('[ST30] a community is made on first use of its name; case, accents and spaces do not make another', async () => {
      expect(await d.ensureCommunity(community('c1', 'CAP  Educación'))).toMatchObject({ id: 'c1' })
      expect(await d.ensureCommunity(community('c2', ' cap educacion '))).toMatchObject({ id: 'c1', name: 'CAP  Educación' })
      expect(await d.communityNamed('CAP EDUCACIÓN')).toMatchObject({ id: 'c1' })
      expect(await d.ensureCommunity(community('c3', 'CAP Niñez'))).toMatchObject({ id: 'c3' })
      expect(await d.communityNamed('cap ninez')).toBeNull()
      expect(await d.community('nobody')).toBeNull()
    })

    test('[ST31] a community is found by either of its keys, and its name can change', async () => {
      await d.ensureCommunity(cap)
      await d.updateCommunity('c', { coordinatorKeyHash: 'k1', memberKeyHash: 'k2', name: 'CAP Inicial' })
      await reopen()
      expect(await d.communityByKey('k1')).toMatchObject({ holder: 'coordinator', community: { id: 'c', name: 'CAP Inicial' } })
      expect(await d.communityByKey('k2')).toMatchObject({ holder: 'member' })
      expect(await d.communityByKey('k3')).toBeNull()
      expect(await d.communityNamed('cap inicial')).toMatchObject({ id: 'c' })
      await d.ensureCommunity(community('c2', 'Otra'))
      await expect(d.updateCommunity('c2', { name: 'CAP INICIAL' })).rejects.toMatchObject({ kind: 'conflict' })
    })

    test('[ST32] a meeting is made with community and links at once, and has its place in the series', async () => {
      const again = community('x', 'cap primaria')
      const [one, two] = await Promise.all([d.createMeeting(newMeeting('m1', cap)), d.createMeeting(newMeeting('m2', again))])
      expect([one.meeting.series, two.meeting.series, two.community.id]).toEqual([1, 2, 'c'])
      expect((await d.links('m2')).map(({ role, keyHash }) => [role, keyHash]))
        .toEqual([['coordinator', 'm2-coordinator'], ['participant', 'm2-participant']])
      await expect(d.createMeeting(newMeeting('m2', cap))).rejects.toMatchObject({ kind: 'conflict' })
      expect(await d.meeting('m3')).toBeNull()
    })

    test('[ST33] meetings are listed in the order in which they take place', async () => {
      await d.createMeeting(newMeeting('late', cap, { startsAt: AT + 900 }))
      await d.createMeeting(newMeeting('soon', cap, { createdAt: AT + 5 }))
      await d.createMeeting(newMeeting('first', cap, { startsAt: AT - 900 }))
      expect((await d.meetings('c')).map(({ id }) => id)).toEqual(['first', 'soon', 'late'])
      const changed = await d.updateMeeting('late', { startsAt: null, title: 'Ñandú', phase: 'open' })
      expect(changed).toMatchObject({ title: 'Ñandú', phase: 'open' })
      expect((await d.meetings('c')).map(({ id }) => id)).toEqual(['first', 'late', 'soon'])
      expect(await d.updateMeeting('nothing', { title: 'x' })).toBeNull()
    })

    test('[ST34] a replaced link is found with the time of its end, and is no longer listed', async () => {
      await d.createMeeting(newMeeting('m', cap))
      await d.replaceLink({ meeting: 'm', role: 'participant', keyHash: 'new', createdAt: AT + 1, replacedAt: null })
      expect(await d.link('m-participant')).toMatchObject({ replacedAt: AT + 1 })
      expect(await d.link('new')).toMatchObject({ meeting: 'm', role: 'participant', replacedAt: null })
      expect((await d.links('m')).map(({ keyHash }) => keyHash)).toEqual(['m-coordinator', 'new'])
      expect(await d.link('none')).toBeNull()
    })

    test('[ST35] people keep name, grants and detail; the removed stay listed but their token opens nothing', async () => {
      await inMeeting('ana', 'beto')
      const change = { name: 'Ana Ñ', grants: ['secretary'], detail: { grade: '3.º' } }
      await d.updatePerson(SCOPE, 'ana', change)
      await d.updatePerson(SCOPE, 'beto', { removedAt: AT + 1 })
      await reopen()
      expect(await d.personByToken(SCOPE, 'token-ana')).toEqual(person('ana', change))
      expect(await d.personByToken(SCOPE, 'token-beto')).toBeNull()
      expect((await d.people(SCOPE)).map(({ id, removedAt }) => [id, removedAt])).toEqual([['ana', null], ['beto', AT + 1]])
      expect(await d.person('other', 'ana')).toBeNull()
      await expect(d.addPerson(person('ana', { tokenHash: null }))).rejects.toMatchObject({ kind: 'conflict' })
      await expect(d.addPerson(person('eva', { meeting: 'no such meeting' }))).rejects.toMatchObject({ kind: 'conflict' })
    })

    test('[ST36] after a merge both tokens and all sessions lead to one person, who has the grants of both', async () => {
      await inMeeting('ana', 'ana2', 'ana3')
      await d.updatePerson(SCOPE, 'ana', { grants: ['moderator'] })
      await d.updatePerson(SCOPE, 'ana2', { grants: ['secretary', 'moderator'] })
      await d.addSession({ hash: 's', meeting: SCOPE, person: 'ana2', createdAt: AT, expiresAt: AT + 10 })
      expect(await d.mergePeople(SCOPE, 'ana2', 'ana')).toMatchObject({ id: 'ana', grants: ['moderator', 'secretary'] })
      await d.mergePeople(SCOPE, 'ana', 'ana3')
      expect(await d.personByToken(SCOPE, 'token-ana2')).toMatchObject({ id: 'ana3' })
      expect(await d.session('s', AT)).toMatchObject({ person: 'ana3' })
      await expect(d.mergePeople(SCOPE, 'ana3', 'ana')).rejects.toMatchObject({ kind: 'conflict' })
      expect(await d.mergePeople(SCOPE, 'ana3', 'nobody')).toBeNull()
    })

    test('[ST37] sessions end when they expire or are ended, and expired ones are forgotten', async () => {
      await inMeeting('ana')
      const session = (hash: string, expiresAt: number) => ({ hash, meeting: SCOPE, person: 'ana', createdAt: AT, expiresAt })
      for (const s of [session('a', AT + 10), session('b', AT + 20)]) await d.addSession(s)
      expect(await d.session('a', AT + 9)).toEqual(session('a', AT + 10))
      expect(await d.session('a', AT + 10)).toBeNull()
      expect(await d.forgetSessions(AT + 15)).toBe(1)
      await d.endSessions(SCOPE, 'ana')
      expect(await d.session('b', AT)).toBeNull()
    })

    test('[ST38] acta numbers run per community and year; a meeting closed again keeps its number', async () => {
      for (const id of ['m1', 'm2', 'm3']) await d.createMeeting(newMeeting(id, cap))
      const close = (id: string, number: number, more = {}) => store.log.commit({ ...batch(), acta: acta(id, number, more) })
      await close('m1', 1)
      await close('m2', 2)
      expect(await d.nextActa('m1', 'c', 2027)).toEqual({ year: 2026, number: 1, version: 2 })
      expect(await d.nextActa('m3', 'c', 2026)).toEqual({ year: 2026, number: 3, version: 1 })
      expect(await d.nextActa('m3', 'c', 2027)).toEqual({ year: 2027, number: 1, version: 1 })
      await close('m1', 1, { version: 2, reason: 'falta un acuerdo', json: '{"a":2}' })
      await expect(close('m1', 1, { version: 2 })).rejects.toMatchObject({ kind: 'conflict' })
      await expect(close('m1', 7, { version: 3 })).rejects.toMatchObject({ kind: 'conflict' })
      await reopen()
      expect(await d.acta('m1')).toMatchObject({ version: 2, reason: 'falta un acuerdo' })
      expect(await d.acta('m1', 1)).toEqual(acta('m1', 1))
      expect((await d.actas('m1')).map(({ version }) => version)).toEqual([1, 2])
      expect((await d.communityActas('c')).map(({ meeting, version }) => [meeting, version])).toEqual([['m1', 2], ['m2', 1]])
    })

    test('[ST39] an upload comes back byte for byte, and its name can be no path', async () => {
      await inMeeting('ana')
      const bytes = new Uint8Array([0, 255, 1, 254])
      const row: Upload =
        { id: 'u1', meeting: SCOPE, person: 'ana', kind: 'evidence', name: 'f.jpg', type: 'image/jpeg', size: 4, createdAt: AT }
      await d.addUpload(row, bytes)
      await reopen()
      expect(await d.upload('u1')).toEqual({ upload: row, bytes })
      expect(await d.uploads(SCOPE)).toEqual([row])
      expect(await d.upload('u2')).toBeNull()
      await expect(d.addUpload({ ...row, id: '../../etc/passwd' }, bytes)).rejects.toBeInstanceOf(TypeError)
      await expect(d.addUpload({ ...row, id: 'u1' }, new Uint8Array([9]))).rejects.toMatchObject({ kind: 'conflict' })
      expect(await d.upload('u1')).toEqual({ upload: row, bytes })
    })

    test('[ST40] a setting is made once and then kept until it is set', async () => {
      expect(await d.setting('signing', 'first')).toBe('first')
      expect(await d.setting('signing', 'second')).toBe('first')
      await d.setSetting('signing', 'third')
      await reopen()
      expect(await d.setting('signing', 'fourth')).toBe('third')
    })
  })
}
