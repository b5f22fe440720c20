/* What Crear works out by itself. */
import { expect, test } from 'vitest'
import { offeredTotals, templateIndex } from '@acta-viva/model/templates'
import { callHost, callLimit, nearestLength, nextHour, startMoment, templatesInContext } from './plan.ts'

test('three templates, a network’s own when the community is one', () => {
  const ids = (community: string) => templatesInContext(templateIndex, community).map((entry) => entry.id)
  expect(ids('CAP de la I. E. 7054')).toHaveLength(3)
  expect(ids('CAP de la I. E. 7054')[0]).toBe('drelm-6')
  expect(ids('Red 12 de Villa María')).toEqual(['red-cap-1', 'red-cap-2-3', 'red-balance'])
  expect(ids('Colegio Redentor')[0]).toBe('drelm-6')
})
test('a free call’s limit is known by its host, not by words in the address', () => {
  expect(['https://us05web.zoom.us/j/1', 'https://meet.google.com/abc', 'https://call.whatsapp.com/x',
    'https://x.pe/zoom.us'].map(callLimit)).toEqual([40, 60, null, null])
  expect(['meet.google.com/abc', 'https://', 'javascript:alert(1)',
    'https://meet.google.com/a'].map(callHost)).toEqual([undefined, undefined, undefined, 'meet.google.com'])
})
test('the offered length nearest to the template’s', () => {
  expect([30, 45, 100, 180].map((wanted) => nearestLength(offeredTotals, wanted))).toEqual([60, 60, 90, 180])
})
test('a date needs both parts; the form opens at the next whole hour', () => {
  expect(startMoment('2027-05-10', '16:00')).toBe(new Date(2027, 4, 10, 16).getTime())
  expect([startMoment('', '16:00'), startMoment('2027-05-10', ''), startMoment('x', 'y')]).toEqual([null, null, null])
  expect(nextHour(new Date(2027, 11, 31, 23, 40).getTime())).toEqual({ date: '2028-01-01', time: '00:00' })
})
