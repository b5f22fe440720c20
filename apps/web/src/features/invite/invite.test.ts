/* What is sent out: the group's message within its limit, and a calendar file other programs accept. */
import { expect, test } from 'vitest'
import { fold } from '../../parts/icalendar.ts'
import { calendarFile } from './calendar.ts'
import { groupMessage, longestMessage, shorten, whatsappUrl } from './message.ts'

const link = 'https://acta.pe/r/k7m2p9qw4xtz#abcdefghijklmnopqrstu1'

test('[IN1] the link stands alone on the last line, whatever comes before it', () => {
  const message = groupMessage(['Te invito a «Retroalimentación».', '', 'Entra con tu nombre:'], link)
  expect(message.split('\n')).toEqual(['Te invito a «Retroalimentación».', 'Entra con tu nombre:', '', link])
})
test('[IN1] a long text is shortened to 600 and the link stays whole', () => {
  for (const lines of [['a '.repeat(500), 'Cuándo: hoy', 'b '.repeat(400)], ['x'.repeat(2000)],
    Array.from({ length: 40 }, () => 'línea de treinta caracteres...')]) {
    const message = groupMessage(lines, link)
    expect(message.length).toBeLessThanOrEqual(longestMessage)
    expect(message.endsWith(`\n\n${link}`)).toBe(true)
  }
})
test('shortening ends at a word', () => {
  expect(shorten('Cómo retroalimentamos en comunicación', 25)).toBe('Cómo retroalimentamos en…')
  expect(shorten('  corto \n texto ', 25)).toBe('corto texto')
})
test('the messenger gets the text as one parameter', () => {
  expect(new URL(whatsappUrl(`¿Vienes? & más\n${link}`)).searchParams.get('text')).toBe(`¿Vienes? & más\n${link}`)
})
test('[IN2] a calendar line is folded at 75 octets and unfolds to itself', () => {
  const line = `SUMMARY:${'Retroalimentación para niñas y niños ñandú '.repeat(6)}`
  const folded = fold(line).split('\r\n')
  expect(folded.length).toBeGreaterThan(3)
  for (const part of folded) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75)
  expect(folded.join('\r\n').replaceAll('\r\n ', '')).toBe(line)
})
test('[IN2] a meeting becomes one event with its end, its alarm and the participant link', () => {
  const file = calendarFile({
    id: 'k7m2', title: 'Acuerdos; metas, fechas', startsAt: Date.UTC(2027, 4, 10, 21), minutes: 90, description: 'uno\ndos',
      link, now: Date.UTC(2027, 4, 1),
  })
  expect(file).toContain('DTSTART:20270510T210000Z\r\nDTEND:20270510T223000Z\r\n')
  expect(file).toContain('SUMMARY:Acuerdos\\; metas\\, fechas\r\n')
  expect(file).toContain('DESCRIPTION:uno\\ndos\r\n')
  expect(file.replaceAll('\r\n ', '')).toContain(`URL:${link}`)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})
