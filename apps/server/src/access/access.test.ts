import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { lineOf } from '../http/context.ts'
import { hashOf, isWholeKey, newId, newKey, newRoleKey, newSecret, sameHash } from './keys.ts'
import { limits, openLimiter } from './limits.ts'
import { cleanName, sameName } from './names.ts'
import { isOurs, mayConnect, mayWrite } from './origins.ts'
import { openTickets, TICKET_LIFE } from './tickets.ts'

describe('keys', () => {
  test('[AC1] a role key is the participant key, a dot and 22 more', () => {
    const participant = newKey(randomBytes)
    const role = newRoleKey(participant, randomBytes)
    expect(participant).toMatch(/^[\w-]{22}$/)
    expect(role).toMatch(/^[\w-]{22}\.[\w-]{22}$/)
    expect(role.split('.')[0]).toBe(participant)
    expect([participant, role].every(isWholeKey)).toBe(true)
  })

  test('[AC3] a key that lost its end, got a dot too many or a blank is not whole', () => {
    const role = newRoleKey(newKey(randomBytes), randomBytes)
    for (const broken of ['', role.slice(0, 10), role.slice(0, 23), role.slice(0, 44), `${role}.`, `${role.slice(0, 20)} ${role.slice(21)}`]) {
      expect(isWholeKey(broken), broken).toBe(false)
    }
  })

  test('[AC2] hashes are compared whole, and nonsense equals nothing', () => {
    expect(sameHash(hashOf('a'), hashOf('a'))).toBe(true)
    expect(sameHash(hashOf('a'), hashOf('b'))).toBe(false)
    expect(sameHash('', '')).toBe(false)
    expect(hashOf('a')).not.toContain('a'.repeat(3))
  })

  test('ids are 12 letters that are not mixed up, secrets 256 bits', () => {
    expect(newId(randomBytes)).toMatch(/^[a-km-np-z2-9]{12}$/)
    expect(newSecret(randomBytes)).toHaveLength(43)
    expect(newId(() => Uint8Array.from({ length: 12 }, (_, i) => i * 20))).toHaveLength(12)
  })
})

describe('limits', () => {
  test('[AC23] a bucket gives its burst, then its pace, and never more than its burst', () => {
    let now = 0
    const limiter = openLimiter(() => now)
    const takeAll = () => {
      let taken = 0
      while (limiter.left('guess', 'a')) { limiter.take('guess', 'a'); taken++ }
      return taken
    }
    expect(takeAll()).toBe(limits.guess.burst)
    expect(() => limiter.take('guess', 'a')).toThrow('refused: too-many')
    expect(limiter.left('guess', 'b')).toBe(true)
    now += 60_000 / limits.guess.perMinute
    expect(takeAll()).toBe(1)
    now += 24 * 3_600_000
    expect(takeAll()).toBe(limits.guess.burst)
  })

  test('a clock set back gives no tokens and takes none', () => {
    let now = 1_000_000
    const limiter = openLimiter(() => now)
    limiter.take('guess', 'a')
    now = 0
    expect(limiter.left('guess', 'a')).toBe(true)
  })
})

describe('tickets', () => {
  test('[AC21] a ticket opens for a minute, more than once, and then no more', () => {
    let now = 0
    const tickets = openTickets(() => now, randomBytes)
    const ticket = tickets.give('session-hash')
    expect(tickets.read(ticket)).toBe('session-hash')
    now = TICKET_LIFE - 1
    expect(tickets.read(ticket)).toBe('session-hash')
    now = TICKET_LIFE
    expect(tickets.read(ticket)).toBeNull()
    expect(tickets.read('another')).toBeNull()
  })
})

describe('origins', () => {
  const host = 'acta.pe'
  test.each([
    ['https://acta.pe', true], ['http://acta.pe', true], ['https://acta.pe.evil.example', false], ['https://evil.example', false],
    ['null', false], ['https://acta.pe:444', false], ['https://sub.acta.pe', false], ['file://', false], ['https://acta.pe/', false],
  ])('[AC22] a page of %s is ours: %s', (origin, ours) => {
    expect(isOurs(origin, host, null)).toBe(ours)
    expect(mayWrite({ origin, site: undefined, host }, null)).toBe(ours)
    expect(mayConnect({ origin, site: undefined, host }, 'cookie', null)).toBe(ours)
  })

  test('[AC22] behind a proxy the public address counts too', () => {
    expect(isOurs('https://acta.pe', 'localhost:3000', 'https://acta.pe')).toBe(true)
  })

  test('[AC22] what the browser calls cross-site is refused whatever the origin says', () => {
    for (const site of ['cross-site', 'same-site']) {
      expect(mayWrite({ origin: undefined, site, host }, null)).toBe(false)
      expect(mayConnect({ origin: 'https://acta.pe', site, host }, 'ticket', null)).toBe(false)
    }
  })

  test('[AC22] without an origin a cookie opens no socket, a bearer or a ticket does', () => {
    const said = { origin: undefined, site: undefined, host }
    expect(mayConnect(said, 'cookie', null)).toBe(false)
    expect(mayConnect(said, 'bearer', null)).toBe(true)
    expect(mayConnect(said, 'ticket', null)).toBe(true)
  })
})

describe('callers', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'], ['2001:0db8:0001::', '2001:db8:1:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('[AC25] %s counts as %s', (address, line) => expect(lineOf(address)).toBe(line))
})

describe('names', () => {
  test.each([
    ['  Rosa   Quispe ', 'Rosa Quispe'], ['Ñusta\tHuamán\n', 'Ñusta Huamán'], ['R\u202Easo\u0000', 'Raso'], ['李', '李'], ['3.º B', '3.º B'],
    ['x'.repeat(80), 'x'.repeat(80)],
  ])('[AC14] %j is kept as %j', (typed, kept) => expect(cleanName(typed)).toBe(kept))

  test.each(['', '   ', '\u200B\u2060', '...', 'x'.repeat(81), '\u0001'])('[AC14] %j is no name', (typed) => expect(cleanName(typed)).toBeNull())

  test('[AC15] case and accents make no other name', () => {
    expect(sameName('Rosa Quíspe', 'rosa  quispe')).toBe(true)
    expect(sameName('Rosa', 'Rosana')).toBe(false)
    expect(sameName('Peña', 'Pena')).toBe(false)
  })
})
