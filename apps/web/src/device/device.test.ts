/* What a device remembers and how links are read: damaged storage, pasted messages, strong and weak keys. */
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetMeeting, knownMeeting, knownMeetings, knownNames, rememberMeeting } from './known-meetings.ts'
import { isWholeKey, participantKey, readLink, roomPath } from './link.ts'
import { deviceStorage } from './storage.ts'

const P = 'abcdefghijklmnopqrstu1'
const S = 'ABCDEFGHIJKLMNOPQRSTU2'
beforeEach(() => localStorage.clear())

describe('known meetings', () => {
  test('later facts join earlier ones, the last touched comes first', () => {
    rememberMeeting({ id: 'uno', title: 'Retroalimentación', key: P }, 1)
    rememberMeeting({ id: 'dos' }, 2)
    rememberMeeting({ id: 'uno', person: { id: 'p', name: 'Rosa', token: 't' } }, 3)
    expect(knownMeetings().map((meeting) => meeting.id)).toEqual(['uno', 'dos'])
    expect(knownMeeting('uno')).toMatchObject({ title: 'Retroalimentación', key: P, person: { name: 'Rosa' } })
    expect(knownNames()).toEqual(['Rosa'])
    forgetMeeting('uno')
    expect(knownMeetings().map((meeting) => meeting.id)).toEqual(['dos'])
  })
  test('damaged rows are left out, damaged fields become empty', () => {
    deviceStorage().write('meetings',
      [null, 7, { title: 'sin id' }, { id: 'ok', role: 'king', startsAt: 'ayer', links: { participant: 'x' }, person: {} }])
    expect(knownMeetings()).toMatchObject([{ id: 'ok', role: 'participant', startsAt: null, links: null, person: null }])
    localStorage.setItem('acta-viva:meetings', '{broken')
    expect(knownMeetings()).toEqual([])
  })
  test('only the newest forty are kept', () => {
    for (let at = 0; at < 50; at++) rememberMeeting({ id: `m${at}` }, at)
    expect(knownMeetings()).toHaveLength(40)
    expect(knownMeetings()[0]?.id).toBe('m49')
  })
  test('a device that refuses storage says so and does not throw', () => {
    const refusing = deviceStorage(() => { throw new DOMException('denied', 'SecurityError') })
    expect(rememberMeeting({ id: 'uno' }, 1, refusing)).toBe(false)
    expect(knownMeetings(refusing)).toEqual([])
  })
})

describe('links', () => {
  test('[EN6] are found inside a whole message', () => {
    const found = { meeting: 'k7m2p9', key: P }
    expect(readLink(`https://acta.pe/r/k7m2p9#${P}`)).toEqual(found)
    expect(readLink(`Colegas: mañana 4 p. m.\nEntra aquí:\nhttps://acta.pe/r/k7m2p9?fbclid=zz#${P}\nGracias`)).toEqual(found)
    expect(readLink(`https://acta.pe/r/k7m2p9#${P}.`)).toEqual(found)
    expect(readLink(`https://acta.pe/r/k7m2p9#${P}.${S}`)).toEqual({ meeting: 'k7m2p9', key: `${P}.${S}` })
    expect(readLink('https://acta.pe/r/k7m2p9')).toEqual({ meeting: 'k7m2p9', key: '' })
    expect(['', 'hola', 'https://acta.pe/c/abcd'].map(readLink)).toEqual([undefined, undefined, undefined])
  })
  test('everybody’s part of a key is before the dot; a cut key is not whole', () => {
    expect([P, `${P}.${S}`].map(participantKey)).toEqual([P, P])
    expect([P, `${P}.${S}`, P.slice(3), `${P}.${S.slice(1)}`, ''].map(isWholeKey)).toEqual([true, true, false, false, false])
    expect(roomPath({ meeting: 'k', key: P })).toBe(`/r/k#${P}`)
  })
})
